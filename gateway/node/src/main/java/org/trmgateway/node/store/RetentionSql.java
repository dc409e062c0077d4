package org.trmgateway.node.store;

/**
 * Statements by which cases and messages are erased. What is due is found by the partial indexes of {@code case_file}, or by the ids of {@code
 * message_body}, which begin with the time at which they were minted.
 */
final class RetentionSql {

    static final String LOCK = """
            SELECT 1 FROM case_file WHERE id = :id AND NOT held AND erased_at IS NULL FOR NO KEY UPDATE SKIP LOCKED
            """;

    static final String ONLY = " AND c.id = :id";

    private static final String NOTHING_LEAVES = """
               AND NOT c.held
               AND NOT EXISTS (
                   SELECT 1 FROM message m
                    WHERE m.case_id = c.id AND m.state IN ('ACCEPTED', 'SEALED', 'RECEIVED', 'PARKED'))
            """;

    /** Whom a message never reached owes no confirmation. */
    static final String WITHDRAWN = """
            SELECT c.id FROM case_file c
             WHERE c.withdrawn_at IS NOT NULL AND c.erased_at IS NULL
            """ + NOTHING_LEAVES + """
               AND (c.withdrawn_at <= :limit
                    OR NOT EXISTS (
                       SELECT 1 FROM message m
                        WHERE m.case_id = c.id
                          AND (m.state IN ('RELAYED', 'CONSIGNED')
                               OR EXISTS (SELECT 1 FROM outbox o WHERE o.message_id = m.message_id)
                               OR EXISTS (
                                  SELECT 1 FROM inbox i
                                   WHERE i.party = c.holder AND i.message_id = m.message_id AND i.acknowledged_at IS NULL)))
                       AND NOT EXISTS (
                       SELECT 1 FROM expectation e
                         JOIN message q ON q.message_id = e.message_id AND q.direction = e.direction
                        WHERE e.case_id = c.id AND e.reply = 'M24' AND e.answered_at IS NULL AND e.cancelled_at IS NULL
                          AND q.state NOT IN ('REFUSED', 'EXPIRED', 'QUARANTINED')))
            """;

    static final String ADDRESSING = """
            SELECT c.id FROM case_file c
             WHERE c.ended_at <= :limit AND c.addressing_erased_at IS NULL AND c.erased_at IS NULL
            """ + NOTHING_LEAVES;

    static final String INDEX = """
            SELECT c.id FROM case_file c
             WHERE c.ended_at <= :limit AND c.index_erased_at IS NULL AND c.erased_at IS NULL
            """ + NOTHING_LEAVES;

    static final String KEY = """
            SELECT c.id FROM case_file c
             WHERE c.ended_at <= :limit AND c.erased_at IS NULL
            """ + NOTHING_LEAVES;

    static final String OLDEST_FIRST = " ORDER BY c.ended_at, c.id LIMIT :most";

    static final String REFERENCES = """
            SELECT DISTINCT case_reference FROM message WHERE case_id = :id ORDER BY case_reference
            """;

    /** The case is locked, so that no hold is set meanwhile; a case that somebody else works on has its turn later. */
    static final String ERASE_BODIES = """
            WITH due AS MATERIALIZED (
                SELECT b.message_id, b.direction
                  FROM message_body b
                  JOIN message m ON m.message_id = b.message_id AND m.direction = b.direction
                  JOIN case_file c ON c.id = m.case_id
                 WHERE b.message_id >= :from AND b.message_id < :to AND m.ended_at <= :limit AND NOT c.held
                 ORDER BY b.message_id, b.direction
                 LIMIT :most
                   FOR NO KEY UPDATE OF c SKIP LOCKED),
            bodies AS (
                DELETE FROM message_body b USING due d WHERE b.message_id = d.message_id AND b.direction = d.direction),
            envelopes AS (
                DELETE FROM envelope e USING due d WHERE e.message_id = d.message_id AND e.direction = d.direction)
            SELECT count(*) FROM due
            """;

    static final String ERASE_ACKNOWLEDGED = """
            WITH due AS MATERIALIZED (
                SELECT i.party, i.message_id, i.kind
                  FROM inbox i
                 WHERE i.acknowledged_at <= :limit AND i.encrypted_content IS NOT NULL
                   AND NOT EXISTS (
                       SELECT 1 FROM message m JOIN case_file c ON c.id = m.case_id
                        WHERE m.message_id = i.message_id AND c.held)
                   AND NOT EXISTS (
                       SELECT 1 FROM expectation e JOIN case_file c ON c.id = e.case_id
                        WHERE e.reminder_id = i.message_id AND c.held)
                   AND NOT EXISTS (
                       SELECT 1 FROM expectation e JOIN case_file c ON c.id = e.case_id
                        WHERE e.escalation_id = i.message_id AND c.held)
                 ORDER BY i.acknowledged_at
                 LIMIT :most
                   FOR NO KEY UPDATE OF i SKIP LOCKED)
            UPDATE inbox i SET encrypted_content = NULL, encrypted_part = NULL
              FROM due d
             WHERE i.party = d.party AND i.message_id = d.message_id AND i.kind = d.kind
            """;

    static final String ERASE_CONTENTS = """
            WITH own AS MATERIALIZED (
                SELECT message_id, direction FROM message WHERE case_id = :id),
            bodies AS (
                DELETE FROM message_body b USING own m WHERE b.message_id = m.message_id AND b.direction = m.direction),
            envelopes AS (
                DELETE FROM envelope e USING own m WHERE e.message_id = m.message_id AND e.direction = m.direction)
            UPDATE inbox i SET encrypted_content = NULL, encrypted_part = NULL
              FROM case_file c
             WHERE c.id = :id AND i.party = c.holder
               AND i.message_id IN (
                   SELECT message_id FROM own
                   UNION ALL
                   SELECT unnest(ARRAY[r.notice_id, r.reminder_id]) FROM reveal_order r JOIN own m USING (message_id))
            """;

    static final String ERASE_ADDRESSING = """
            WITH spent AS (
                DELETE FROM case_relation WHERE case_id = :id RETURNING holder, reference),
            kept AS (
                INSERT INTO spent_reference (holder, conversation_id)
                SELECT holder, sha256(convert_to('conversation/v1:' || reference, 'UTF8')) FROM spent
                ON CONFLICT DO NOTHING),
            consents AS (
                DELETE FROM consent WHERE case_id = :id),
            withdrawals AS (
                DELETE FROM withdrawal WHERE case_id = :id),
            pseudonyms AS (
                DELETE FROM pseudonym_index.received WHERE case_id = :id),
            expectations AS (
                DELETE FROM expectation WHERE case_id = :id RETURNING reminder_id, escalation_id),
            notices AS (
                UPDATE inbox i SET encrypted_content = NULL, encrypted_part = NULL
                  FROM case_file c, expectations e
                 WHERE c.id = :id AND i.party = c.holder AND i.message_id IN (e.reminder_id, e.escalation_id))
            UPDATE case_file
               SET encrypted_case_number = NULL, blinded_number = NULL, encrypted_facts = NULL, addressing_erased_at = :at
             WHERE id = :id
            """;

    static final String INDEX_ERASED = """
            UPDATE case_file SET index_erased_at = coalesce(index_erased_at, :at) WHERE id = :id
            """;

    static final String ERASE_KEY = """
            WITH shredded AS (
                DELETE FROM vault_key WHERE case_id = :id)
            UPDATE case_file SET erased_at = :at WHERE id = :id
            """;

    static final String SET_HOLD = """
            WITH put AS (
                INSERT INTO legal_hold (case_id, reason, set_at, set_by) VALUES (:id, :reason, :at, :role)
                ON CONFLICT (case_id) WHERE lifted_at IS NULL DO NOTHING
                RETURNING case_id)
            UPDATE case_file c SET held = true FROM put WHERE c.id = put.case_id
            """;

    static final String LIFT_HOLD = """
            WITH lifted AS (
                UPDATE legal_hold SET lifted_at = :at, lifted_by = :role WHERE case_id = :id AND lifted_at IS NULL
                RETURNING case_id)
            UPDATE case_file c SET held = false FROM lifted WHERE c.id = lifted.case_id
            """;

    private RetentionSql() {}
}
