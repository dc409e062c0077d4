package org.trmgateway.node.store;

/** Statements on {@code message}, {@code message_body}, {@code envelope}, {@code parked}, {@code receipt} and {@code step_done}. */
final class MessageSql {

    static final String INSERT = """
            WITH inserted AS (
                INSERT INTO message (
                    message_id, direction, type, case_id, case_reference, sequence, from_party, to_party, purpose,
                    created, expires, suite, pack_version, policy_version, choreography_version, code_list_version,
                    original_sha256, in_reply_to, state, view, case_state_before, case_state_after,
                    envelope_sha256, container_sha256, refusal_code, refusal_field, refusal_rule, refusal_position,
                    accepted_at, delivered_at, ended_at)
                VALUES (
                    :messageId, :direction, :type, :caseId, :caseReference, :sequence, :from, :to, :purpose,
                    :created, :expires, :suite, :pack, :policy, :choreography, :codeLists,
                    :originalSha256, :inReplyTo, :state, :view, :caseStateBefore, :caseStateAfter,
                    :envelopeSha256, :containerSha256, :refusalCode, :refusalField, :refusalRule, :refusalPosition,
                    :acceptedAt, :deliveredAt,
                    CASE WHEN :state IN ('DELIVERED', 'REFUSED', 'EXPIRED', 'QUARANTINED') THEN current_timestamp END)
                ON CONFLICT (message_id, direction) DO NOTHING
                RETURNING message_id, direction, case_id, case_reference, sequence, accepted_at, state),
            waiting AS (
                INSERT INTO parked (message_id, case_id, reference, sequence, since)
                SELECT message_id, case_id, case_reference, sequence, accepted_at FROM inserted
                 WHERE direction = 'IN' AND state = 'PARKED')
            INSERT INTO message_body (message_id, direction, encrypted_body)
            SELECT message_id, direction, :encryptedBody FROM inserted
            """;

    static final String SELECT = """
            SELECT message_id, direction, type, case_id, case_reference, sequence, from_party, to_party, purpose,
                   created, expires, suite, pack_version, policy_version, choreography_version, code_list_version,
                   original_sha256, in_reply_to, state, view, case_state_before, case_state_after,
                   envelope_sha256, container_sha256, refusal_code, refusal_field, refusal_rule, refusal_position,
                   accepted_at, delivered_at
              FROM message
            """;

    static final String FIND = SELECT + """
             WHERE message_id = :messageId AND direction = :direction
            """;

    static final String LOCK = FIND + """
               FOR NO KEY UPDATE
            """;

    static final String RECENT = SELECT + """
             WHERE own_party = :party
             ORDER BY accepted_at DESC, message_id DESC
             LIMIT :most
            """;

    static final String BODY = """
            SELECT message_body.encrypted_body
              FROM message LEFT JOIN message_body USING (message_id, direction)
             WHERE message_id = :messageId AND direction = :direction
            """;

    static final String HAS_BODY = """
            SELECT EXISTS (SELECT 1 FROM message_body WHERE message_id = :messageId AND direction = :direction)
            """;

    static final String REPLACE_BODY = """
            UPDATE message_body SET encrypted_body = :encryptedBody WHERE message_id = :messageId AND direction = :direction
            """;

    static final String PUT_ENVELOPE = """
            WITH sealed AS (
                UPDATE message SET envelope_sha256 = :envelopeSha256, container_sha256 = :containerSha256
                 WHERE message_id = :messageId AND direction = :direction
                RETURNING message_id, direction)
            INSERT INTO envelope (message_id, direction, cms, nonce)
            SELECT message_id, direction, :cms, :nonce FROM sealed
            """;

    static final String ENVELOPE = """
            SELECT cms FROM envelope WHERE message_id = :messageId AND direction = :direction
            """;

    static final String CHANGE_STATE = """
            WITH changed AS (
                UPDATE message
                   SET state = :state, refusal_code = :refusalCode, refusal_field = :refusalField,
                       refusal_rule = :refusalRule, refusal_position = :refusalPosition,
                       ended_at = CASE WHEN :state IN ('DELIVERED', 'REFUSED', 'EXPIRED', 'QUARANTINED')
                                       THEN coalesce(ended_at, current_timestamp) END
                 WHERE message_id = :messageId AND direction = :direction
                RETURNING message_id, direction, case_id, case_reference, sequence, accepted_at),
            waiting AS (
                INSERT INTO parked (message_id, case_id, reference, sequence, since)
                SELECT message_id, case_id, case_reference, sequence, accepted_at FROM changed
                 WHERE direction = 'IN' AND :state = 'PARKED'
                ON CONFLICT (message_id) DO NOTHING),
            released AS (
                DELETE FROM parked p USING changed c
                 WHERE p.message_id = c.message_id AND c.direction = 'IN' AND :state <> 'PARKED')
            SELECT count(*) FROM changed
            """;

    static final String MARK_DELIVERED = """
            UPDATE message SET delivered_at = :at
             WHERE message_id = :messageId AND direction = :direction
            """;

    /** Waits for a transaction that is completing the same step, and then does nothing. */
    static final String COMPLETE = """
            INSERT INTO step_done (message_id, step, done_at) VALUES (:messageId, :step, :at)
            ON CONFLICT (message_id, step) DO NOTHING
            """;

    static final String IS_COMPLETE = """
            SELECT EXISTS (SELECT 1 FROM step_done WHERE message_id = :messageId AND step = :step)
            """;

    static final String PUT_RECEIPT = """
            INSERT INTO receipt (message_id, direction, event, signed, stored_at, proof_due_at)
            VALUES (:messageId, :direction, :event, :signed, :at, :proofDueAt)
            ON CONFLICT (message_id, direction, event) DO NOTHING
            """;

    static final String RECEIPT = """
            SELECT signed FROM receipt WHERE message_id = :messageId AND direction = :direction AND event = :event
            """;

    static final String RECEIPTS = """
            SELECT event FROM receipt WHERE message_id = :messageId AND direction = :direction
             ORDER BY stored_at, position
            """;

    static final String PARKED = """
            SELECT message_id FROM parked WHERE case_id = :caseId AND reference = :reference AND sequence = :sequence
             ORDER BY since, message_id LIMIT 1
            """;

    static final String PARKED_BEFORE = """
            SELECT message_id FROM parked WHERE since < :limit ORDER BY since, message_id LIMIT :most
            """;

    private MessageSql() {}
}
