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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DuplicateKeyException;
import org.trmgateway.contracts.Strand;
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
        assertThatThrownBy(() -> cases.nextSequence(first.id(), reference('A'))).isInstanceOf(GatewayException.class);
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
    void tellsTheStateOfACaseAlsoOnceItsKeyIsErased() {
        cases.changeState(first.id(), "CLOSED");
        DATABASE.jdbc()
                .sql("DELETE FROM vault_key WHERE case_id = ?")
                .param(first.id())
                .update();
        assertThat(cases.stateOf(first.id())).isEqualTo("CLOSED");
        assertThat(cases.stateOf(second.id())).isEqualTo("NEW");
        assertThatThrownBy(() -> cases.stateOf(new UUID(1, 1))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void keepsRelationsAndTheirCounters() {
        CaseRelation relation = new CaseRelation(first.id(), MISSION, Strand.CASE, reference('B'), false, 4, 7);
        cases.insertRelation(relation);

        assertThat(cases.relation(first.id(), reference('B'))).contains(relation);
        assertThat(cases.relations(first.id())).containsExactly(relation);
        assertThat(cases.relations(second.id())).isEmpty();
        assertThat(cases.relation(first.id(), reference('A'))).isEmpty();
        assertThat(cases.relation(second.id(), reference('B'))).isEmpty();
        assertThat(cases.nextSequence(first.id(), reference('B'))).isEqualTo(5);
        cases.delivered(first.id(), reference('B'), 8);
        cases.delivered(first.id(), reference('B'), 6);
        assertThat(cases.relation(first.id(), reference('B')).orElseThrow())
                .isEqualTo(new CaseRelation(first.id(), MISSION, Strand.CASE, reference('B'), false, 5, 8));
    }

    @Test
    void countsTheStrandsOfOnePeerApart() {
        CaseRelation consular = new CaseRelation(first.id(), MISSION, Strand.CONSULAR, reference('B'), true, 0, 0);
        cases.insertRelation(relationOf(first, MISSION, 'A'));
        cases.insertRelation(consular);

        assertThat(cases.nextSequence(first.id(), reference('A'))).isEqualTo(1);
        assertThat(cases.nextSequence(first.id(), reference('A'))).isEqualTo(2);
        cases.delivered(first.id(), reference('A'), 3);
        assertThat(cases.relation(first.id(), reference('B'))).contains(consular);
        assertThat(cases.nextSequence(first.id(), reference('B'))).isEqualTo(1);
        assertThat(cases.relations(first.id()))
                .extracting(CaseRelation::strand)
                .containsExactly(Strand.CASE, Strand.CONSULAR);
        assertSame(cases.lockByReference(GUARD, reference('B')).orElseThrow(), first);
    }

    @Test
    void refusesASecondReferenceForAStrandOfAPeer() {
        cases.insertRelation(relationOf(first, MISSION, 'A'));
        assertThatThrownBy(() -> cases.insertRelation(relationOf(first, MISSION, 'B')))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @ParameterizedTest
    @EnumSource(Strand.class)
    void takesEveryStrand(Strand strand) {
        CaseRelation relation = new CaseRelation(first.id(), MISSION, strand, reference('A'), true, 0, 0);
        cases.insertRelation(relation);
        assertThat(cases.relation(first.id(), reference('A'))).contains(relation);
    }

    @Test
    void keepsTheLatestFactsOfACaseAndOfNoOther() {
        assertThat(cases.lock(first.id()).encryptedFacts()).isEmpty();
        cases.putFacts(first.id(), bytes(60, 1));
        cases.putFacts(first.id(), bytes(70, 2));
        assertThat(cases.lock(first.id()).encryptedFacts().orElseThrow()).isEqualTo(bytes(70, 2));
        assertThat(cases.lock(second.id()).encryptedFacts()).isEmpty();
        assertThatThrownBy(() -> cases.putFacts(new UUID(1, 1), bytes(60, 1))).isInstanceOf(GatewayException.class);
    }

    @Test
    void givesOutSequenceNumbersWithoutGapsToConcurrentTransactionsSomeOfWhichRollBack() throws Exception {
        cases.insertRelation(relationOf(first, MISSION, 'A'));

        List<Optional<Long>> taken = Together.run(8, 25, (worker, turn) -> {
            try {
                return Optional.of(DATABASE.unitOfWork().inTransaction(() -> {
                    long number = cases.nextSequence(first.id(), reference('A'));
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
        assertThat(cases.nextSequence(first.id(), reference('A'))).isEqualTo(1);
        assertThat(cases.releaseSequence(first.id(), reference('A'), 1)).isTrue();
        assertThat(cases.releaseSequence(first.id(), reference('A'), 1)).isFalse();
        assertThat(cases.nextSequence(first.id(), reference('A'))).isEqualTo(1);
        assertThat(cases.nextSequence(first.id(), reference('A'))).isEqualTo(2);
        assertThat(cases.releaseSequence(first.id(), reference('A'), 1)).isFalse();
        assertThat(cases.nextSequence(first.id(), reference('A'))).isEqualTo(3);
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
    void aWithdrawalIsNewsOnceADay() {
        assertThat(withdraw(JUNE, "referral", "health")).isTrue();
        assertThat(withdraw(JUNE, "referral", "health")).isFalse();
        assertThat(withdraw(JUNE, "referral", "identity")).isTrue();
        assertThat(withdraw(JUNE.plusDays(1), "referral", "health")).isTrue();
        assertThat(cases.withdrawConsents(first.id(), JUNE, Optional.empty(), Optional.empty()))
                .isTrue();
        assertThat(cases.withdrawConsents(first.id(), JUNE, Optional.empty(), Optional.empty()))
                .isFalse();
        assertThat(cases.withdrawConsents(second.id(), JUNE, Optional.empty(), Optional.empty()))
                .isTrue();
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

    private boolean withdraw(LocalDate day, String purpose, String category) {
        return cases.withdrawConsents(first.id(), day, Optional.of(purpose), Optional.of(category));
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
