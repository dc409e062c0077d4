package org.trmgateway.node.store;

/** Statements on {@code reveal_order}. */
final class RevealSql {

    static final String INSERT = """
            INSERT INTO reveal_order (
                order_id, message_id, signed_order, case_officer_approval, data_protection_approval, state,
                notice_id, reminder_id, ordered_at)
            VALUES (
                :orderId, :messageId, :order, :caseOfficer, :dataProtection, :state, :noticeId, :reminderId, :orderedAt)
            ON CONFLICT (order_id) DO NOTHING
            """;

    static final String LOCK = """
            SELECT order_id, message_id, signed_order, case_officer_approval, data_protection_approval, state,
                   notice_id, reminder_id, ordered_at, concluded_at, tell_by, reminded_at
              FROM reveal_order
             WHERE order_id = :orderId
               FOR UPDATE
            """;

    static final String CHANGE = """
            UPDATE reveal_order
               SET state = :state, concluded_at = :concludedAt, tell_by = :tellBy, reminded_at = :remindedAt
             WHERE order_id = :orderId
            """;

    static final String TAKEN_SINCE = """
            SELECT count(*) FROM reveal_order WHERE ordered_at > :since
            """;

    static final String UNFINISHED = """
            SELECT order_id FROM reveal_order WHERE state = 'ORDERED' AND ordered_at < :before ORDER BY ordered_at LIMIT :most
            """;

    static final String TO_TELL = """
            SELECT o.order_id FROM reveal_order o
             WHERE o.tell_by <= :now AND o.reminded_at IS NULL
               AND NOT EXISTS (
                   SELECT 1 FROM message m JOIN case_file c ON c.id = m.case_id
                    WHERE m.message_id = o.message_id AND c.erased_at IS NOT NULL)
             ORDER BY o.tell_by LIMIT :most
            """;

    static final String ABOUT_NOTICE = """
            SELECT message_id FROM reveal_order WHERE notice_id = :noticeId OR reminder_id = :noticeId
            """;

    private RevealSql() {}
}
