package org.trmgateway.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trmgateway.node.store.Samples.NOON;
import static org.trmgateway.node.store.Samples.PEER;
import static org.trmgateway.node.store.Samples.item;
import static org.trmgateway.node.store.Samples.messageId;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trmgateway.node.database.NodeDatabase;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.routes.store.Outbox;
import org.trmgateway.routes.store.Step;

class JdbcOutboxTest {

    @RegisterExtension
    static final NodeDatabase DATABASE = new NodeDatabase();

    private static final Instant STALE = NOON.plusSeconds(60);

    private JdbcOutbox outbox;

    @BeforeEach
    void open() {
        outbox = new JdbcOutbox(DATABASE.jdbc());
    }

    @Test
    void promisesAStepOnce() {
        outbox.promise(item(1, Step.SEAL, NOON));
        outbox.promise(item(1, Step.SEAL, NOON.plusSeconds(5)));
        outbox.promise(item(1, Step.DISPATCH, NOON));
        assertThat(outbox.size()).isEqualTo(2);
        assertThat(outbox.due(NOON, STALE, 10))
                .containsExactlyInAnyOrder(item(1, Step.SEAL, NOON), item(1, Step.DISPATCH, NOON));
    }

    @Test
    void promisesAStepOnceAlsoWhenManyPromiseItAtTheSameTime() throws Exception {
        Together.run(
                8,
                20,
                (worker, turn) -> DATABASE.unitOfWork().inTransaction(() -> {
                    outbox.promise(item(turn + 1, Step.SEAL, NOON));
                    return turn;
                }));
        assertThat(outbox.size()).isEqualTo(20);
    }

    @Test
    void givesWhatIsDueOldestFirst() {
        outbox.promise(item(1, Step.SEAL, NOON.plusSeconds(3)));
        outbox.promise(item(2, Step.SEAL, NOON.plusSeconds(1)));
        outbox.promise(item(3, Step.SEAL, NOON.plusSeconds(2)));
        assertThat(ids(outbox.due(NOON.plusSeconds(2), STALE, 10))).containsExactly(2, 3);
        assertThat(ids(outbox.due(NOON.plusSeconds(9), STALE, 2))).containsExactly(2, 3);
    }

    @Test
    void givesWhatWasSentOnlyWhenThatIsLongAgo() {
        outbox.promise(item(1, Step.SEAL, NOON));
        outbox.sent(item(1, Step.SEAL, NOON), NOON.plusSeconds(60));
        assertThat(outbox.due(NOON.plusSeconds(90), NOON.plusSeconds(60), 10)).isEmpty();
        assertThat(ids(outbox.due(NOON.plusSeconds(90), NOON.plusSeconds(61), 10)))
                .containsExactly(1);
    }

    @Test
    void aFailedAttemptIsDueAgainAsTheNextOneAndOnlyOnce() {
        outbox.promise(item(1, Step.DISPATCH, NOON));
        outbox.sent(item(1, Step.DISPATCH, NOON), NOON);
        outbox.postpone(messageId(1), Step.DISPATCH, 0, NOON.plusSeconds(30));
        outbox.postpone(messageId(1), Step.DISPATCH, 0, NOON.plusSeconds(90));
        assertThat(outbox.due(NOON.plusSeconds(29), STALE, 10)).isEmpty();
        assertThat(outbox.due(NOON.plusSeconds(30), STALE, 10))
                .containsExactly(new Outbox.Item(messageId(1), Step.DISPATCH, PEER, 1, NOON.plusSeconds(30), NOON));
    }

    @Test
    void aLateNoticeOfSendingDoesNotHideANewAttempt() {
        outbox.promise(item(1, Step.DISPATCH, NOON));
        outbox.postpone(messageId(1), Step.DISPATCH, 0, NOON);
        outbox.sent(item(1, Step.DISPATCH, NOON), NOON);
        assertThat(outbox.due(NOON, NOON, 10)).hasSize(1);
    }

    @Test
    void forgetsWhatWasDone() {
        outbox.promise(item(1, Step.SEAL, NOON));
        outbox.promise(item(1, Step.DISPATCH, NOON));
        outbox.done(messageId(1), Step.SEAL);
        outbox.done(messageId(1), Step.SEAL);
        assertThat(outbox.due(NOON, STALE, 10)).containsExactly(item(1, Step.DISPATCH, NOON));
        assertThat(outbox.size()).isEqualTo(1);
    }

    @Test
    void aPromiseIsAsTrueAsItsTransaction() {
        assertThatThrownBy(() -> DATABASE.unitOfWork().inTransaction(() -> {
                    outbox.promise(item(1, Step.SEAL, NOON));
                    throw new GatewayException(ErrorCode.INTAKE_SYNTAX);
                }))
                .isInstanceOf(GatewayException.class);
        assertThat(outbox.size()).isZero();
    }

    @Test
    void doesNotRelaxTheCommitOfATransactionItTakesPartIn() {
        outbox.promise(item(1, Step.SEAL, NOON));
        String setting = DATABASE.unitOfWork().inTransaction(() -> {
            outbox.sent(item(1, Step.SEAL, NOON), NOON);
            return DATABASE.jdbc()
                    .sql("SHOW synchronous_commit")
                    .query(String.class)
                    .single();
        });
        assertThat(setting).isEqualTo("on");
        outbox.sent(item(1, Step.SEAL, NOON), NOON);
        assertThat(DATABASE.jdbc()
                        .sql("SHOW synchronous_commit")
                        .query(String.class)
                        .single())
                .isEqualTo("on");
    }

    @Test
    void readsNoMoreOfALongBacklogThanItReturns() {
        DATABASE.jdbc().sql("""
                INSERT INTO outbox (message_id, step, destination, attempt, due_at, promised_at, sent_at)
                SELECT gen_random_uuid(), 'SEAL', 'iom', 0, now(), now(), CASE WHEN n % 100 = 0 THEN NULL ELSE now() END
                  FROM generate_series(1, 50000) n
                """).update();
        DATABASE.owner().sql("ANALYZE outbox").update();
        String plan = String.join(
                "\n",
                DATABASE.jdbc()
                        .sql("EXPLAIN " + OutboxSql.DUE)
                        .param("now", Columns.timestamp(NOON))
                        .param("staleBefore", Columns.timestamp(NOON))
                        .param("most", 10)
                        .query(String.class)
                        .list());
        assertThat(plan).contains("outbox_unsent", "outbox_sent").doesNotContain("Seq Scan", "Sort");
    }

    private static List<Integer> ids(List<Outbox.Item> items) {
        return items.stream()
                .map(item -> (int) (item.messageId().value().getLeastSignificantBits() & 0xFFFF))
                .toList();
    }
}
