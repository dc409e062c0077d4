package org.trmgateway.node.store;

/** Statements on {@code outbox}. */
final class OutboxSql {

    static final String PROMISE = """
            INSERT INTO outbox (message_id, step, destination, attempt, due_at, promised_at)
            VALUES (:messageId, :step, :destination, :attempt, :dueAt, :promisedAt)
            ON CONFLICT (message_id, step) DO NOTHING
            """;

    /** Each half reads its own index from the start, so that a long queue at the broker costs nothing here. */
    static final String DUE = """
            (SELECT message_id, step, destination, attempt, due_at, promised_at
               FROM outbox WHERE sent_at IS NULL AND due_at <= :now
              ORDER BY due_at LIMIT :most)
            UNION ALL
            (SELECT message_id, step, destination, attempt, due_at, promised_at
               FROM outbox WHERE sent_at < :staleBefore AND due_at <= :now
              ORDER BY sent_at LIMIT :most)
            LIMIT :most
            """;

    static final String SENT = """
            UPDATE outbox SET sent_at = :at WHERE message_id = :messageId AND step = :step AND attempt = :attempt
            """;

    /** Does not wait for the disk: if a power cut loses it, the step is sent again and the broker drops the duplicate. */
    static final String SENT_RELAXED = """
            WITH relaxed AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true) AS setting)
            UPDATE outbox SET sent_at = :at FROM relaxed
             WHERE message_id = :messageId AND step = :step AND attempt = :attempt AND relaxed.setting = 'off'
            """;

    static final String DONE = """
            DELETE FROM outbox WHERE message_id = :messageId AND step = :step
            """;

    static final String POSTPONE = """
            UPDATE outbox SET attempt = attempt + 1, due_at = :dueAt, sent_at = NULL
             WHERE message_id = :messageId AND step = :step AND attempt = :failedAttempt
            """;

    static final String SIZE = """
            SELECT count(*) FROM outbox
            """;

    private OutboxSql() {}
}
