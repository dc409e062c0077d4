package org.trmgateway.node.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.trmgateway.contracts.Deadline;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.ExpectationStore;
import org.trmgateway.routes.store.ExpectedReply;

/** Expectations in {@code expectation}. */
public final class JdbcExpectationStore implements ExpectationStore {

    private final JdbcClient jdbc;

    public JdbcExpectationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void put(ExpectedReply expected) {
        progress(of(ExpectationSql.PUT, expected.key()), expected.progress())
                .param("caseId", expected.caseId())
                .param("peer", expected.peer().value())
                .param("deadline", expected.deadline().written())
                .param("reminderId", expected.reminderId().value())
                .param("escalationId", expected.escalationId().value())
                .update();
    }

    @Override
    public List<ExpectedReply> of(MessageId question, Direction direction) {
        return jdbc.sql(ExpectationSql.OF)
                .param("messageId", question.value())
                .param("direction", direction.name())
                .query(JdbcExpectationStore::expected)
                .list();
    }

    @Override
    public Optional<ExpectedReply> lock(ExpectedReply.Key key) {
        return of(ExpectationSql.LOCK, key)
                .query(JdbcExpectationStore::expected)
                .optional();
    }

    @Override
    public Optional<ExpectedReply> lockOldestOpen(UUID caseId, Direction direction, PartyId peer, MessageType reply) {
        return jdbc.sql(ExpectationSql.LOCK_OLDEST_OPEN)
                .param("caseId", caseId)
                .param("direction", direction.name())
                .param("peer", peer.value())
                .param("reply", reply.code())
                .query(JdbcExpectationStore::expected)
                .optional();
    }

    /** Does nothing when there is no such expectation. */
    @Override
    public void change(ExpectedReply changed) {
        progress(of(ExpectationSql.CHANGE, changed.key()), changed.progress()).update();
    }

    @Override
    public List<ExpectedReply> due(Instant now, int most) {
        return jdbc.sql(ExpectationSql.DUE)
                .param("now", Columns.timestamp(now))
                .param("most", most)
                .query(JdbcExpectationStore::expected)
                .list();
    }

    @Override
    public Optional<ExpectedReply> ofNotice(MessageId noticeId) {
        return jdbc.sql(ExpectationSql.OF_NOTICE)
                .param("noticeId", noticeId.value())
                .query(JdbcExpectationStore::expected)
                .optional();
    }

    private StatementSpec of(String statement, ExpectedReply.Key key) {
        return jdbc.sql(statement)
                .param("messageId", key.question().value())
                .param("direction", key.direction().name())
                .param("reply", key.reply().code());
    }

    private static StatementSpec progress(StatementSpec statement, ExpectedReply.Progress progress) {
        return statement
                .param("startedAt", Columns.timestamp(progress.startedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("dueAt", Columns.timestamp(progress.dueAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("lookAt", Columns.timestamp(progress.lookAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("remindedAt", Columns.timestamp(progress.remindedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("escalatedAt", Columns.timestamp(progress.escalatedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("answeredAt", Columns.timestamp(progress.answeredAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("cancelledAt", Columns.timestamp(progress.cancelledAt()), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    private static ExpectedReply expected(ResultSet row, int number) throws SQLException {
        return new ExpectedReply(
                new ExpectedReply.Key(
                        Columns.messageId(row, "message_id"),
                        Direction.valueOf(row.getString("direction")),
                        new MessageType(row.getString("reply"))),
                row.getObject("case_id", UUID.class),
                new PartyId(row.getString("peer")),
                Deadline.parse(row.getString("deadline")),
                Columns.messageId(row, "reminder_id"),
                Columns.messageId(row, "escalation_id"),
                new ExpectedReply.Progress(
                        Columns.maybeInstant(row, "started_at"),
                        Columns.maybeInstant(row, "due_at"),
                        Columns.maybeInstant(row, "look_at"),
                        Columns.maybeInstant(row, "reminded_at"),
                        Columns.maybeInstant(row, "escalated_at"),
                        Columns.maybeInstant(row, "answered_at"),
                        Columns.maybeInstant(row, "cancelled_at")));
    }
}
