package org.trmgateway.node.store;

/** Statements on {@code expectation}. */
final class ExpectationSql {

    static final String PUT = """
            INSERT INTO expectation (
                message_id, direction, reply, case_id, peer, deadline, reminder_id, escalation_id,
                started_at, due_at, look_at, reminded_at, escalated_at, answered_at, cancelled_at)
            VALUES (
                :messageId, :direction, :reply, :caseId, :peer, :deadline, :reminderId, :escalationId,
                :startedAt, :dueAt, :lookAt, :remindedAt, :escalatedAt, :answeredAt, :cancelledAt)
            ON CONFLICT (message_id, direction, reply) DO NOTHING
            """;

    private static final String SELECT = """
            SELECT message_id, direction, reply, case_id, peer, deadline, reminder_id, escalation_id,
                   started_at, due_at, look_at, reminded_at, escalated_at, answered_at, cancelled_at
              FROM expectation
            """;

    static final String OF = SELECT + """
             WHERE message_id = :messageId AND direction = :direction
             ORDER BY reply
            """;

    static final String LOCK = SELECT + """
             WHERE message_id = :messageId AND direction = :direction AND reply = :reply
               FOR NO KEY UPDATE
            """;

    /** Ids begin with the time at which they were minted. */
    static final String LOCK_OLDEST_OPEN = SELECT + """
             WHERE case_id = :caseId AND direction = :direction AND peer = :peer AND reply = :reply
               AND answered_at IS NULL AND cancelled_at IS NULL
             ORDER BY message_id
             LIMIT 1
               FOR NO KEY UPDATE
            """;

    static final String CHANGE = """
            UPDATE expectation
               SET started_at = :startedAt, due_at = :dueAt, look_at = :lookAt, reminded_at = :remindedAt,
                   escalated_at = :escalatedAt, answered_at = :answeredAt, cancelled_at = :cancelledAt
             WHERE message_id = :messageId AND direction = :direction AND reply = :reply
            """;

    static final String DUE = SELECT + """
             WHERE look_at <= :now
             ORDER BY look_at, message_id, direction, reply
             LIMIT :most
            """;

    static final String OF_NOTICE = SELECT + """
             WHERE reminder_id = :noticeId OR escalation_id = :noticeId
            """;

    private ExpectationSql() {}
}
