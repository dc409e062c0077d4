package org.trmgateway.node.store;

/** Statements on {@code submission} and {@code submission_message}. */
final class SubmissionSql {

    static final String FIND = """
            SELECT s.party, s.idempotency_key, s.original_sha256, s.receipt, s.accepted_at,
                   array(SELECT m.message_id
                           FROM submission_message m
                          WHERE m.party = s.party AND m.idempotency_key = s.idempotency_key
                          ORDER BY m.position) AS message_ids
              FROM submission s
             WHERE s.party = :party AND s.idempotency_key = :idempotencyKey
            """;

    static final String LOCK_KEY = """
            SELECT 1 FROM (SELECT pg_advisory_xact_lock(:key)) taken
            """;

    static final String INSERT = """
            WITH accepted AS (
                INSERT INTO submission (party, idempotency_key, original_sha256, receipt, accepted_at)
                VALUES (:party, :idempotencyKey, :originalSha256, :receipt, :acceptedAt)
                RETURNING party, idempotency_key)
            INSERT INTO submission_message (party, idempotency_key, position, message_id)
            SELECT a.party, a.idempotency_key, ids.position, ids.message_id
              FROM accepted a, unnest(:messageIds::uuid[]) WITH ORDINALITY AS ids (message_id, position)
            """;

    private SubmissionSql() {}
}
