package org.trmgateway.node.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trmgateway.referral.MessageId;
import org.trmgateway.routes.store.RevealRecord;
import org.trmgateway.routes.store.RevealStore;
import org.trmgateway.vault.VaultRole;

/** Orders in {@code reveal_order}. */
public final class JdbcRevealStore implements RevealStore {

    private final JdbcClient jdbc;

    public JdbcRevealStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean insert(RevealRecord order) {
        return jdbc.sql(RevealSql.INSERT)
                        .param("orderId", order.orderId())
                        .param("messageId", order.message().value())
                        .param("order", order.order())
                        .param("caseOfficer", order.approvals().get(VaultRole.CASE_OFFICER))
                        .param("dataProtection", order.approvals().get(VaultRole.DATA_PROTECTION_OFFICER))
                        .param("state", order.state().name())
                        .param("noticeId", order.noticeId().value())
                        .param("reminderId", order.reminderId().value())
                        .param("orderedAt", Columns.timestamp(order.orderedAt()))
                        .update()
                == 1;
    }

    @Override
    public Optional<RevealRecord> lock(UUID orderId) {
        return jdbc.sql(RevealSql.LOCK)
                .param("orderId", orderId)
                .query((row, number) -> read(row))
                .optional();
    }

    @Override
    public void change(RevealRecord order) {
        jdbc.sql(RevealSql.CHANGE)
                .param("orderId", order.orderId())
                .param("state", order.state().name())
                .param("concludedAt", Columns.timestamp(order.concludedAt()))
                .param("tellBy", Columns.timestamp(order.tellBy()))
                .param("remindedAt", Columns.timestamp(order.remindedAt()))
                .update();
    }

    @Override
    public long takenSince(Instant since) {
        return jdbc.sql(RevealSql.TAKEN_SINCE)
                .param("since", Columns.timestamp(since))
                .query(Long.class)
                .single();
    }

    @Override
    public List<UUID> unfinished(Instant takenBefore, int most) {
        return jdbc.sql(RevealSql.UNFINISHED)
                .param("before", Columns.timestamp(takenBefore))
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    @Override
    public List<UUID> toTell(Instant now, int most) {
        return jdbc.sql(RevealSql.TO_TELL)
                .param("now", Columns.timestamp(now))
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    @Override
    public Optional<MessageId> aboutNotice(MessageId noticeId) {
        return jdbc.sql(RevealSql.ABOUT_NOTICE)
                .param("noticeId", noticeId.value())
                .query(UUID.class)
                .optional()
                .map(MessageId::new);
    }

    private static RevealRecord read(ResultSet row) throws SQLException {
        return new RevealRecord(
                row.getObject("order_id", UUID.class),
                Columns.messageId(row, "message_id"),
                row.getBytes("signed_order"),
                Map.of(
                        VaultRole.CASE_OFFICER,
                        row.getBytes("case_officer_approval"),
                        VaultRole.DATA_PROTECTION_OFFICER,
                        row.getBytes("data_protection_approval")),
                RevealRecord.State.valueOf(row.getString("state")),
                Columns.messageId(row, "notice_id"),
                Columns.messageId(row, "reminder_id"),
                Columns.instant(row, "ordered_at"),
                Columns.maybeInstant(row, "concluded_at"),
                Columns.maybeInstant(row, "tell_by"),
                Columns.maybeInstant(row, "reminded_at"));
    }
}
