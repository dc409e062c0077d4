package org.trmgateway.node.store;

/**
 * Statements on {@code case_file}, {@code vault_key}, {@code case_relation}, {@code consent} and {@code withdrawal}.
 *
 * <p>{@code FOR NO KEY UPDATE} locks a case against every other holder of the lock, and lets rows that refer to it be written meanwhile.
 */
final class CaseSql {

    /**
     * Whoever waited for the lock while the key was erased gets the case as it is now, but the key as it was: {@code erased_at} tells, because
     * it is asked of the row that was locked.
     */
    private static final String SELECT_CASE = """
            SELECT c.id, c.holder, c.opened_here, c.state, c.encrypted_case_number, c.encrypted_facts,
                   k.reference_key, k.subject_id, k.wrapped_data_key
              FROM case_file c
              JOIN vault_key k ON k.case_id = c.id
            """;

    static final String LOCK_BY_NUMBER = SELECT_CASE + """
             WHERE c.holder = :holder AND c.blinded_number = :blindedNumber AND c.erased_at IS NULL
               FOR NO KEY UPDATE OF c
            """;

    static final String LOCK_BY_REFERENCE = SELECT_CASE + """
              JOIN case_relation r ON r.case_id = c.id
             WHERE r.holder = :holder AND r.reference = :reference
               AND c.erased_at IS NULL AND c.addressing_erased_at IS NULL
               FOR NO KEY UPDATE OF c
            """;

    static final String LOCK = SELECT_CASE + """
             WHERE c.id = :id AND c.erased_at IS NULL
               FOR NO KEY UPDATE OF c
            """;

    static final String LOCK_ONLY = """
            SELECT 1 FROM case_file WHERE id = :id FOR NO KEY UPDATE
            """;

    static final String INSERT_CASE = """
            WITH opened AS (
                INSERT INTO case_file (id, holder, opened_here, state, encrypted_case_number, blinded_number)
                VALUES (:id, :holder, :openedHere, :state, :encryptedCaseNumber, :blindedNumber)
                RETURNING id)
            INSERT INTO vault_key (case_id, reference_key, subject_id, wrapped_data_key)
            SELECT id, :referenceKey, :subjectId, :wrappedDataKey FROM opened
            """;

    static final String STATE = """
            SELECT state FROM case_file WHERE id = :id
            """;

    static final String CHANGE_STATE = """
            UPDATE case_file
               SET state = :state,
                   ended_at = CASE WHEN :state IN ('WITHDRAWN', 'CLOSED') THEN coalesce(ended_at, current_timestamp) END,
                   withdrawn_at = CASE WHEN :state = 'WITHDRAWN' THEN coalesce(withdrawn_at, current_timestamp) END
             WHERE id = :id
            """;

    static final String IS_ERASED = """
            SELECT EXISTS (SELECT 1 FROM case_file WHERE id = :id AND erased_at IS NOT NULL)
            """;

    static final String IS_SPENT = """
            SELECT EXISTS (
                   SELECT 1 FROM spent_reference WHERE holder = :holder AND conversation_id = :conversationId)
            """;

    static final String PUT_FACTS = """
            UPDATE case_file SET encrypted_facts = :facts WHERE id = :id
            """;

    static final String INSERT_RELATION = """
            INSERT INTO case_relation (case_id, peer, strand, holder, reference, opened_here, last_sent, last_delivered)
            SELECT id, :peer, :strand, holder, :reference, :openedHere, :lastSent, :lastDelivered
              FROM case_file WHERE id = :id
            """;

    private static final String SELECT_RELATION = """
            SELECT r.case_id, r.peer, r.strand, r.reference, r.opened_here, r.last_sent, r.last_delivered
              FROM case_relation r
            """;

    static final String LOCK_RELATION = SELECT_RELATION + """
              JOIN case_file c ON c.id = r.case_id
             WHERE r.case_id = :id AND r.reference = :reference
               FOR NO KEY UPDATE OF c, r
            """;

    static final String RELATIONS = SELECT_RELATION + """
             WHERE r.case_id = :id
             ORDER BY r.peer, r.strand
            """;

    static final String NEXT_SEQUENCE = """
            UPDATE case_relation SET last_sent = last_sent + 1
             WHERE case_id = :id AND reference = :reference
            RETURNING last_sent
            """;

    static final String RELEASE_SEQUENCE = """
            UPDATE case_relation SET last_sent = last_sent - 1
             WHERE case_id = :id AND reference = :reference AND last_sent = :sequence
            """;

    static final String DELIVERED = """
            UPDATE case_relation SET last_delivered = greatest(last_delivered, :sequence)
             WHERE case_id = :id AND reference = :reference
            """;

    /**
     * A cell that was withdrawn comes back only by a consent that begins later: a repeated old one must not undo the withdrawal. One that
     * covers what was withdrawn before this node knew of it is kept as withdrawn.
     */
    static final String PUT_CONSENT = """
            INSERT INTO consent (case_id, purpose, recipient, category, valid_from, valid_until, withdrawn_on)
            SELECT :id, :purpose, :recipient, :category, :validFrom, :validUntil, coalesce(:withdrawnOn::date, (
                   SELECT max(x.withdrawn_on) FROM withdrawal x
                    WHERE x.case_id = :id
                      AND (x.purpose IS NULL OR x.purpose = :purpose)
                      AND (x.category IS NULL OR x.category = :category)
                      AND x.withdrawn_on >= :validFrom))
             WHERE NOT EXISTS (
                   SELECT 1 FROM consent w
                    WHERE w.case_id = :id AND w.purpose = :purpose AND w.recipient = :recipient AND w.category = :category
                      AND w.withdrawn_on IS NOT NULL
                      AND greatest(w.withdrawn_on, w.valid_from) >= :validFrom)
            ON CONFLICT (case_id, purpose, recipient, category) WHERE withdrawn_on IS NULL
            DO UPDATE SET valid_from = excluded.valid_from, valid_until = excluded.valid_until
            """;

    static final String CONSENTS = """
            SELECT purpose, recipient, category, valid_from, valid_until, withdrawn_on
              FROM consent
             WHERE case_id = :id
             ORDER BY id
            """;

    /** One row when it is said for the first time on the day. */
    static final String SAY_WITHDRAWN = """
            INSERT INTO withdrawal (case_id, purpose, category, withdrawn_on)
            SELECT :id, :purpose::text, :category::text, :day
             WHERE NOT EXISTS (
                   SELECT 1 FROM withdrawal
                    WHERE case_id = :id AND withdrawn_on = :day
                      AND purpose IS NOT DISTINCT FROM :purpose::text AND category IS NOT DISTINCT FROM :category::text)
            """;

    static final String WITHDRAW = """
            UPDATE consent SET withdrawn_on = :day
             WHERE case_id = :id AND withdrawn_on IS NULL
               AND (:purpose::text IS NULL OR purpose = :purpose)
               AND (:category::text IS NULL OR category = :category)
            """;

    private CaseSql() {}
}
