package org.trmgateway.node.store;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.trmgateway.referral.MessageId;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.ExpiryStore;

/** Ends of messages in {@code expiry}. Deleting touches only rows of the one message, each found by a unique index. */
public final class JdbcExpiryStore implements ExpiryStore {

    private final JdbcClient jdbc;

    public JdbcExpiryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void keepUntil(MessageId id, Direction direction, Instant until) {
        of(ExpirySql.KEEP_UNTIL, id, direction)
                .param("at", Columns.timestamp(until))
                .update();
    }

    @Override
    public void keep(MessageId id, Direction direction) {
        of(ExpirySql.KEEP, id, direction).update();
    }

    @Override
    public List<Due> due(Instant now, int most) {
        return jdbc.sql(ExpirySql.DUE)
                .param("at", Columns.timestamp(now))
                .param("most", most)
                .query((row, number) ->
                        new Due(Columns.messageId(row, "message_id"), Direction.valueOf(row.getString("direction"))))
                .list();
    }

    @Override
    public void delete(MessageId id, Direction direction, Instant now) {
        of(ExpirySql.DELETE_BODY, id, direction).update();
        of(ExpirySql.DELETE_ENVELOPE, id, direction).update();
        of(ExpirySql.DELETE_INBOX, id, direction)
                .param("at", Columns.timestamp(now))
                .update();
        keep(id, direction);
    }

    private StatementSpec of(String statement, MessageId id, Direction direction) {
        return jdbc.sql(statement).param("messageId", id.value()).param("direction", direction.name());
    }
}
