package org.trmgateway.node.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.NodeId;
import org.trmgateway.routes.store.Outbox;
import org.trmgateway.routes.store.Step;

/** The outbox in {@code outbox}. What is due costs the same however much is promised. */
public final class JdbcOutbox implements Outbox {

    private final JdbcClient jdbc;

    public JdbcOutbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void promise(Item item) {
        jdbc.sql(OutboxSql.PROMISE)
                .param("messageId", item.messageId().value())
                .param("step", item.step().name())
                .param("destination", item.destination().value())
                .param("attempt", item.attempt())
                .param("dueAt", Columns.timestamp(item.dueAt()))
                .param("promisedAt", Columns.timestamp(item.promisedAt()))
                .update();
    }

    @Override
    public List<Item> due(Instant now, Instant staleBefore, int most) {
        return jdbc.sql(OutboxSql.DUE)
                .param("now", Columns.timestamp(now))
                .param("staleBefore", Columns.timestamp(staleBefore))
                .param("most", most)
                .query(JdbcOutbox::item)
                .list();
    }

    /** Does nothing when the step was done or tried again meanwhile. */
    @Override
    public void sent(Item item, Instant at) {
        // Relaxing the commit inside somebody else's transaction would relax theirs.
        boolean alone = !TransactionSynchronizationManager.isActualTransactionActive();
        jdbc.sql(alone ? OutboxSql.SENT_RELAXED : OutboxSql.SENT)
                .param("messageId", item.messageId().value())
                .param("step", item.step().name())
                .param("attempt", item.attempt())
                .param("at", Columns.timestamp(at))
                .update();
    }

    @Override
    public void done(MessageId messageId, Step step) {
        jdbc.sql(OutboxSql.DONE)
                .param("messageId", messageId.value())
                .param("step", step.name())
                .update();
    }

    /** Does nothing when another attempt has failed first. */
    @Override
    public void postpone(MessageId messageId, Step step, int failedAttempt, Instant dueAt) {
        jdbc.sql(OutboxSql.POSTPONE)
                .param("messageId", messageId.value())
                .param("step", step.name())
                .param("failedAttempt", failedAttempt)
                .param("dueAt", Columns.timestamp(dueAt))
                .update();
    }

    @Override
    public long size() {
        return jdbc.sql(OutboxSql.SIZE).query(Long.class).single();
    }

    private static Item item(ResultSet row, int number) throws SQLException {
        return new Item(
                Columns.messageId(row, "message_id"),
                Step.valueOf(row.getString("step")),
                new NodeId(row.getString("destination")),
                row.getInt("attempt"),
                Columns.instant(row, "due_at"),
                Columns.instant(row, "promised_at"));
    }
}
