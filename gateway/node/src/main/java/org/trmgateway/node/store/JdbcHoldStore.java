package org.trmgateway.node.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.HoldStore;
import org.trmgateway.routes.store.MessageRecord;

/** Held messages in {@code message_hold}. */
public final class JdbcHoldStore implements HoldStore {

    private final JdbcClient jdbc;

    public JdbcHoldStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<MessageRecord> inFlight(Set<PartyId> parties) {
        if (parties.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(HoldSql.IN_FLIGHT)
                .param("parties", words(parties))
                .query(MessageRows::read)
                .list();
    }

    @Override
    public boolean hold(Hold hold) {
        return jdbc.sql(HoldSql.HOLD)
                        .param("messageId", hold.messageId().value())
                        .param("direction", hold.direction().name())
                        .param("party", hold.party().value())
                        .param("since", Columns.timestamp(hold.since()))
                        .param("sealedTo", Columns.bytes(hold.sealedTo()))
                        .update()
                == 1;
    }

    @Override
    public Optional<Hold> find(MessageId id, Direction direction) {
        return jdbc.sql(HoldSql.FIND)
                .param("messageId", id.value())
                .param("direction", direction.name())
                .query(JdbcHoldStore::read)
                .optional();
    }

    @Override
    public List<Hold> all() {
        return jdbc.sql(HoldSql.ALL).query(JdbcHoldStore::read).list();
    }

    @Override
    public List<Hold> ofParty(PartyId ownParty, int most) {
        return jdbc.sql(HoldSql.OF_PARTY)
                .param("party", ownParty.value())
                .param("most", most)
                .query(JdbcHoldStore::read)
                .list();
    }

    @Override
    public void release(MessageId id, Direction direction) {
        jdbc.sql(HoldSql.RELEASE)
                .param("messageId", id.value())
                .param("direction", direction.name())
                .update();
    }

    @Override
    public void wake(Set<PartyId> parties, Instant now) {
        if (!parties.isEmpty()) {
            jdbc.sql(HoldSql.WAKE)
                    .param("parties", words(parties))
                    .param("now", Columns.timestamp(now))
                    .update();
        }
    }

    private static List<String> words(Set<PartyId> parties) {
        return parties.stream().map(PartyId::value).toList();
    }

    private static Hold read(ResultSet row, int number) throws SQLException {
        return new Hold(
                Columns.messageId(row, "message_id"),
                Direction.valueOf(row.getString("direction")),
                new PartyId(row.getString("party")),
                Columns.instant(row, "since"),
                Columns.maybeDigest(row, "sealed_to"));
    }
}
