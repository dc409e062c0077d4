package org.trmgateway.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trmgateway.node.store.Samples.GUARD;
import static org.trmgateway.node.store.Samples.MISSION;
import static org.trmgateway.node.store.Samples.bytes;
import static org.trmgateway.node.store.Samples.caseOf;
import static org.trmgateway.node.store.Samples.reference;
import static org.trmgateway.node.store.Samples.relationOf;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DuplicateKeyException;
import org.trmgateway.node.database.NodeDatabase;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.CaseRelation;
import org.trmgateway.routes.store.ConsentCell;

class JdbcCaseStoreTest {

    @RegisterExtension
    static final NodeDatabase DATABASE = new NodeDatabase();

    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 31);

    private final CaseRecord first = caseOf(GUARD, 1);
    private final CaseRecord second = caseOf(GUARD, 20);
    private JdbcCaseStore cases;

    @BeforeEach
    void twoCases() {
        cases = new JdbcCaseStore(DATABASE.jdbc());
        cases.insert(first, Optional.of(bytes(32, 9)));
        cases.insert(second, Optional.empty());
    }

    @Test
    void findsACaseByIdByNumberAndByReferenceForItsHolderOnly() {
        cases.insertRelation(relationOf(first, MISSION, 'A'));

        assertSame(cases.lock(first.id()), first);
        assertSame(cases.lockByNumber(GUARD, bytes(32, 9)).orElseThrow(), first);
        assertSame(cases.lockByReference(GUARD, reference('A')).orElseThrow(), first);
        assertThat(cases.lockByNumber(MISSION, bytes(32, 9))).isEmpty();
        assertThat(cases.lockByReference(MISSION, reference('A'))).isEmpty();
        assertThat(cases.lockByNumber(GUARD, bytes(32, 8))).isEmpty();
    }

    @Test
    void refusesACaseNobodyOpened() {
        assertThatThrownBy(() -> cases.lock(new UUID(1, 1)))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.ADMIT_CASE_UNKNOWN));
        assertThatThrownBy(() -> cases.changeState(new UUID(1, 1), "CLOSED")).isInstanceOf(GatewayException.class);
        assertThatThrownBy(() -> cases.nextSequence(first.id(), MISSION)).isInstanceOf(GatewayException.class);
    }

    @Test
    void refusesASecondCaseWithTheNumberOfTheSameHolderButNotOfAnother() {
        assertThatThrownBy(() -> cases.insert(caseOf(GUARD, 3), Optional.of(bytes(32, 9))))
                .isInstanceOf(DuplicateKeyException.class);
        cases.insert(caseOf(MISSION, 4), Optional.of(bytes(32, 9)));
        assertThat(cases.lockByNumber(MISSION, bytes(32, 9))).isPresent();
    }

    @Test
    void refusesAReferenceThatNamesAnotherCaseOfTheHolder() {
        cases.insertRelation(relationOf(first, MISSION, 'A'));
        assertThatThrownBy(() -> cases.insertRelation(relationOf(second, new PartyId("by-mia"), 'A')))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void changesTheState() {
        cases.changeState(first.id(), "REFERRED");
        assertThat(cases.lock(first.id()).state()).isEqualTo("REFERRED");
        assertThat(cases.lock(second.id()).state()).isEqualTo("NEW");
    }

    @Test
    void keepsRelationsAndTheirCounters() {
        CaseRelation relation = new CaseRelation(first.id(), MISSION, reference('B'), false, 4, 7);
        cases.insertRelation(relation);

        assertThat(cases.relation(first.id(), MISSION)).contains(relation);
        assertThat(cases.relations(first.id())).containsExactly(relation);
        assertThat(cases.relations(second.id())).isEmpty();
        assertThat(cases.relation(first.id(), GUARD)).isEmpty();
        assertThat(cases.nextSequence(first.id(), MISSION)).isEqualTo(5);
        cases.delivered(first.id(), MISSION, 8);
        cases.delivered(first.id(), MISSION, 6);
        assertThat(cases.relation(first.id(), MISSION).orElseThrow())
                .isEqualTo(new CaseRelation(first.id(), MISSION, reference('B'), false, 5, 8));
    }

    @Test
    void givesOutSequenceNumbersWithoutGapsToConcurrentTransactionsSomeOfWhichRollBack() throws Exception {
        cases.insertRelation(relationOf(first, MISSION, 'A'));

        List<Optional<Long>> taken = Together.run(8, 25, (worker, turn) -> {
            try {
                return Optional.of(DATABASE.unitOfWork().inTransaction(() -> {
                    long number = cases.nextSequence(first.id(), MISSION);
                    if (turn % 5 == 4) {
                        throw new GatewayException(ErrorCode.ADMIT_STATE_FORBIDDEN);
                    }
                    return number;
                }));
            } catch (GatewayException refused) {
                return Optional.empty();
            }
        });

        assertThat(taken.stream().flatMap(Optional::stream).sorted())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 8 * 20).boxed().toList());
    }

    @Test
    void takesASequenceNumberBackUnlessALaterOneWasTaken() {
        cases.insertRelation(relationOf(first, MISSION, 'A'));
        assertThat(cases.nextSequence(first.id(), MISSION)).isEqualTo(1);
        cases.releaseSequence(first.id(), MISSION, 1);
        cases.releaseSequence(first.id(), MISSION, 1);
        assertThat(cases.nextSequence(first.id(), MISSION)).isEqualTo(1);
        assertThat(cases.nextSequence(first.id(), MISSION)).isEqualTo(2);
        cases.releaseSequence(first.id(), MISSION, 1);
        assertThat(cases.nextSequence(first.id(), MISSION)).isEqualTo(3);
    }

    @Test
    void aSecondTransactionWaitsForTheCaseAndThenSeesWhatTheFirstLeft() throws Exception {
        cases.insertRelation(relationOf(first, MISSION, 'A'));
        Together.run(
                8,
                10,
                (worker, turn) -> DATABASE.unitOfWork().inTransaction(() -> {
                    List<ConsentCell> seen = cases.consents(first.id());
                    String state = cases.lock(first.id()).state();
                    assertThat(seen).hasSize(state.equals("NEW") ? 0 : Integer.parseInt(state));
                    cases.putConsents(
                            first.id(), List.of(cell("purpose-" + seen.size(), "identity", JANUARY, DECEMBER)));
                    cases.changeState(first.id(), String.valueOf(seen.size() + 1));
                    return seen.size();
                }));
        assertThat(cases.lock(first.id()).state()).isEqualTo("80");
        assertThat(cases.consents(first.id())).hasSize(80);
    }

    @Test
    void renewsAStandingConsentInsteadOfRepeatingIt() {
        cases.putConsents(first.id(), List.of(cell("referral", "identity", JANUARY, JUNE)));
        cases.putConsents(
                first.id(),
                List.of(
                        cell("referral", "identity", JANUARY, DECEMBER),
                        cell("referral", "health", JANUARY, DECEMBER)));
        assertThat(cases.consents(first.id()))
                .containsExactly(
                        cell("referral", "identity", JANUARY, DECEMBER), cell("referral", "health", JANUARY, DECEMBER));
        assertThat(cases.consents(second.id())).isEmpty();
    }

    @Test
    void withdrawsWhatWasNamedAndNothingElse() {
        cases.putConsents(
                first.id(),
                List.of(
                        cell("referral", "identity", JANUARY, DECEMBER),
                        cell("referral", "health", JANUARY, DECEMBER),
                        cell("return", "health", JANUARY, DECEMBER)));

        cases.withdrawConsents(first.id(), JUNE, Optional.of("referral"), Optional.of("health"));
        assertThat(live()).containsExactly("referral identity", "return health");
        cases.withdrawConsents(first.id(), JUNE, Optional.empty(), Optional.of("health"));
        assertThat(live()).containsExactly("referral identity");
        cases.withdrawConsents(first.id(), JUNE, Optional.empty(), Optional.empty());
        assertThat(live()).isEmpty();
        assertThat(cases.consents(first.id()))
                .hasSize(3)
                .allMatch(cell -> cell.withdrawnOn().equals(Optional.of(JUNE)));
    }

    @Test
    void aRepeatedOldConsentDoesNotUndoAWithdrawalAndALaterOneStandsBesideIt() {
        cases.putConsents(first.id(), List.of(cell("referral", "identity", JANUARY, DECEMBER)));
        cases.withdrawConsents(first.id(), JUNE, Optional.empty(), Optional.empty());

        cases.putConsents(first.id(), List.of(cell("referral", "identity", JANUARY, DECEMBER)));
        cases.putConsents(first.id(), List.of(cell("referral", "identity", JUNE, DECEMBER)));
        assertThat(live()).isEmpty();

        cases.putConsents(first.id(), List.of(cell("referral", "identity", JUNE.plusDays(1), DECEMBER)));
        assertThat(live()).containsExactly("referral identity");
        assertThat(cases.consents(first.id())).hasSize(2);
    }

    @Test
    void aConsentThatBecomesKnownAfterItWasWithdrawnIsWithdrawn() {
        cases.withdrawConsents(first.id(), JUNE, Optional.of("return"), Optional.empty());
        cases.withdrawConsents(first.id(), JUNE, Optional.empty(), Optional.of("health"));

        cases.putConsents(
                first.id(),
                List.of(
                        cell("return", "identity", JANUARY, DECEMBER),
                        cell("return", "identity", JUNE, DECEMBER),
                        cell("referral", "health", JANUARY, DECEMBER),
                        cell("referral", "identity", JANUARY, DECEMBER)));
        assertThat(live()).containsExactly("referral identity");

        cases.putConsents(first.id(), List.of(cell("return", "identity", JUNE.plusDays(1), DECEMBER)));
        cases.putConsents(first.id(), List.of(cell("return", "identity", JANUARY, DECEMBER)));
        assertThat(live()).containsExactly("referral identity", "return identity");
        cases.putConsents(second.id(), List.of(cell("return", "identity", JANUARY, DECEMBER)));
        assertThat(cases.consents(second.id()))
                .allMatch(cell -> cell.withdrawnOn().isEmpty());
    }

    @Test
    void aCaseWhoseKeyWasErasedIsNoLongerFound() {
        cases.insertRelation(relationOf(first, MISSION, 'A'));
        DATABASE.jdbc()
                .sql("DELETE FROM vault_key WHERE case_id = ?")
                .param(first.id())
                .update();
        assertThat(cases.lockByNumber(GUARD, bytes(32, 9))).isEmpty();
        assertThat(cases.lockByReference(GUARD, reference('A'))).isEmpty();
        assertThatThrownBy(() -> cases.lock(first.id())).isInstanceOf(GatewayException.class);
    }

    private List<String> live() {
        return cases.consents(first.id()).stream()
                .filter(cell -> cell.withdrawnOn().isEmpty())
                .map(cell -> cell.purpose() + " " + cell.category())
                .toList();
    }

    private static ConsentCell cell(String purpose, String category, LocalDate from, LocalDate until) {
        return new ConsentCell(purpose, MISSION, category, from, until, Optional.empty());
    }

    private static void assertSame(CaseRecord found, CaseRecord expected) {
        assertThat(found).usingRecursiveComparison().isEqualTo(expected);
    }
}
