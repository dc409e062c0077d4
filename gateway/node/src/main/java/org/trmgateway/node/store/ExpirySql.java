package org.trmgateway.node.store;

/** Statements on {@code expiry}, and those that delete what can be read of a message. */
final class ExpirySql {

    static final String KEEP_UNTIL = """
            INSERT INTO expiry (message_id, direction, due_at) VALUES (:messageId, :direction, :at)
            ON CONFLICT (message_id, direction) DO UPDATE SET due_at = excluded.due_at
            """;

    static final String KEEP = """
            DELETE FROM expiry WHERE message_id = :messageId AND direction = :direction
            """;

    static final String DUE = """
            SELECT message_id, direction FROM expiry WHERE due_at <= :at
             ORDER BY due_at, message_id
             LIMIT :most
            """;

    static final String DELETE_BODY = """
            DELETE FROM message_body WHERE message_id = :messageId AND direction = :direction
            """;

    static final String DELETE_ENVELOPE = """
            UPDATE envelope SET cms = NULL WHERE message_id = :messageId AND direction = :direction
            """;

    /** A submission that became several messages held the same in each. */
    static final String DELETE_ORIGINAL = """
            UPDATE submission SET encrypted_original = NULL
              FROM submission_message
             WHERE submission_message.message_id = :messageId
               AND submission.party = submission_message.party
               AND submission.idempotency_key = submission_message.idempotency_key
               AND :direction = 'OUT'
            """;

    static final String DELETE_INBOX = """
            UPDATE inbox SET encrypted_content = NULL, encrypted_part = NULL
              FROM message
             WHERE message.message_id = :messageId AND message.direction = 'IN' AND :direction = 'IN'
               AND inbox.party = message.to_party AND inbox.message_id = message.message_id
               AND inbox.kind = 'message' AND inbox.readable_until <= :at
            """;

    private ExpirySql() {}
}
