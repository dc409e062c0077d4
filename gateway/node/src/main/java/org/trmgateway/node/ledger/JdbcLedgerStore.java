package org.trmgateway.node.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.trail.LedgerTally;

/** Ledgers from {@code receipt}, where each receipt stands with its own time, and comparisons in {@code peer_ledger}. */
public final class JdbcLedgerStore implements LedgerStore {

    private static final String RECEIPTS = """
            SELECT r.direction, sha256(r.signed) AS receipt
              FROM receipt r JOIN message m ON m.message_id = r.message_id AND m.direction = r.direction
             WHERE r.stored_at >= :from AND r.stored_at < :to
               AND r.event IN (:events)
               AND CASE r.direction WHEN 'OUT' THEN m.to_party ELSE m.from_party END IN (:parties)
            """;

    private static final String WAITING = """
            SELECT EXISTS (
                SELECT FROM outbox
                 WHERE destination = :peer AND promised_at < :before
                   AND step IN ('DISPATCH', 'NOTIFY_CONSIGNED', 'NOTIFY_OUTCOME'))
            """;

    private static final String PUT = """
            INSERT INTO peer_ledger (peer, day, ledger_sha256, agreed, compared_at)
            VALUES (:peer, :day, :ledger, :agreed, :at)
            ON CONFLICT (peer, day) DO NOTHING
            """;

    private static final String DIFFERING = """
            SELECT peer, day, ledger_sha256, agreed, compared_at FROM peer_ledger
             WHERE NOT agreed AND day >= :since ORDER BY day, peer
            """;

    private static final List<String> EVENTS = MessageStore.OF_PEERS.stream()
            .filter(event -> event != EvidenceEvent.RELAY_REJECTION)
            .map(EvidenceEvent::name)
            .toList();

    private final JdbcClient jdbc;

    public JdbcLedgerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Tallies tallies(Set<PartyId> partiesOfPeer, LocalDate day) {
        Map<Direction, List<Sha256>> receipts = new EnumMap<>(Map.of(
                Direction.IN, new ArrayList<Sha256>(),
                Direction.OUT, new ArrayList<Sha256>()));
        if (!partiesOfPeer.isEmpty()) {
            jdbc.sql(RECEIPTS)
                    .param("from", start(day))
                    .param("to", start(day.plusDays(1)))
                    .param("events", EVENTS)
                    .param("parties", partiesOfPeer.stream().map(PartyId::value).toList())
                    .query(row -> {
                        receipts.get(Direction.valueOf(row.getString("direction")))
                                .add(digest(row, "receipt"));
                    });
        }
        return new Tallies(
                LedgerTally.of(receipts.getOrDefault(Direction.IN, List.of())),
                LedgerTally.of(receipts.getOrDefault(Direction.OUT, List.of())));
    }

    @Override
    public boolean isWaiting(NodeId peer, Instant promisedBefore) {
        return jdbc.sql(WAITING)
                .param("peer", peer.value())
                .param("before", promisedBefore.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    @Override
    public NavigableSet<LocalDate> days(NodeId peer, LocalDate since) {
        return new TreeSet<>(jdbc.sql("SELECT day FROM peer_ledger WHERE peer = :peer AND day >= :since")
                .param("peer", peer.value())
                .param("since", since)
                .query(LocalDate.class)
                .list());
    }

    @Override
    public boolean put(Compared compared) {
        return jdbc.sql(PUT)
                        .param("peer", compared.peer().value())
                        .param("day", compared.day())
                        .param("ledger", compared.ledger().bytes())
                        .param("agreed", compared.agreed())
                        .param("at", compared.at().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Override
    public List<Compared> differing(LocalDate since) {
        return jdbc.sql(DIFFERING)
                .param("since", since)
                .query((row, number) -> new Compared(
                        new NodeId(row.getString("peer")),
                        row.getObject("day", LocalDate.class),
                        digest(row, "ledger_sha256"),
                        row.getBoolean("agreed"),
                        row.getObject("compared_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay().atOffset(ZoneOffset.UTC);
    }

    private static Sha256 digest(ResultSet row, String column) throws SQLException {
        return new Sha256(HexFormat.of().formatHex(row.getBytes(column)));
    }
}
