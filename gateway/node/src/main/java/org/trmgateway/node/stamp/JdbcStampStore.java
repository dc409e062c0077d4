package org.trmgateway.node.stamp;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.UnitOfWork;

/** Time-stamps in {@code receipt_stamp}; what waits for one is found by the partial index on {@code receipt}. */
public final class JdbcStampStore implements StampStore {

    private static final String LACKS = """
             WHERE r.stamped_at IS NULL AND NOT EXISTS (
                SELECT FROM receipt_stamp s
                 WHERE s.message_id = r.message_id AND s.direction = r.direction AND s.event = r.event
                   AND s.authority = :authority)
            """;

    private static final String WAITING =
            "SELECT r.message_id, r.direction, r.event, r.signed FROM receipt r" + LACKS + " ORDER BY r.position LIMIT :most";

    private static final String COUNT = "SELECT count(*) FROM receipt r" + LACKS;

    private static final String ONE = " WHERE message_id = :messageId AND direction = :direction AND event = :event";

    private static final String PUT = """
            INSERT INTO receipt_stamp (message_id, direction, event, authority, token, stamped_at)
            VALUES (:messageId, :direction, :event, :authority, :token, :at)
            ON CONFLICT (message_id, direction, event, authority) DO NOTHING
            """;

    private static final String DONE = "UPDATE receipt SET stamped_at = :at" + ONE
            + " AND stamped_at IS NULL AND (SELECT count(*) FROM receipt_stamp" + ONE
            + " AND authority IN (:all)) = :number";

    private final JdbcClient jdbc;
    private final UnitOfWork unitOfWork;

    public JdbcStampStore(JdbcClient jdbc, UnitOfWork unitOfWork) {
        this.jdbc = jdbc;
        this.unitOfWork = unitOfWork;
    }

    @Override
    public List<StoredReceipt> waitingFor(String authority, int most) {
        return jdbc.sql(WAITING)
                .param("authority", authority)
                .param("most", most)
                .query((row, number) -> new StoredReceipt(
                        new MessageId(row.getObject("message_id", UUID.class)),
                        Direction.valueOf(row.getString("direction")),
                        EvidenceEvent.valueOf(row.getString("event")),
                        row.getBytes("signed")))
                .list();
    }

    @Override
    public long countWaitingFor(String authority) {
        return jdbc.sql(COUNT).param("authority", authority).query(Long.class).single();
    }

    @Override
    public void put(StoredReceipt receipt, Stamp stamp, Set<String> all, Instant at) {
        unitOfWork.inTransaction(() -> {
            // Two authorities may answer at once: whoever comes second has to see the stamp of the first.
            of("SELECT 1 FROM receipt" + ONE + " FOR UPDATE", receipt)
                    .query(Integer.class)
                    .single();
            of(PUT, receipt)
                    .param("authority", stamp.authority())
                    .param("token", stamp.token())
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .update();
            return of(DONE, receipt)
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .param("all", all)
                    .param("number", all.size())
                    .update();
        });
    }

    @Override
    public List<Stamp> stamps(MessageId id, Direction direction, EvidenceEvent event) {
        return of("SELECT authority, token FROM receipt_stamp" + ONE + " ORDER BY authority", id, direction, event)
                .query((row, number) -> new Stamp(row.getString("authority"), row.getBytes("token")))
                .list();
    }

    private StatementSpec of(String sql, StoredReceipt receipt) {
        return of(sql, receipt.messageId(), receipt.direction(), receipt.event());
    }

    private StatementSpec of(String sql, MessageId id, Direction direction, EvidenceEvent event) {
        return jdbc.sql(sql)
                .param("messageId", id.value())
                .param("direction", direction.name())
                .param("event", event.name());
    }
}
