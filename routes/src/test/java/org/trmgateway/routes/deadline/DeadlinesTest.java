package org.trmgateway.routes.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.trmgateway.routes.federation.MemoryFederation.BY;
import static org.trmgateway.routes.federation.MemoryFederation.BY_MVD;
import static org.trmgateway.routes.federation.MemoryFederation.PL;
import static org.trmgateway.routes.federation.MemoryFederation.PL_SG;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trmgateway.contracts.Deadline;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.routes.federation.MemoryFederation;
import org.trmgateway.routes.federation.MemoryNode;
import org.trmgateway.routes.federation.SampleForms;
import org.trmgateway.routes.federation.SampleWorld;
import org.trmgateway.routes.inbound.translate.Parcel;
import org.trmgateway.routes.outbound.intake.SubmissionAnswer;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.ExpectedReply;
import org.trmgateway.routes.store.InboxStore;
import org.trmgateway.trail.TrailEntry;

/** Invariant I13: who owes an answer is reminded once, and when the time is over both sides are told once. */
class DeadlinesTest {

    private static final String NUMBER = "SG/2026/7901";
    private static final MessageType DECISION = new MessageType("M04");

    /** The sample referral is to be answered within three days. */
    private static final Duration TIME = Duration.ofDays(3);

    private static final Duration FOUR_FIFTHS = TIME.multipliedBy(4).dividedBy(5);

    private MemoryFederation federation;
    private MemoryNode poland;
    private MemoryNode belarus;

    @BeforeEach
    void start() throws Exception {
        federation = new MemoryFederation();
        poland = federation.node(PL);
        belarus = federation.node(BY);
    }

    @AfterEach
    void stop() {
        federation.close();
    }

    @Test
    void i13_oneReminderThenEscalationAtEachDeadline() {
        MessageId referral = refer();
        sweepAt(FOUR_FIFTHS.minusMillis(1));
        assertThat(noticesToBelarus()).isEmpty();

        sweepAt(FOUR_FIFTHS);
        sweepAt(TIME.minusMillis(1));
        assertThat(noticesToBelarus()).singleElement().satisfies(notice -> {
            assertThat(notice.messageId()).isNotEqualTo(referral);
            assertThat(new String(notice.document().bytes(), SampleForms.BELARUSIAN))
                    .contains("DELIVER_REPLY_DUE_SOON", "I13/M04", referral.toString(), "Скоро истекает срок");
        });
        assertThat(noticesToPoland()).isEmpty();
        assertThat(belarus.trail().eventsOf(referral)).endsWith(EvidenceEvent.REPLY_REMINDED);

        sweepAt(TIME);
        sweepAt(TIME.plusDays(1));
        assertThat(noticesToBelarus()).hasSize(2);
        assertThat(new String(noticesToBelarus().getLast().document().bytes(), SampleForms.BELARUSIAN))
                .contains("DELIVER_REPLY_OWED");
        assertThat(noticesToPoland())
                .singleElement()
                .satisfies(notice -> assertThat(new String(notice.document().bytes(), StandardCharsets.UTF_8))
                        .contains("DELIVER_REPLY_OVERDUE", NUMBER));
        assertThat(poland.trail().eventsOf(referral)).endsWith(EvidenceEvent.REPLY_OVERDUE);
        assertThat(belarus.trail().eventsOf(referral))
                .endsWith(EvidenceEvent.REPLY_REMINDED, EvidenceEvent.REPLY_OVERDUE);
        assertThat(poland.caseStateOf(referral, Direction.OUT)).isEqualTo("REFERRED");
    }

    @Test
    void countsFromTheHandOverAtBothEndsFromTheSameMoment() {
        MessageId referral = refer();
        Instant due = SampleWorld.START.plus(TIME);
        assertThat(decision(poland, referral, Direction.OUT).progress().dueAt()).contains(due);
        assertThat(decision(belarus, referral, Direction.IN).progress().dueAt()).contains(due);
    }

    @Test
    void saysNothingWhenTheAnswerCameInTime() {
        MessageId referral = refer();
        federation.clock().advance(Duration.ofHours(1));
        answer();
        sweepAt(TIME.plusDays(1));

        assertThat(noticesToBelarus()).isEmpty();
        assertThat(noticesToPoland()).isEmpty();
        Optional<Instant> answered = Optional.of(SampleWorld.START.plus(Duration.ofHours(1)));
        assertThat(decision(poland, referral, Direction.OUT).progress().answeredAt())
                .isEqualTo(answered);
        assertThat(decision(belarus, referral, Direction.IN).progress().answeredAt())
                .isEqualTo(answered);
    }

    @Test
    void takesALateAnswerAndStopsAsking() {
        MessageId referral = refer();
        sweepAt(TIME);
        answer();
        sweepAt(TIME.plusDays(1));
        assertThat(noticesToPoland()).hasSize(1);
        assertThat(decision(poland, referral, Direction.OUT)
                        .isOverdue(federation.clock().instant()))
                .isFalse();
    }

    @Test
    void aNodeThatSleptThroughTheReminderSaysOnlyThatTheTimeIsOver() {
        refer();
        sweepAt(TIME);
        assertThat(noticesToBelarus())
                .singleElement()
                .satisfies(notice -> assertThat(new String(notice.document().bytes(), SampleForms.BELARUSIAN))
                        .contains("DELIVER_REPLY_OWED"));
    }

    @Test
    void manyRoundsAtTheSameTimeTellOnce() throws Exception {
        MessageId referral = refer();
        federation.clock().advance(TIME);
        try (ExecutorService rounds = Executors.newFixedThreadPool(4)) {
            rounds.invokeAll(IntStream.range(0, 8)
                    .mapToObj(round ->
                            Executors.callable(() -> poland.deadlineWatch().sweep()))
                    .toList());
        }
        assertThat(noticesToPoland()).hasSize(1);
        assertThat(poland.trail().eventsOf(referral)).containsOnlyOnce(EvidenceEvent.REPLY_OVERDUE);
    }

    @Test
    void aRoundThatIsBrokenOffTellsNothingTwice() {
        poland.deliverTo(PL_SG, poland.inbox());
        MessageId referral = refer();
        federation.clock().advance(TIME);
        poland.database().failOnce(1);
        poland.deadlineWatch().sweep();
        assertThat(poland.inbox().list(PL_SG)).isEmpty();
        assertThat(poland.trail().eventsOf(referral)).doesNotContain(EvidenceEvent.REPLY_OVERDUE);

        sweepAfter(Duration.ofMinutes(5));
        sweepAfter(Duration.ofMinutes(5));
        InboxStore.Item notice = poland.inbox().list(PL_SG).getFirst();
        assertThat(poland.inbox().list(PL_SG)).hasSize(1);
        assertThat(notice.kind()).isEqualTo(Parcel.NOTICE);
        assertThat(new String(poland.inbox().fetch(PL_SG, notice.messageId()).content(), StandardCharsets.UTF_8))
                .contains("DELIVER_REPLY_OVERDUE", referral.toString());
        poland.inbox().acknowledge(PL_SG, notice.messageId());
        assertThat(poland.inbox().list(PL_SG)).isEmpty();
        assertThat(poland.trail().eventsOf(referral)).containsOnlyOnce(EvidenceEvent.REPLY_OVERDUE);
    }

    @Test
    void tellsAPartyWhoseChannelIsDownLater() {
        MessageId referral = refer();
        federation.poland().setDown(true);
        sweepAt(TIME);
        assertThat(noticesToBelarus()).hasSize(1);
        assertThat(poland.trail().eventsOf(referral)).doesNotContain(EvidenceEvent.REPLY_OVERDUE);
        federation.poland().setDown(false);
        sweepAfter(Duration.ofMinutes(5));
        assertThat(noticesToPoland()).hasSize(1);
    }

    @Test
    void asksForNoDecisionInACaseThatIsClosed() {
        MessageId referral = refer();
        poland.cases().changeState(poland.message(referral, Direction.OUT).caseId(), "CLOSED");
        belarus.cases().changeState(belarus.message(referral, Direction.IN).caseId(), "WITHDRAWN");
        sweepAt(TIME);
        assertThat(noticesToPoland()).isEmpty();
        assertThat(noticesToBelarus()).isEmpty();
        assertThat(decision(poland, referral, Direction.OUT).progress().cancelledAt())
                .isPresent();
    }

    @Test
    void aWithdrawalThatNobodyFetchesIsMissedAlsoInACaseThatIsClosed() {
        belarus.deliverTo(BY_MVD, belarus.inbox());
        refer();
        MessageId withdrawal = poland.accepted(PL_SG, NUMBER + "-w", SampleForms.withdrawal(NUMBER));
        federation.settle();
        poland.cases().changeState(poland.message(withdrawal, Direction.OUT).caseId(), "CLOSED");
        sweepAt(Duration.ofDays(1));
        assertThat(noticesToPoland())
                .singleElement()
                .satisfies(notice -> assertThat(new String(notice.document().bytes(), StandardCharsets.UTF_8))
                        .contains("I13/M26"));
    }

    @Test
    void aWithdrawalThatWasFetchedIsConfirmed() {
        belarus.deliverTo(BY_MVD, belarus.inbox());
        MessageId referral = refer();
        MessageId withdrawal = poland.accepted(PL_SG, NUMBER + "-w", SampleForms.withdrawal(NUMBER));
        federation.settle();
        belarus.inbox().acknowledge(BY_MVD, referral);
        belarus.inbox().acknowledge(BY_MVD, withdrawal);
        federation.settle();
        sweepAt(Duration.ofDays(1));
        assertThat(noticesToPoland()).isEmpty();
        assertThat(poland.expectations().of(withdrawal, Direction.OUT))
                .extracting(expected -> expected.key().reply().code(), ExpectedReply::isOpen)
                .containsExactly(tuple("M24", true), tuple("M26", false));
        assertThat(belarus.expectations().of(withdrawal, Direction.IN))
                .extracting(expected -> expected.key().reply().code(), ExpectedReply::isOpen)
                .containsExactly(tuple("M24", true), tuple("M26", false));
    }

    @Test
    void silenceAfterADepartureHoldsTheCase() {
        MessageId departure = refer();
        poland.cases().changeState(poland.message(departure, Direction.OUT).caseId(), "IN_TRANSIT");
        poland.expectations().put(arrival(departure));
        sweepAt(Duration.ofHours(1));
        assertThat(poland.caseStateOf(departure, Direction.OUT)).isEqualTo("HOLD");
        TrailEntry entry = poland.trail().entriesOf(departure).getLast();
        assertThat(entry.errorCode()).contains(ErrorCode.DELIVER_REPLY_OVERDUE);
        assertThat(entry.ruleId()).contains("I13/M17/HOLD");
    }

    @Test
    void silenceAfterADepartureDoesNotHoldACaseThatIsNotUnderWay() {
        MessageId departure = refer();
        poland.cases().changeState(poland.message(departure, Direction.OUT).caseId(), "ARRIVED");
        poland.expectations().put(arrival(departure));
        sweepAt(Duration.ofHours(1));
        assertThat(poland.caseStateOf(departure, Direction.OUT)).isEqualTo("ARRIVED");
        assertThat(poland.trail().entriesOf(departure).getLast().ruleId()).contains("I13/M17");
    }

    private MessageId refer() {
        MessageId id = poland.accepted(PL_SG, NUMBER, SampleForms.referral(NUMBER));
        federation.settle();
        return id;
    }

    private void answer() {
        byte[] delivered = federation.belarus().parcels().stream()
                .filter(parcel -> parcel.kind().equals(Parcel.MESSAGE))
                .findFirst()
                .orElseThrow()
                .document()
                .bytes();
        assertThat(belarus.submit(BY_MVD, "answer-" + NUMBER, SampleForms.acceptance(delivered)))
                .isInstanceOf(SubmissionAnswer.Accepted.class);
        federation.settle();
    }

    private void sweepAt(Duration sinceStart) {
        sweepAfter(Duration.between(federation.clock().instant(), SampleWorld.START.plus(sinceStart)));
    }

    private void sweepAfter(Duration pause) {
        federation.clock().advance(pause);
        poland.deadlineWatch().sweep();
        belarus.deadlineWatch().sweep();
        federation.settle();
    }

    private List<Parcel> noticesToPoland() {
        return notices(federation.poland().parcels());
    }

    private List<Parcel> noticesToBelarus() {
        return notices(federation.belarus().parcels());
    }

    private static List<Parcel> notices(List<Parcel> parcels) {
        return parcels.stream()
                .filter(parcel -> parcel.kind().equals(Parcel.NOTICE))
                .toList();
    }

    private static ExpectedReply decision(MemoryNode node, MessageId question, Direction direction) {
        return node.expectations()
                .lock(new ExpectedReply.Key(question, direction, DECISION))
                .orElseThrow();
    }

    /** As a departure notice makes it. */
    private ExpectedReply arrival(MessageId departure) {
        Instant due = SampleWorld.START.plus(Duration.ofHours(1));
        return new ExpectedReply(
                        new ExpectedReply.Key(departure, Direction.OUT, new MessageType("M17")),
                        poland.message(departure, Direction.OUT).caseId(),
                        BY_MVD,
                        Deadline.parse("trm_ArrivalAt+P1D"),
                        MessageId.parse("01930f7a-5c00-7a1b-8c2d-000000000001"),
                        MessageId.parse("01930f7a-5c00-7a1b-8c2d-000000000002"),
                        ExpectedReply.Progress.WAITING)
                .started(SampleWorld.START, due, due);
    }
}
