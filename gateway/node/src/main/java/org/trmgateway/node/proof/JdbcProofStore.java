package org.trmgateway.node.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;

/** Proofs in {@code receipt_proof}; what is due is found by the partial index on {@code receipt}. */
public final class JdbcProofStore implements ProofStore {

    private static final String DUE = """
            SELECT r.message_id, r.event, sha256(r.signed) AS receipt, m.to_party, r.proof_attempts
              FROM receipt r JOIN message m ON m.message_id = r.message_id AND m.direction = r.direction
             WHERE r.proof_due_at <= :now
             ORDER BY r.proof_due_at LIMIT :most
            """;

    private static final String ONE = " WHERE message_id = :messageId AND direction = 'OUT' AND event = :event";

    private static final String POSTPONE =
            "UPDATE receipt SET proof_due_at = :until, proof_attempts = proof_attempts + 1" + ONE;

    private static final String FORGET = "UPDATE receipt SET proof_due_at = NULL" + ONE;

    private static final String KEEP = """
            INSERT INTO receipt_proof (receipt_sha256, message_id, event, proof, kept_at)
            VALUES (:receipt, :messageId, :event, :proof, :at)
            ON CONFLICT (receipt_sha256) DO NOTHING
            """;

    private static final String COUNT =
            "SELECT count(*) FROM receipt WHERE proof_due_at IS NOT NULL AND stored_at < :before";

    private final JdbcClient jdbc;

    public JdbcProofStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<WantedProof> due(Instant now, int most) {
        return jdbc.sql(DUE)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, number) -> new WantedProof(
                        new MessageId(row.getObject("message_id", UUID.class)),
                        EvidenceEvent.valueOf(row.getString("event")),
                        new Sha256(HexFormat.of().formatHex(row.getBytes("receipt"))),
                        new PartyId(row.getString("to_party")),
                        row.getInt("proof_attempts")))
                .list();
    }

    @Override
    public void postpone(WantedProof wanted, Instant until) {
        of(POSTPONE, wanted).param("until", until.atOffset(ZoneOffset.UTC)).update();
    }

    @Override
    public boolean keep(WantedProof wanted, byte[] proof, Instant at) {
        forget(wanted);
        return of(KEEP, wanted)
                        .param("receipt", wanted.receipt().bytes())
                        .param("proof", new String(proof, UTF_8))
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Override
    public void forget(WantedProof wanted) {
        of(FORGET, wanted).update();
    }

    @Override
    public Optional<byte[]> of(Sha256 receipt) {
        return jdbc.sql("SELECT proof FROM receipt_proof WHERE receipt_sha256 = :receipt")
                .param("receipt", receipt.bytes())
                .query(String.class)
                .optional()
                .map(text -> text.getBytes(UTF_8));
    }

    @Override
    public long countWaitingSince(Instant before) {
        return jdbc.sql(COUNT)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    private StatementSpec of(String sql, WantedProof wanted) {
        return jdbc.sql(sql)
                .param("messageId", wanted.messageId().value())
                .param("event", wanted.event().name());
    }
}
