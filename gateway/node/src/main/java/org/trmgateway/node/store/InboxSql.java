package org.trmgateway.node.store;

/** Statements on {@code inbox}. */
final class InboxSql {

    static final String PUT = """
            INSERT INTO inbox (
                party, message_id, kind, type, media_type, encrypted_content, encrypted_part, custody,
                arrived_at, fetched_at, acknowledged_at, readable_until)
            VALUES (
                :party, :messageId, :kind, :type, :mediaType, :encryptedContent, :encryptedPart, :custody,
                :arrivedAt, :fetchedAt, :acknowledgedAt, :readableUntil)
            ON CONFLICT (party, message_id, kind) DO NOTHING
            """;

    private static final String SELECT = """
            SELECT message_id, type, kind, media_type, arrived_at, fetched_at, acknowledged_at, custody, readable_until
              FROM inbox
            """;

    static final String WAITING = SELECT + """
             WHERE party = :party AND acknowledged_at IS NULL AND encrypted_content IS NOT NULL
             ORDER BY arrived_at, message_id
             LIMIT :most
            """;

    static final String FIND = SELECT + """
             WHERE party = :party AND message_id = :messageId
             ORDER BY kind
             LIMIT 1
            """;

    static final String CONTENT = """
            SELECT encrypted_content FROM inbox
             WHERE party = :party AND message_id = :messageId
             ORDER BY kind
             LIMIT 1
            """;

    static final String PART = """
            SELECT encrypted_part FROM inbox
             WHERE party = :party AND message_id = :messageId AND encrypted_part IS NOT NULL
             ORDER BY kind
             LIMIT 1
            """;

    static final String FETCHED = """
            UPDATE inbox SET fetched_at = :at
             WHERE party = :party AND message_id = :messageId AND fetched_at IS NULL
            """;

    static final String ACKNOWLEDGE = """
            UPDATE inbox SET acknowledged_at = :at
             WHERE party = :party AND message_id = :messageId AND acknowledged_at IS NULL
            """;

    private InboxSql() {}
}
