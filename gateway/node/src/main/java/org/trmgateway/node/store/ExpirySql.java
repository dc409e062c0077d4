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

    /** Under a legal hold it is kept, though nobody can fetch it any more. */
    static final String DUE = """
            SELECT e.message_id, e.direction
              FROM expiry e
              JOIN message m ON m.message_id = e.message_id AND m.direction = e.direction
              JOIN case_file c ON c.id = m.case_id
             WHERE e.due_at <= :at AND NOT c.held
             ORDER BY e.due_at, e.message_id
             LIMIT :most
            """;

    static final String DELETE_BODY = """
            DELETE FROM message_body WHERE message_id = :messageId AND direction = :direction
            """;

    static final String DELETE_ENVELOPE = """
            UPDATE envelope SET cms = NULL WHERE message_id = :messageId AND direction = :direction
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
