package org.trmgateway.node.store;

/** Statements on the schema {@code pseudonym_index}. */
final class PseudonymSql {

    static final String LAST_COUNTER = """
            SELECT counter FROM pseudonym_index.minted
             WHERE subject_id = :subject AND origin = :origin AND recipient = :recipient AND purpose = :purpose AND epoch = :epoch
             ORDER BY counter DESC LIMIT 1""";

    static final String INSERT = """
            INSERT INTO pseudonym_index.minted (blinded, subject_id, origin, recipient, purpose, epoch, counter, minted_at)
            VALUES (:blinded, :subject, :origin, :recipient, :purpose, :epoch, :counter, :mintedAt)
            ON CONFLICT DO NOTHING""";

    static final String RESOLVE =
            "SELECT subject_id, origin, recipient, purpose, epoch FROM pseudonym_index.minted WHERE blinded = :blinded";

    static final String FORGET = "DELETE FROM pseudonym_index.minted WHERE subject_id = :subject";

    static final String EPOCH =
            "SELECT epoch FROM pseudonym_index.relation_epoch WHERE origin = :origin AND recipient = :recipient";

    static final String ROLL = """
            INSERT INTO pseudonym_index.relation_epoch AS present (origin, recipient, epoch, begun_at)
            VALUES (:origin, :recipient, 2, :at)
            ON CONFLICT (origin, recipient) DO UPDATE SET epoch = present.epoch + 1, begun_at = excluded.begun_at
            RETURNING epoch""";

    static final String RECEIVE = """
            INSERT INTO pseudonym_index.received (case_id, peer, blinded, encrypted_pseudonym, received_at)
            VALUES (:caseId, :peer, :blinded, :encrypted, :at)
            ON CONFLICT (case_id, peer, blinded) DO NOTHING""";

    static final String WAS_RECEIVED = """
            SELECT count(*) > 0 FROM pseudonym_index.received
             WHERE case_id = :caseId AND peer = :peer AND blinded = :blinded""";

    static final String LAST_RECEIVED = """
            SELECT encrypted_pseudonym FROM pseudonym_index.received
             WHERE case_id = :caseId AND peer = :peer
             ORDER BY place DESC LIMIT 1""";

    private PseudonymSql() {}
}
