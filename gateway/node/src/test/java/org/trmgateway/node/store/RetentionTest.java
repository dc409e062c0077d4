package org.trmgateway.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trmgateway.node.store.Samples.GUARD;
import static org.trmgateway.node.store.Samples.MISSION;
import static org.trmgateway.node.store.Samples.bytes;
import static org.trmgateway.node.store.Samples.caseOf;
import static org.trmgateway.node.store.Samples.inbound;
import static org.trmgateway.node.store.Samples.item;
import static org.trmgateway.node.store.Samples.messageId;
import static org.trmgateway.node.store.Samples.outbound;
import static org.trmgateway.node.store.Samples.reference;
import static org.trmgateway.node.store.Samples.relationOf;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.contracts.Deadline;
import org.trmgateway.node.database.NodeDatabase;
import org.trmgateway.node.trail.JdbcTrailJournal;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.erasure.CaseErasure;
import org.trmgateway.routes.erasure.Retention;
import org.trmgateway.routes.erasure.RetentionPeriods;
import org.trmgateway.routes.erasure.SubjectRecords;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.ConsentCell;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.ExpectedReply;
import org.trmgateway.routes.store.InboxStore;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.MessageState;
import org.trmgateway.routes.store.RetentionStore.CaseClock;
import org.trmgateway.routes.store.Step;
import org.trmgateway.routes.store.SubmissionStore;

/** The clocks of retention, turned by hand against a real database. */
class RetentionTest {

    @RegisterExtension
    static final NodeDatabase DATABASE = new NodeDatabase();

    private static final RetentionPeriods PERIODS = new RetentionPeriods(
            Period.ofDays(7), Period.ofDays(30), Period.ofYears(1), Period.ofMonths(6), Period.ofYears(2));
    private static final byte[] NONCE = bytes(32, 0xA7);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final int QUESTION = 1;
    private static final int ANSWER = 2;

    private final CaseRecord held = caseOf(GUARD, 1);
    private final List<String> erasedElsewhere = new ArrayList<>();
    private JdbcCaseStore cases;
    private JdbcMessageStore messages;
    private JdbcInboxStore inbox;
    private JdbcExpectationStore expectations;
    private JdbcRetentionStore store;
    private long trail;

    /** A case with a question that went out and was handed over, and an answer that was fetched from the inbox and acknowledged. */
    @BeforeEach
    void aCaseWithAQuestionAndItsAnswer() {
        cases = new JdbcCaseStore(DATABASE.jdbc());
        messages = new JdbcMessageStore(DATABASE.jdbc());
        inbox = new JdbcInboxStore(DATABASE.jdbc());
        expectations = new JdbcExpectationStore(DATABASE.jdbc());
        store = new JdbcRetentionStore(DATABASE.jdbc(), cases);
        trail = DATABASE.jdbc()
                .sql("SELECT coalesce(max(id), 0) FROM trail_pending")
                .query(Long.class)
                .single();
        cases.insert(held, Optional.of(bytes(32, 9)));
        cases.insertRelation(relationOf(held, MISSION, 'A'));
        cases.putFacts(held.id(), bytes(50, 8));
        cases.putConsents(
                held.id(),
                List.of(new ConsentCell("referral", MISSION, "identity", TODAY, TODAY.plusYears(1), Optional.empty())));
        cases.withdrawConsents(held.id(), TODAY, Optional.of("return"), Optional.empty());
        put(outbound(held, QUESTION, 1, MessageState.ACCEPTED));
        new JdbcSubmissionStore(DATABASE.jdbc())
                .insert(new SubmissionStore.Accepted(
                        GUARD,
                        "key",
                        Sha256.of(bytes(3, 1)),
                        List.of(messageId(QUESTION)),
                        bytes(40, 2),
                        Samples.NOON));
        change(QUESTION, Direction.OUT, MessageState.DELIVERED);
        put(inbound(held, ANSWER, 1, MessageState.RECEIVED));
        waiting(ANSWER, "message");
        change(ANSWER, Direction.IN, MessageState.DELIVERED);
        inbox.fetched(GUARD, messageId(ANSWER), now());
        inbox.acknowledge(GUARD, messageId(ANSWER), now());
        expectations.put(expected("M04"));
    }

    @Test
    void keepsEverythingOfACaseThatGoesOnButOldContent() {
        sweepAfter(Period.ofDays(29));
        assertThat(count("message_body")).isEqualTo(2);
        sweepAfter(Period.ofDays(31));
        assertThat(count("message_body")).isZero();
        assertThat(count("envelope")).isZero();
        assertThat(filled("inbox", "encrypted_content")).isZero();
        sweepAfter(Period.ofYears(50));
        assertThat(count("vault_key")).isEqualTo(1);
        assertThat(count("case_relation")).isEqualTo(1);
        assertThat(cases.lockByNumber(GUARD, bytes(32, 9))).isPresent();
        assertThat(shredded()).isEmpty();
    }

    @Test
    void answersWithACodeWhenContentIsGone() {
        sweepAfter(Period.ofDays(31));
        assertRefused(ErrorCode.DELIVER_CONTENT_ERASED, () -> messages.body(messageId(ANSWER), Direction.IN));
        assertRefused(ErrorCode.DELIVER_CONTENT_ERASED, () -> messages.envelope(messageId(QUESTION), Direction.OUT));
        assertRefused(ErrorCode.DELIVER_CONTENT_ERASED, () -> inbox.encryptedContent(GUARD, messageId(ANSWER)));
        assertThat(inbox.find(GUARD, messageId(ANSWER))).isPresent();
        assertThat(messages.find(messageId(QUESTION), Direction.OUT)
                        .orElseThrow()
                        .envelopeSha256())
                .isPresent();
    }

    @ParameterizedTest
    @EnumSource(
            value = MessageState.class,
            names = {"ACCEPTED", "SEALED", "RELAYED", "CONSIGNED"})
    void keepsTheContentOfAMessageThatIsStillOnItsWay(MessageState state) {
        put(outbound(held, 3, 2, MessageState.ACCEPTED));
        change(3, Direction.OUT, state);
        sweepAfter(Period.ofYears(1));
        assertThat(messages.body(messageId(3), Direction.OUT)).isNotEmpty();
        change(3, Direction.OUT, MessageState.REFUSED);
        sweepAfter(Period.ofDays(31));
        assertRefused(ErrorCode.DELIVER_CONTENT_ERASED, () -> messages.body(messageId(3), Direction.OUT));
    }

    @Test
    void erasesTheContentOfAMessageWhoseIdLiesInTheFuture() {
        MessageRecord odd = inbound(held, 3, 2, MessageState.RECEIVED);
        put(odd);
        DATABASE.owner()
                .sql("ALTER TABLE message_body DROP CONSTRAINT message_body_message_id_direction_fkey")
                .update();
        DATABASE.owner()
                .sql("ALTER TABLE envelope DROP CONSTRAINT envelope_message_id_direction_fkey")
                .update();
        try {
            for (String table : List.of("message", "message_body", "envelope")) {
                DATABASE.owner()
                        .sql("UPDATE " + table
                                + " SET message_id = 'f1900000-0000-7000-8000-000000000003' WHERE message_id = ?")
                        .param(messageId(3).value())
                        .update();
            }
            DATABASE.owner()
                    .sql("UPDATE message SET state = 'DELIVERED', ended_at = now()")
                    .update();
            sweepAfter(Period.ofDays(31));
            sweepAfter(Period.ofDays(31));
            assertThat(count("message_body")).isZero();
        } finally {
            for (String table : List.of("message_body", "envelope")) {
                DATABASE.owner()
                        .sql("ALTER TABLE " + table + " ADD FOREIGN KEY (message_id, direction) REFERENCES message")
                        .update();
            }
        }
    }

    @Test
    void forgetsHowToFindAClosedCaseAYearLaterAndGivesItsReferenceToNoOther() {
        cases.changeState(held.id(), "CLOSED");
        sweepAfter(Period.ofDays(364));
        assertThat(cases.lockByReference(GUARD, reference('A'))).isPresent();
        sweepAfter(Period.ofDays(366));
        assertThat(cases.lockByReference(GUARD, reference('A'))).isEmpty();
        assertThat(cases.lockByNumber(GUARD, bytes(32, 9))).isEmpty();
        assertThat(cases.isSpent(GUARD, reference('A'))).isTrue();
        assertThat(cases.isSpent(MISSION, reference('A'))).isFalse();
        assertThat(cases.isSpent(GUARD, reference('B'))).isFalse();
        for (String table : List.of("case_relation", "consent", "withdrawal", "expectation")) {
            assertThat(count(table)).as(table).isZero();
        }
        for (String column : List.of("encrypted_case_number", "blinded_number", "encrypted_facts")) {
            assertThat(filled("case_file", column)).as(column).isZero();
        }
        assertThat(cases.lock(held.id()).state()).isEqualTo("CLOSED");
        assertThat(shredded()).isEmpty();
    }

    @Test
    void forgetsThePseudonymsOfAClosedCaseAndKeepsItsIdentityUntilTheKeyGoes() {
        cases.changeState(held.id(), "CLOSED");
        sweepAfter(Period.ofMonths(5));
        assertThat(erasedElsewhere).isEmpty();
        sweepAfter(Period.ofMonths(7));
        sweepAfter(Period.ofMonths(7));
        assertThat(erasedElsewhere).containsExactly("INDEX " + subject());
        sweepAfter(Period.ofMonths(25));
        assertThat(erasedElsewhere)
                .containsExactly("INDEX " + subject(), "INDEX " + subject(), "IDENTITY " + subject());
    }

    @Test
    void erasesTheKeyOfAClosedCaseTwoYearsLaterAndSaysSoOnTheTrail() {
        cases.changeState(held.id(), "CLOSED");
        sweepAfter(Period.ofDays(729));
        assertThat(count("vault_key")).isEqualTo(1);
        sweepAfter(Period.ofDays(732));
        assertThat(count("vault_key")).isZero();
        assertThat(shredded())
                .hasSize(1)
                .first()
                .asString()
                .contains(reference('A').conversationId().hex(), "pl-sg");
        assertThat(cases.isErased(held.id())).isTrue();
        assertThat(cases.stateOf(held.id())).isEqualTo("CLOSED");
        assertRefused(ErrorCode.ADMIT_CASE_ERASED, () -> cases.lock(held.id()));
        sweepAfter(Period.ofYears(9));
        assertThat(shredded()).hasSize(1);
    }

    @Test
    void aCaseThatIsOpenedAgainIsCountedFromItsNextEnd() {
        cases.changeState(held.id(), "CLOSED");
        cases.changeState(held.id(), "MONITORING");
        sweepAfter(Period.ofYears(9));
        assertThat(count("vault_key")).isEqualTo(1);
    }

    @Test
    void erasesAWithdrawnCaseAsSoonAsNothingIsWaitedFor() {
        cases.changeState(held.id(), "WITHDRAWN");
        sweepAfter(Period.ZERO);
        assertThat(count("vault_key")).isZero();
        assertThat(count("message_body")).isZero();
        assertThat(count("envelope")).isZero();
        assertThat(filled("inbox", "encrypted_content")).isZero();
        for (String table : List.of("case_relation", "consent", "withdrawal", "expectation")) {
            assertThat(count(table)).as(table).isZero();
        }
        assertThat(erasedElsewhere).containsExactly("INDEX " + subject(), "IDENTITY " + subject());
        assertThat(shredded()).hasSize(1);
        assertThat(count("message")).isEqualTo(2);
        assertThat(messages.receipt(messageId(QUESTION), Direction.OUT, EvidenceEvent.CONTENT_HANDOVER))
                .contains(bytes(70, 4));
        assertThat(everythingIn(DATABASE)).doesNotContain(HexFormat.of().formatHex(NONCE));
        assertThat(everythingIn(DATABASE)).doesNotContain(HexFormat.of().formatHex(held.wrappedDataKey()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RELAYED", "CONSIGNED", "M24", "outbox", "inbox"})
    void waitsAWhileForWhatIsStillToComeAfterAWithdrawal(String what) {
        put(outbound(held, 3, 2, MessageState.ACCEPTED));
        change(3, Direction.OUT, MessageState.DELIVERED);
        switch (what) {
            case "M24" -> expectations.put(expected("M24"));
            case "outbox" -> new JdbcOutbox(DATABASE.jdbc()).promise(item(3, Step.NOTIFY_OUTCOME, Samples.NOON));
            case "inbox" -> waiting(3, "refusal");
            default -> change(3, Direction.OUT, MessageState.valueOf(what));
        }
        cases.changeState(held.id(), "WITHDRAWN");
        sweepAfter(Period.ofDays(6));
        assertThat(count("vault_key")).isEqualTo(1);
        sweepAfter(Period.ofDays(8));
        assertThat(count("vault_key")).isZero();
    }

    @Test
    void waitsForNoConfirmationOfAQuestionThatNeverArrived() {
        expectations.put(expected("M24"));
        change(QUESTION, Direction.OUT, MessageState.EXPIRED);
        cases.changeState(held.id(), "WITHDRAWN");
        sweepAfter(Period.ZERO);
        assertThat(count("vault_key")).isZero();
    }

    @Test
    void waitsForNoConfirmationThatCameOrIsNotWantedAnyMore() {
        expectations.put(expected("M24"));
        ExpectedReply open = expectations
                .lock(new ExpectedReply.Key(messageId(QUESTION), Direction.OUT, new MessageType("M24")))
                .orElseThrow();
        cases.changeState(held.id(), "WITHDRAWN");
        sweepAfter(Period.ZERO);
        assertThat(count("vault_key")).isEqualTo(1);
        expectations.change(open.answered(now()));
        sweepAfter(Period.ZERO);
        assertThat(count("vault_key")).isZero();
    }

    /** What tells a holder of the withdrawal must not be the first thing the withdrawal erases. */
    @ParameterizedTest
    @EnumSource(
            value = MessageState.class,
            names = {"ACCEPTED", "SEALED"})
    void neverErasesAWithdrawalThatHasStillToLeave(MessageState state) {
        put(outbound(held, 3, 2, MessageState.ACCEPTED));
        change(3, Direction.OUT, state);
        cases.changeState(held.id(), "WITHDRAWN");
        sweepAfter(Period.ofDays(20));
        assertThat(count("vault_key")).isEqualTo(1);
        assertThat(messages.envelope(messageId(3), Direction.OUT)).isNotEmpty();
        change(3, Direction.OUT, MessageState.EXPIRED);
        sweepAfter(Period.ofDays(20));
        assertThat(count("vault_key")).isZero();
    }

    @Test
    void aLegalHoldStopsEveryClockAndTheWithdrawalUntilItIsLifted() {
        JdbcLegalHoldStore holds = new JdbcLegalHoldStore(DATABASE.jdbc());
        assertThat(holds.set(held.id(), "CourtProceedings", "NRC", now())).isTrue();
        assertThat(holds.set(held.id(), "LegalClaim", "NRC", now())).isFalse();
        waiting(messageIdOfReminder(), "notice");
        inbox.acknowledge(GUARD, messageId(messageIdOfReminder()), now());
        cases.changeState(held.id(), "WITHDRAWN");
        String before = everythingIn(DATABASE);

        sweepAfter(Period.ofYears(50));

        assertThat(everythingIn(DATABASE)).isEqualTo(before);
        assertThat(erasedElsewhere).isEmpty();
        assertThat(holds.lift(held.id(), "NRC", now())).isTrue();
        assertThat(holds.lift(held.id(), "NRC", now())).isFalse();
        sweepAfter(Period.ZERO);
        assertThat(count("vault_key")).isZero();
        assertThat(count("legal_hold")).isEqualTo(1);
    }

    @Test
    void whatFailsHalfWayLeavesTheCaseWhole() {
        cases.changeState(held.id(), "WITHDRAWN");
        String before = everythingIn(DATABASE);
        SubjectRecords broken = records(SubjectRecords.Kind.IDENTITY, () -> {
            throw new IllegalStateException("the vault is away");
        });

        retention(Clock.systemUTC(), List.of(records(SubjectRecords.Kind.INDEX, () -> {}), broken))
                .sweep();

        assertThat(everythingIn(DATABASE)).isEqualTo(before);
        assertThat(shredded()).isEmpty();
        sweepAfter(Period.ZERO);
        assertThat(shredded()).hasSize(1);
    }

    @Test
    void whatFailsAfterEverythingWasDeletedLeavesTheCaseWhole() {
        cases.changeState(held.id(), "WITHDRAWN");
        String before = everythingIn(DATABASE);
        CaseErasure dies = new CaseErasure(
                store,
                List.of(),
                entry -> {
                    throw new IllegalStateException("killed");
                },
                DATABASE.unitOfWork(),
                Clock.systemUTC());

        assertThatThrownBy(() -> dies.erase(CaseClock.WITHDRAWN, held.id(), now()))
                .hasMessage("killed");
        assertThat(everythingIn(DATABASE)).isEqualTo(before);
    }

    @Test
    void leavesACaseAloneThatSomebodyWorksOn() throws Exception {
        cases.changeState(held.id(), "WITHDRAWN");
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch swept = new CountDownLatch(1);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<?> work = other.submit(() -> DATABASE.unitOfWork().inTransaction(() -> {
                CaseRecord mine = cases.lock(held.id());
                locked.countDown();
                await(swept);
                return mine;
            }));
            await(locked);
            sweepAfter(Period.ZERO);
            assertThat(count("vault_key")).isEqualTo(1);
            swept.countDown();
            work.get();
        }
        sweepAfter(Period.ZERO);
        assertThat(count("vault_key")).isZero();
    }

    /** The row of the key is read before the lock is there; it must not be believed afterwards. */
    @Test
    void whoWaitedForACaseWhileItWasErasedDoesNotGetItsOldKey() throws Exception {
        cases.changeState(held.id(), "WITHDRAWN");
        CountDownLatch erased = new CountDownLatch(1);
        CountDownLatch waited = new CountDownLatch(1);
        try (ExecutorService other = Executors.newFixedThreadPool(2)) {
            CaseErasure slow = new CaseErasure(
                    store,
                    List.of(),
                    entry -> {
                        erased.countDown();
                        await(waited);
                        return Sha256.of();
                    },
                    DATABASE.unitOfWork(),
                    Clock.systemUTC());
            Future<Boolean> erasing = other.submit(() -> slow.erase(CaseClock.WITHDRAWN, held.id(), now()));
            await(erased);
            Future<Optional<CaseRecord>> byReference = other.submit(
                    () -> DATABASE.unitOfWork().inTransaction(() -> cases.lockByReference(GUARD, reference('A'))));
            awaitSomebodyWaitingForALock();
            waited.countDown();
            assertThat(erasing.get()).isTrue();
            assertThat(byReference.get()).isEmpty();
        }
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    private void awaitSomebodyWaitingForALock() {
        Instant until = now().plus(Duration.ofSeconds(20));
        while (DATABASE.jdbc()
                        .sql("SELECT count(*) FROM pg_locks WHERE NOT granted")
                        .query(Integer.class)
                        .single()
                == 0) {
            assertThat(now()).isBefore(until);
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private void sweepAfter(Period period) {
        Instant then =
                now().plusSeconds(5).atOffset(ZoneOffset.UTC).plus(period).toInstant();
        retention(
                        Clock.fixed(then, ZoneOffset.UTC),
                        List.of(
                                records(SubjectRecords.Kind.INDEX, () -> {}),
                                records(SubjectRecords.Kind.IDENTITY, () -> {})))
                .sweep();
    }

    private Retention retention(Clock clock, List<SubjectRecords> elsewhere) {
        return new Retention(
                store,
                new CaseErasure(store, elsewhere, new JdbcTrailJournal(DATABASE.jdbc()), DATABASE.unitOfWork(), clock),
                PERIODS,
                DATABASE.unitOfWork(),
                clock);
    }

    private SubjectRecords records(SubjectRecords.Kind kind, Runnable also) {
        return new SubjectRecords() {
            @Override
            public Kind kind() {
                return kind;
            }

            @Override
            public void erase(byte[] subjectId) {
                also.run();
                erasedElsewhere.add(kind + " " + HexFormat.of().formatHex(subjectId));
            }
        };
    }

    private String subject() {
        return HexFormat.of().formatHex(held.subjectId());
    }

    private void put(MessageRecord message) {
        Direction direction = message.direction();
        messages.insert(message, bytes(100, 5));
        messages.putEnvelope(
                message.metadata().messageId(),
                direction,
                bytes(200, 6),
                Sha256.of(bytes(1, 1)),
                Sha256.of(bytes(1, 2)),
                NONCE);
        messages.putReceipt(
                message.metadata().messageId(), direction, EvidenceEvent.CONTENT_HANDOVER, bytes(70, 4), Samples.NOON);
    }

    private void change(int message, Direction direction, MessageState state) {
        messages.changeState(messageId(message), direction, state, Optional.empty());
    }

    private void waiting(int message, String kind) {
        inbox.put(
                GUARD,
                new InboxStore.Item(
                        messageId(message),
                        new MessageType("M03"),
                        kind,
                        "application/xml",
                        Samples.NOON,
                        Optional.empty(),
                        Optional.empty()),
                bytes(80, 7));
    }

    private static int messageIdOfReminder() {
        return 100;
    }

    private ExpectedReply expected(String reply) {
        int notices = reply.equals("M24") ? 200 : messageIdOfReminder();
        return new ExpectedReply(
                new ExpectedReply.Key(messageId(QUESTION), Direction.OUT, new MessageType(reply)),
                held.id(),
                MISSION,
                Deadline.parse("PT72H"),
                messageId(notices),
                messageId(notices + 1),
                ExpectedReply.Progress.WAITING);
    }

    /** A trail cannot be emptied between tests: what is younger than this test. */
    private List<String> shredded() {
        return DATABASE
                .jdbc()
                .sql("SELECT convert_from(body, 'UTF8') FROM trail_pending WHERE id > ? ORDER BY id")
                .param(trail)
                .query(String.class)
                .list()
                .stream()
                .filter(entry -> entry.contains("SubjectShredded"))
                .toList();
    }

    /** Every row of every table, as a thief of the database would have it. */
    private static String everythingIn(NodeDatabase database) {
        List<String> tables = database.jdbc()
                .sql(
                        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'flyway%' ORDER BY 1")
                .query(String.class)
                .list();
        StringBuilder dump = new StringBuilder();
        for (String table : tables) {
            dump.append(table).append('\n');
            database.jdbc()
                    .sql("SELECT row_to_json(t)::text FROM " + table + " t ORDER BY 1")
                    .query(String.class)
                    .list()
                    .forEach(row -> dump.append(row).append('\n'));
        }
        return dump.toString();
    }

    private static int count(String table) {
        return DATABASE.jdbc()
                .sql("SELECT count(*) FROM " + table)
                .query(Integer.class)
                .single();
    }

    private static int filled(String table, String column) {
        return DATABASE.jdbc()
                .sql("SELECT count(" + column + ") FROM " + table)
                .query(Integer.class)
                .single();
    }

    private static void assertRefused(ErrorCode code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
