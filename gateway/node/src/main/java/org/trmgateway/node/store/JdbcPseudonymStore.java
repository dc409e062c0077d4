package org.trmgateway.node.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trmgateway.protect.SubjectId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.store.PseudonymStore;

/** {@link PseudonymStore} in the schema {@code pseudonym_index}. */
public final class JdbcPseudonymStore implements PseudonymStore {

    private static final int FIRST_EPOCH = 1;

    private final JdbcClient jdbc;

    public JdbcPseudonymStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Integer> lastCounter(Key key) {
        return with(PseudonymSql.LAST_COUNTER, key).query(Integer.class).optional();
    }

    @Override
    public boolean insert(Key key, int counter, byte[] blinded, Instant mintedAt) {
        return with(PseudonymSql.INSERT, key)
                        .param("blinded", blinded)
                        .param("counter", counter)
                        .param("mintedAt", Columns.timestamp(mintedAt))
                        .update()
                == 1;
    }

    @Override
    public Optional<Key> resolve(byte[] blinded) {
        return jdbc.sql(PseudonymSql.RESOLVE)
                .param("blinded", blinded)
                .query(JdbcPseudonymStore::key)
                .optional();
    }

    @Override
    public void forget(SubjectId subject) {
        jdbc.sql(PseudonymSql.FORGET).param("subject", subject.bytes()).update();
    }

    @Override
    public int epoch(PartyId origin, PartyId recipient) {
        return jdbc.sql(PseudonymSql.EPOCH)
                .param("origin", origin.value())
                .param("recipient", recipient.value())
                .query(Integer.class)
                .optional()
                .orElse(FIRST_EPOCH);
    }

    @Override
    public int roll(PartyId origin, PartyId recipient, Instant at) {
        return jdbc.sql(PseudonymSql.ROLL)
                .param("origin", origin.value())
                .param("recipient", recipient.value())
                .param("at", Columns.timestamp(at))
                .query(Integer.class)
                .single();
    }

    @Override
    public void receive(UUID caseId, PartyId peer, byte[] blinded, byte[] encrypted, Instant at) {
        jdbc.sql(PseudonymSql.RECEIVE)
                .param("caseId", caseId)
                .param("peer", peer.value())
                .param("blinded", blinded)
                .param("encrypted", encrypted)
                .param("at", Columns.timestamp(at))
                .update();
    }

    @Override
    public boolean wasReceived(UUID caseId, PartyId peer, byte[] blinded) {
        return jdbc.sql(PseudonymSql.WAS_RECEIVED)
                .param("caseId", caseId)
                .param("peer", peer.value())
                .param("blinded", blinded)
                .query(Boolean.class)
                .single();
    }

    @Override
    public Optional<byte[]> lastReceived(UUID caseId, PartyId peer) {
        return jdbc.sql(PseudonymSql.LAST_RECEIVED)
                .param("caseId", caseId)
                .param("peer", peer.value())
                .query(byte[].class)
                .optional();
    }

    private JdbcClient.StatementSpec with(String sql, Key key) {
        return jdbc.sql(sql)
                .param("subject", key.subject().bytes())
                .param("origin", key.origin().value())
                .param("recipient", key.recipient().value())
                .param("purpose", key.purpose())
                .param("epoch", key.epoch());
    }

    private static Key key(ResultSet row, int number) throws SQLException {
        return new Key(
                SubjectId.of(row.getBytes("subject_id")),
                new PartyId(row.getString("origin")),
                new PartyId(row.getString("recipient")),
                row.getString("purpose"),
                row.getInt("epoch"));
    }
}
