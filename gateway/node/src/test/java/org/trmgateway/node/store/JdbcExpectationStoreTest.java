package org.trmgateway.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.node.store.Samples.GUARD;
import static org.trmgateway.node.store.Samples.MISSION;
import static org.trmgateway.node.store.Samples.NOON;
import static org.trmgateway.node.store.Samples.bytes;
import static org.trmgateway.node.store.Samples.caseOf;
import static org.trmgateway.node.store.Samples.messageId;
import static org.trmgateway.node.store.Samples.outbound;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.contracts.Deadline;
import org.trmgateway.node.database.NodeDatabase;
import org.trmgateway.referral.MessageType;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.ExpectedReply;
import org.trmgateway.routes.store.MessageState;

class JdbcExpectationStoreTest {

    @RegisterExtension
    static final NodeDatabase DATABASE = new NodeDatabase();

    private static final MessageType DECISION = new MessageType("M04");

    private final CaseRecord held = caseOf(GUARD, 1);
    private JdbcExpectationStore expectations;

    @BeforeEach
    void threeQuestions() {
        expectations = new JdbcExpectationStore(DATABASE.jdbc());
        new JdbcCaseStore(DATABASE.jdbc()).insert(held, Optional.empty());
        JdbcMessageStore messages = new JdbcMessageStore(DATABASE.jdbc());
        for (int number = 1; number <= 3; number++) {
            messages.insert(outbound(held, number, number, MessageState.RELAYED), bytes(4, 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT24H", "5WD", "trm_ArrivalAt+P1D"})
    void givesBackAnExpectationAtEveryStage(String deadline) {
        ExpectedReply waiting = expected(1, "M04", deadline);
        expectations.put(waiting);
        assertThat(expectations.lock(waiting.key())).contains(waiting);

        ExpectedReply started = waiting.started(NOON, NOON.plusSeconds(100), NOON.plusSeconds(80));
        for (ExpectedReply changed : List.of(
                started,
                started.postponed(NOON.plusSeconds(90)),
                started.reminded(NOON.plusSeconds(85)),
                started.reminded(NOON.plusSeconds(85)).escalated(NOON.plusSeconds(101)),
                started.answered(NOON.plusSeconds(5)),
                started.cancelled(NOON.plusSeconds(6)))) {
            expectations.change(changed);
            assertThat(expectations.lock(waiting.key())).contains(changed);
        }
    }

    @Test
    void keepsTheFirstOfTwoAlike() {
        ExpectedReply first = expected(1, "M04", "PT24H");
        expectations.put(first);
        expectations.put(expected(1, "M04", "PT72H"));
        assertThat(expectations.of(messageId(1), Direction.OUT)).containsExactly(first);
    }

    @Test
    void listsWhatAMessageIsToGetOnItsSideOfTheBorder() {
        ExpectedReply receipt = expected(1, "M26", "PT24H");
        ExpectedReply lifted = expected(1, "M24", "PT72H");
        expectations.put(receipt);
        expectations.put(lifted);
        expectations.put(expected(2, "M04", "PT24H"));
        assertThat(expectations.of(messageId(1), Direction.OUT)).containsExactly(lifted, receipt);
        assertThat(expectations.of(messageId(1), Direction.IN)).isEmpty();
    }

    @Test
    void findsTheOldestOpenQuestionOfAPeer() {
        ExpectedReply first = expected(1, "M04", "PT24H");
        ExpectedReply second = expected(2, "M04", "PT24H");
        expectations.put(second);
        expectations.put(first);
        expectations.put(expected(3, "M06", "PT24H"));

        assertThat(oldest()).contains(first);
        expectations.change(first.answered(NOON));
        assertThat(oldest()).contains(second);
        expectations.change(second.cancelled(NOON));
        assertThat(oldest()).isEmpty();
        assertThat(expectations.lockOldestOpen(held.id(), Direction.OUT, GUARD, new MessageType("M06")))
                .isEmpty();
        assertThat(expectations.lockOldestOpen(held.id(), Direction.IN, MISSION, new MessageType("M06")))
                .isEmpty();
    }

    @Test
    void listsWhatIsDueTheLongestWaitingFirst() {
        expectations.put(dueAt(1, NOON.plusSeconds(30)));
        expectations.put(dueAt(2, NOON.plusSeconds(10)));
        expectations.put(dueAt(3, NOON.plusSeconds(20)));
        expectations.put(expected(1, "M26", "PT24H"));

        assertThat(questions(NOON.plusSeconds(9), 10)).isEmpty();
        assertThat(questions(NOON.plusSeconds(30), 10)).containsExactly(2, 3, 1);
        assertThat(questions(NOON.plusSeconds(30), 2)).containsExactly(2, 3);
        expectations.change(dueAt(2, NOON.plusSeconds(10)).escalated(NOON.plusSeconds(11)));
        expectations.change(dueAt(3, NOON.plusSeconds(20)).answered(NOON.plusSeconds(11)));
        assertThat(questions(NOON.plusSeconds(30), 10)).containsExactly(1);
    }

    @Test
    void findsTheExpectationOfANotice() {
        ExpectedReply expected = expected(1, "M04", "PT24H");
        expectations.put(expected);
        assertThat(expectations.ofNotice(expected.reminderId())).contains(expected);
        assertThat(expectations.ofNotice(expected.escalationId())).contains(expected);
        assertThat(expectations.ofNotice(messageId(1))).isEmpty();
    }

    @Test
    void oneOfManyThatEscalateAtTheSameTimeDoesIt() throws Exception {
        for (int number = 1; number <= 3; number++) {
            expectations.put(dueAt(number, NOON));
        }
        List<Boolean> escalated = Together.run(
                8,
                3,
                (worker, turn) -> DATABASE.unitOfWork().inTransaction(() -> {
                    Optional<ExpectedReply> due =
                            expectations.lock(dueAt(turn + 1, NOON).key()).filter(expected -> expected.isDue(NOON));
                    due.ifPresent(expected -> expectations.change(expected.escalated(NOON)));
                    return due.isPresent();
                }));
        assertThat(Collections.frequency(escalated, true)).isEqualTo(3);
    }

    private List<Integer> questions(Instant now, int most) {
        return expectations.due(now, most).stream()
                .map(expected -> (int) (expected.key().question().value().getLeastSignificantBits() & 0xFF))
                .toList();
    }

    private Optional<ExpectedReply> oldest() {
        return expectations.lockOldestOpen(held.id(), Direction.OUT, MISSION, DECISION);
    }

    private ExpectedReply dueAt(int question, Instant at) {
        return expected(question, "M04", "PT24H").started(NOON, NOON.plusSeconds(100), at);
    }

    private ExpectedReply expected(int question, String reply, String deadline) {
        int notices = 1000 + 100 * question + Integer.parseInt(reply.substring(1)) * 2;
        return new ExpectedReply(
                new ExpectedReply.Key(messageId(question), Direction.OUT, new MessageType(reply)),
                held.id(),
                MISSION,
                Deadline.parse(deadline),
                messageId(notices),
                messageId(notices + 1),
                ExpectedReply.Progress.WAITING);
    }
}
