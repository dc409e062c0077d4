package org.trmgateway.routes.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trmgateway.routes.federation.MemoryFederation.BY;
import static org.trmgateway.routes.federation.MemoryFederation.BY_MVD;
import static org.trmgateway.routes.federation.MemoryFederation.PL_SG;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trmgateway.contracts.Strand;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;

/** The doubles keep what the real stores promise, where a flow depends on it. */
class InMemoryStoresTest {

    private static final UUID CASE = new UUID(1, 2);
    private static final CaseReference REFERENCE = new CaseReference("0".repeat(26));
    private static final MessageId ID = MessageId.parse("01930f7a-5c00-7a1b-8c2d-000000000003");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final InMemoryCaseStore cases = new InMemoryCaseStore(database);
    private final InMemoryOutbox outbox = new InMemoryOutbox(database);

    @BeforeEach
    void openCase() {
        cases.insert(
                new CaseRecord(
                        CASE,
                        PL_SG,
                        true,
                        "NEW",
                        new byte[16],
                        new byte[16],
                        new byte[60],
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty());
        cases.insertRelation(new CaseRelation(CASE, BY_MVD, Strand.CASE, REFERENCE, true, 0, 0));
    }

    @Test
    void keepsNothingOfATransactionThatFails() {
        assertThatThrownBy(() -> database.inTransaction(() -> {
                    cases.changeState(CASE, "REFERRED");
                    promise();
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");
        assertThat(cases.lock(CASE).state()).isEqualTo("NEW");
        assertThat(outbox.items()).isEmpty();
    }

    @Test
    void keepsNothingWhenAnInnerTransactionFailedEvenIfSomebodyCaughtIt() {
        assertThatThrownBy(() -> database.inTransaction(() -> {
                    cases.changeState(CASE, "REFERRED");
                    try {
                        return database.inTransaction(() -> {
                            throw new IllegalStateException("inner");
                        });
                    } catch (IllegalStateException caught) {
                        return caught;
                    }
                }))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        failed -> assertThat(failed.code()).isEqualTo(ErrorCode.INTERNAL));
        assertThat(cases.lock(CASE).state()).isEqualTo("NEW");
    }

    @Test
    void runsWhatWaitsForTheCommitAfterItOrNever() {
        List<String> seen = new ArrayList<>();
        database.inTransaction(() -> {
            database.afterCommit(() -> seen.add(cases.lock(CASE).state()));
            cases.changeState(CASE, "REFERRED");
            return CASE;
        });
        assertThat(seen).containsExactly("REFERRED");
        assertThatThrownBy(() -> database.inTransaction(() -> {
                    database.afterCommit(() -> seen.add("never"));
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");
        assertThat(seen).hasSize(1);
        assertThatThrownBy(() -> database.afterCommit(seen::clear)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void countsSequencesWithoutGapsAndTakesBackOnlyTheLast() {
        assertThat(cases.nextSequence(CASE, REFERENCE)).isEqualTo(1);
        assertThat(cases.nextSequence(CASE, REFERENCE)).isEqualTo(2);
        assertThat(cases.releaseSequence(CASE, REFERENCE, 1)).isFalse();
        assertThat(cases.nextSequence(CASE, REFERENCE)).isEqualTo(3);
        assertThat(cases.releaseSequence(CASE, REFERENCE, 3)).isTrue();
        assertThat(cases.nextSequence(CASE, REFERENCE)).isEqualTo(3);
    }

    @Test
    void neverCountsDeliveriesBackwards() {
        cases.delivered(CASE, REFERENCE, 2);
        cases.delivered(CASE, REFERENCE, 1);
        assertThat(cases.relation(CASE, REFERENCE).orElseThrow().lastDelivered())
                .isEqualTo(2);
    }

    @Test
    void bringsBackAWithdrawnConsentOnlyByOneThatBeginsLater() {
        cases.putConsents(CASE, List.of(cell(19)));
        cases.withdrawConsents(CASE, day(20), Optional.of("referral"), Optional.empty());
        cases.putConsents(CASE, List.of(cell(20)));
        assertThat(cases.consents(CASE))
                .singleElement()
                .matches(cell -> cell.withdrawnOn().isPresent());
        cases.putConsents(CASE, List.of(cell(21)));
        assertThat(cases.consents(CASE))
                .filteredOn(cell -> cell.liveOn(day(21)))
                .hasSize(1);
    }

    @Test
    void withdrawsOnlyWhatWasNamed() {
        cases.putConsents(CASE, List.of(cell(19)));
        cases.withdrawConsents(CASE, day(20), Optional.of("return"), Optional.empty());
        cases.withdrawConsents(CASE, day(20), Optional.empty(), Optional.of("family"));
        assertThat(cases.consents(CASE))
                .singleElement()
                .matches(cell -> cell.withdrawnOn().isEmpty());
    }

    @Test
    void promisesAStepOnceAndPostponesTheAttemptThatFailedOnly() {
        promise();
        promise();
        outbox.postpone(ID, Step.DISPATCH, 0, NOON.plusSeconds(1));
        outbox.postpone(ID, Step.DISPATCH, 0, NOON.plusSeconds(9));
        assertThat(outbox.items()).singleElement().satisfies(item -> {
            assertThat(item.attempt()).isEqualTo(1);
            assertThat(item.dueAt()).isEqualTo(NOON.plusSeconds(1));
        });
    }

    private void promise() {
        outbox.promise(new Outbox.Item(ID, Step.DISPATCH, BY, 0, NOON, NOON));
    }

    private static ConsentCell cell(int from) {
        return new ConsentCell("referral", BY_MVD, "health", day(from), LocalDate.of(2030, 12, 31), Optional.empty());
    }

    private static LocalDate day(int dayOfMonth) {
        return LocalDate.of(2026, 11, dayOfMonth);
    }
}
