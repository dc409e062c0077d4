package org.trmgateway.node.store;

/** Statements on {@code vault.identity_key} and {@code vault.identity_field}. */
final class IdentitySql {

    static final String INSERT_KEY = """
            INSERT INTO vault.identity_key (record, subject_id, message_id, binding, sealed_key)
            VALUES (:record, :subjectId, :messageId, :binding, :sealedKey)
            """;

    static final String INSERT_FIELDS = """
            INSERT INTO vault.identity_field (record, field, encrypted)
            SELECT :record, content.field, content.encrypted
              FROM unnest(:fields::text[], :encrypted::bytea[]) AS content (field, encrypted)
            """;

    static final String NEWEST = """
            SELECT DISTINCT ON (f.field) f.field, f.encrypted, k.record, k.binding, k.sealed_key
              FROM vault.identity_key k
              JOIN vault.identity_field f ON f.record = k.record
             WHERE k.subject_id = :subjectId AND f.field = ANY (:fields::text[])
             ORDER BY f.field, k.position DESC
            """;

    /** The fields go with the key. */
    static final String ERASE = """
            DELETE FROM vault.identity_key WHERE subject_id = :subjectId
            """;

    private IdentitySql() {}
}
