package org.trmgateway.node.store;

/** Statements on {@code message_hold}. */
final class HoldSql {

    /** What is promised, parked or waiting in an inbox: each is few rows, however many messages there ever were. */
    static final String IN_FLIGHT = """
            WITH waiting AS (
                SELECT message_id, CASE step WHEN 'DELIVER' THEN 'IN' ELSE 'OUT' END AS direction
                  FROM outbox WHERE step IN ('SEAL', 'DISPATCH', 'DELIVER')
                UNION
                SELECT message_id, 'IN' FROM parked
                UNION
                SELECT message_id, 'IN' FROM inbox
                 WHERE kind = 'message' AND acknowledged_at IS NULL AND fetched_at IS NULL)
            """ + MessageSql.SELECT + """
              JOIN waiting USING (message_id, direction)
             WHERE (from_party IN (:parties) OR to_party IN (:parties))
               AND state NOT IN ('DELIVERED', 'REFUSED', 'EXPIRED', 'QUARANTINED')
             ORDER BY accepted_at, message_id, direction
            """;

    static final String HOLD = """
            INSERT INTO message_hold (message_id, direction, party, since, sealed_to)
            VALUES (:messageId, :direction, :party, :since, :sealedTo)
            ON CONFLICT (message_id, direction) DO NOTHING
            """;

    private static final String SELECT = """
            SELECT h.message_id, h.direction, h.party, h.since, h.sealed_to
              FROM message_hold h JOIN message m ON m.message_id = h.message_id AND m.direction = h.direction
            """;

    static final String FIND = SELECT + """
             WHERE h.message_id = :messageId AND h.direction = :direction
            """;

    static final String ALL = SELECT + """
             WHERE m.state NOT IN ('DELIVERED', 'REFUSED', 'EXPIRED', 'QUARANTINED')
             ORDER BY h.since, h.message_id, h.direction
            """;

    static final String OF_PARTY = SELECT + """
             WHERE m.state NOT IN ('DELIVERED', 'REFUSED', 'EXPIRED', 'QUARANTINED') AND m.own_party = :party
             ORDER BY h.since, h.message_id, h.direction
             LIMIT :most
            """;

    static final String RELEASE = """
            DELETE FROM message_hold WHERE message_id = :messageId AND direction = :direction
            """;

    static final String WAKE = """
            UPDATE outbox o SET due_at = :now
              FROM message m
             WHERE m.message_id = o.message_id AND o.sent_at IS NULL AND o.due_at > :now
               AND (m.from_party IN (:parties) OR m.to_party IN (:parties))
            """;

    private HoldSql() {}
}
