package org.trmgateway.node.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.store.SubmissionStore;

/** Submissions in {@code submission} and {@code submission_message}. */
public final class JdbcSubmissionStore implements SubmissionStore {

    private static final String LOCK_DOMAIN = "submission/v1";
    private static final byte[] SEPARATOR = {0};

    private final JdbcClient jdbc;

    public JdbcSubmissionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Accepted> find(PartyId party, String idempotencyKey) {
        return jdbc.sql(SubmissionSql.FIND)
                .param("party", party.value())
                .param("idempotencyKey", idempotencyKey)
                .query(JdbcSubmissionStore::accepted)
                .optional();
    }

    @Override
    public void lockKey(PartyId party, String idempotencyKey) {
        jdbc.sql(SubmissionSql.LOCK_KEY)
                .param("key", lockNumber(party, idempotencyKey))
                .query(Integer.class)
                .single();
    }

    @Override
    public void insert(Accepted accepted) {
        UUID[] messageIds = accepted.messageIds().stream().map(MessageId::value).toArray(UUID[]::new);
        jdbc.sql(SubmissionSql.INSERT)
                .param("party", accepted.party().value())
                .param("idempotencyKey", accepted.idempotencyKey())
                .param("originalSha256", accepted.originalSha256().bytes())
                .param("receipt", accepted.receipt())
                .param("acceptedAt", Columns.timestamp(accepted.acceptedAt()))
                .param("messageIds", new SqlArrayValue("uuid", (Object[]) messageIds))
                .update();
    }

    /** 64 bits of SHA-256: a sender cannot choose a key that meets another lock, and a chance meeting only makes it wait. */
    private static long lockNumber(PartyId party, String idempotencyKey) {
        Sha256 digest =
                Sha256.of(bytes(LOCK_DOMAIN), SEPARATOR, bytes(party.value()), SEPARATOR, bytes(idempotencyKey));
        return ByteBuffer.wrap(digest.bytes()).getLong();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Accepted accepted(ResultSet row, int number) throws SQLException {
        UUID[] messageIds = (UUID[]) row.getArray("message_ids").getArray();
        return new Accepted(
                new PartyId(row.getString("party")),
                row.getString("idempotency_key"),
                Columns.digest(row, "original_sha256"),
                Stream.of(messageIds).map(MessageId::new).toList(),
                row.getBytes("receipt"),
                Columns.instant(row, "accepted_at"));
    }
}
