package org.trmgateway.routes.outbound.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trmgateway.routes.federation.MemoryFederation.BY_MVD;
import static org.trmgateway.routes.federation.MemoryFederation.IOM_PL;
import static org.trmgateway.routes.federation.MemoryFederation.PL_SG;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.contracts.MessageDefinition;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.federation.SampleForms;
import org.trmgateway.routes.federation.SampleWorld;
import org.trmgateway.routes.federation.SettableClock;
import org.trmgateway.routes.store.ConsentCell;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.DirectoryParty;
import org.w3c.dom.Document;

/** Each gate: when it is open, when it is closed, and that it is closed when nothing is known. */
class GatesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
    private static final String FAR = "2030-12-31";

    @Test
    void knowsEveryGateThatTheChoreographyMayNameAndNoOther() {
        assertThat(gatesOfTheChoreography()).isNotEmpty().containsExactlyInAnyOrderElementsOf(Gates.names());
    }

    @Test
    void closesForAGateItDoesNotKnow() {
        assertClosed(question(Map.of()), "unheard-of", Optional.empty());
    }

    @Test
    void opensProtectionOnlyForSomebodyWhoAskedForNone() {
        assertOpen(question(Map.of("trm_InternationalProtection", "None")), "protection");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Applied", "Granted", "Unknown", "none", ""})
    void closesProtectionForEveryOtherAnswer(String answer) {
        assertClosed(question(Map.of("trm_InternationalProtection", answer)), "protection", Optional.of("A1"));
    }

    @Test
    void closesProtectionWithoutAnAnswer() {
        assertClosed(question(Map.of()), "protection", Optional.of("A1"));
    }

    @Test
    void keepsNobodyFromTheSideThatOpenedTheCase() {
        GateQuestion towardsOpener = question(Map.of(), "", PL_SG, true);
        assertOpen(towardsOpener, "protection");
        assertOpen(towardsOpener, "child");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Child", "InDoubt"})
    void letsAChildOrADoubtfulAgeThroughOnlyWithAGuardian(String age) {
        assertClosed(question(Map.of("trm_AgeState", age)), "child", Optional.of("K1"));
        assertOpen(question(Map.of("trm_AgeState", age, "trm_GuardianRole", "CourtAppointedGuardian")), "child");
    }

    @Test
    void letsAnAdultThroughWithoutAGuardian() {
        assertOpen(question(Map.of("trm_AgeState", "Adult")), "child");
    }

    @Test
    void countsSomebodyOfWhomNothingIsKnownAsAChild() {
        assertClosed(question(Map.of()), "child", Optional.of("K1"));
        assertClosed(question(Map.of()), "best-interests", Optional.of("K2"));
    }

    @Test
    void closesForARefutedStatusOnly() {
        assertOpen(question(Map.of("vic_TraffickingStatus", "PossibleVictimOfTrafficking")), "not-refuted");
        assertOpen(question(Map.of()), "not-refuted");
        assertClosed(
                question(Map.of("vic_TraffickingStatus", "NotAVictimOfTrafficking")), "not-refuted", Optional.of("T1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Go", "GoWithMeasures"})
    void letsThroughWhatWasAssessedAsPossibleAndStillHolds(String decision) {
        assertOpen(
                question(Map.of("trm_RiskDecision", decision, "trm_RiskValidUntil", TODAY.toString())), "risk-current");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NoGo", "Postpone", ""})
    void closesForEveryOtherAssessment(String decision) {
        assertClosed(
                question(Map.of("trm_RiskDecision", decision, "trm_RiskValidUntil", FAR)),
                "risk-current",
                Optional.of("R1"));
    }

    @Test
    void closesWithoutAnyAssessment() {
        assertClosed(question(Map.of()), "risk-current", Optional.of("R1"));
    }

    @Test
    void closesForAnAssessmentThatIsOverOrHasNoEnd() {
        String over = TODAY.minusDays(1).toString();
        assertClosed(
                question(Map.of("trm_RiskDecision", "Go", "trm_RiskValidUntil", over)),
                "risk-current",
                Optional.of("R7"));
        assertClosed(question(Map.of("trm_RiskDecision", "Go")), "risk-current", Optional.of("R7"));
    }

    @Test
    void opensVoluntaryOnlyOnceThePersonDeclaredTheWishAndTheDigestIsThere() {
        assertOpen(
                question(Map.of("trm_VoluntaryDeclaredOn", "2026-11-20", "trm_VoluntaryProofSha256", "ab")),
                "voluntary");
        assertClosed(question(Map.of("trm_VoluntaryDeclaredOn", "2026-11-20")), "voluntary", Optional.of("V1"));
        assertClosed(question(Map.of("trm_VoluntaryProofSha256", "ab")), "voluntary", Optional.of("V1"));
        assertClosed(question(Map.of()), "voluntary", Optional.of("V1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pending", "Negative", ""})
    void closesForAChildWhoseBestInterestsAreNotFoundPositive(String finding) {
        assertClosed(
                question(Map.of("trm_AgeState", "Child", "trm_BestInterests", finding)),
                "best-interests",
                Optional.of("K2"));
    }

    @Test
    void opensForAChildWhoseBestInterestsAreFoundPositiveAndForAnAdult() {
        assertOpen(question(Map.of("trm_AgeState", "Child", "trm_BestInterests", "Positive")), "best-interests");
        assertOpen(question(Map.of("trm_AgeState", "Adult")), "best-interests");
    }

    @Test
    void letsNobodyAskForWhatTheyMayNeverSee() {
        assertOpen(message("<Asked><trm_AskedField>N1</trm_AskedField></Asked>"), "askable");
        assertClosed(
                message("<Asked><trm_AskedField>N1</trm_AskedField><trm_AskedField>T7</trm_AskedField></Asked>"),
                "askable",
                Optional.of("T7"));
        assertClosed(message("<Asked><trm_AskedField>Z99</trm_AskedField></Asked>"), "askable", Optional.of("Z99"));
    }

    @Test
    void answersOnlyWhatWasAsked() {
        String answer = "<Case><trm_CaseReference>x</trm_CaseReference></Case><Needs><trm_Need>Food</trm_Need></Needs>";
        assertOpen(answering(answer, Optional.of(Set.of("N1"))), "asked-only");
        assertClosed(
                answering(answer + "<Risk><trm_RiskLevel>1</trm_RiskLevel></Risk>", Optional.of(Set.of("N1"))),
                "asked-only",
                Optional.of("R1"));
        assertClosed(answering(answer, Optional.of(Set.of())), "asked-only", Optional.of("N1"));
    }

    @Test
    void answersNothingWhereNothingIsKnownToHaveBeenAsked() {
        assertClosed(answering("<Needs/>", Optional.empty()), "asked-only", Optional.of("E12"));
    }

    @Test
    void tellsAConsulOfNoOtherMessage() {
        assertOpen(message("<Case><trm_CaseNumber>1</trm_CaseNumber></Case>"), "consular");
        assertClosed(message("<Case><trm_InReplyTo>1</trm_InReplyTo></Case>"), "consular", Optional.of("E12"));
    }

    @Test
    void letsTheSenderFindItsOwnCaseByAReferenceThatNeverLeaves() {
        assertOpen(message("<Case><trm_CaseReference>1</trm_CaseReference></Case>"), "consular");
        assertThat(SampleForms.lines("/trm/release-policy/fields.csv"))
                .filteredOn(line -> line.contains(";trm_CaseReference;"))
                .singleElement()
                .matches(line -> line.endsWith(";;D;D;D;D;D;D;D;D;D"));
    }

    @ParameterizedTest
    @CsvSource({"48, true", "47, false", "0, false", "-5, false"})
    void wantsTheHandoverPlannedTwoDaysAhead(int hours, boolean open) {
        GateQuestion plan = message(
                "<Handover><trm_DepartureAt>" + NOW.plus(Duration.ofHours(hours)) + "</trm_DepartureAt></Handover>");
        if (open) {
            assertOpen(plan, "lead-time");
        } else {
            assertClosed(plan, "lead-time", Optional.of("V4"));
        }
    }

    @Test
    void closesForAPlanThatDoesNotSayWhenItBegins() {
        assertClosed(message("<Handover/>"), "lead-time", Optional.of("V4"));
    }

    @ParameterizedTest
    @CsvSource({"LegalDuty, true", "VitalInterest, true", "PublicTask, false", "Consent, false"})
    void needsAGroundForThePolice(String basis, boolean open) {
        GateQuestion alert = message("<Consent><trm_LegalBasis>" + basis + "</trm_LegalBasis></Consent>");
        if (open) {
            assertOpen(alert, "police-basis");
        } else {
            assertClosed(alert, "police-basis", Optional.of("C8"));
        }
    }

    @Test
    void takesTheConsentOfThePersonToThesePoliceForAGround() {
        assertClosed(message(""), "police-basis", Optional.of("C8"));
        assertOpen(consented("lawEnforcement", BY_MVD, Optional.empty()), "police-basis");
        assertClosed(consented("referral", BY_MVD, Optional.empty()), "police-basis", Optional.of("C8"));
        assertClosed(consented("lawEnforcement", IOM_PL, Optional.empty()), "police-basis", Optional.of("C8"));
        assertClosed(consented("lawEnforcement", BY_MVD, Optional.of(TODAY)), "police-basis", Optional.of("C8"));
    }

    @Test
    void namesAPersonAgainOnlyWithTwoApproversOfDifferentRoles() {
        String first = "<Reidentify><trm_FirstApproverRole>NRC</trm_FirstApproverRole>";
        assertOpen(message(first + "<trm_SecondApproverRole>SP</trm_SecondApproverRole></Reidentify>"), "two-roles");
        assertClosed(
                message(first + "<trm_SecondApproverRole>NRC</trm_SecondApproverRole></Reidentify>"),
                "two-roles",
                Optional.of("Y3"));
        assertClosed(message(first + "</Reidentify>"), "two-roles", Optional.of("Y3"));
        assertClosed(message("<Reidentify/>"), "two-roles", Optional.of("Y3"));
    }

    @Test
    void stopsAtTheFirstClosedGateOfSeveral() {
        assertThatThrownBy(() -> Gates.pass(List.of("child", "protection"), question(Map.of("trm_AgeState", "Child"))))
                .hasMessageContaining("rule=child");
    }

    @Test
    void letsNothingCrossTheBorderOnceProtectionWasAppliedForButWhatProtects() {
        CaseFacts asylum = new CaseFacts(Map.of("trm_AlertCode", "InternationalProtection"));
        for (MessageDefinition message :
                SampleWorld.get().contracts().catalogue().definitions()) {
            boolean protects =
                    Set.of("M22", "M24", "M26").contains(message.type().code());
            if (protects) {
                Gates.requireMayCross(message, asylum, party("pl-sg"), party("by-mvd"));
            } else {
                assertThatThrownBy(() -> Gates.requireMayCross(message, asylum, party("pl-sg"), party("by-mvd")))
                        .isInstanceOfSatisfying(GatewayException.class, closed -> {
                            assertThat(closed.code()).isEqualTo(ErrorCode.ADMIT_GATE_CLOSED);
                            assertThat(closed.detail().field()).contains("A1");
                            assertThat(closed.detail().rule()).contains("protection");
                        });
            }
        }
    }

    @Test
    void letsEverythingGoOnWithinTheCountryAndWhereNobodyAppliedForProtection() {
        MessageDefinition plan = SampleWorld.get().contracts().catalogue().definition(new MessageType("M14"));
        CaseFacts asylum = new CaseFacts(Map.of("trm_AlertCode", "InternationalProtection"));
        Gates.requireMayCross(plan, asylum, party("pl-sg"), party("iom-pl"));
        Gates.requireMayCross(plan, CaseFacts.none(), party("pl-sg"), party("by-mvd"));
        Gates.requireMayCross(
                plan, new CaseFacts(Map.of("trm_AlertCode", "ThreatMade")), party("pl-sg"), party("by-mvd"));
    }

    private static DirectoryParty party(String id) {
        Directory directory = SampleWorld.get().directory(new SettableClock(NOW));
        return directory.party(new PartyId(id), ErrorCode.INTERNAL);
    }

    private static GateQuestion question(Map<String, String> facts) {
        return question(facts, "", BY_MVD, false);
    }

    private static GateQuestion message(String xml) {
        return question(Map.of(), xml, BY_MVD, false);
    }

    private static GateQuestion question(
            Map<String, String> facts, String xml, PartyId recipient, boolean towardsOpener) {
        return new GateQuestion(
                MajorityTest.canonical(xml),
                new CaseFacts(facts),
                List.of(),
                recipient,
                towardsOpener,
                Optional::empty,
                "N1"::equals,
                GatesTest::field,
                NOW);
    }

    private static GateQuestion consented(String purpose, PartyId to, Optional<LocalDate> withdrawn) {
        ConsentCell cell = new ConsentCell(purpose, to, "risk", TODAY, TODAY, withdrawn);
        return new GateQuestion(
                MajorityTest.canonical(""),
                CaseFacts.none(),
                List.of(cell),
                BY_MVD,
                false,
                Optional::empty,
                "N1"::equals,
                GatesTest::field,
                NOW);
    }

    private static GateQuestion answering(String xml, Optional<Set<String>> asked) {
        Document answer = MajorityTest.canonical(xml);
        return new GateQuestion(
                answer, CaseFacts.none(), List.of(), BY_MVD, false, () -> asked, "N1"::equals, GatesTest::field, NOW);
    }

    private static Optional<String> field(String element) {
        return SampleWorld.get().contracts().releasePolicy().fieldId(element);
    }

    private static void assertOpen(GateQuestion question, String gate) {
        Gates.pass(List.of(gate), question);
    }

    private static void assertClosed(GateQuestion question, String gate, Optional<String> field) {
        assertThatThrownBy(() -> Gates.pass(List.of(gate), question))
                .isInstanceOfSatisfying(GatewayException.class, closed -> {
                    assertThat(closed.code()).isEqualTo(ErrorCode.ADMIT_GATE_CLOSED);
                    assertThat(closed.detail().rule()).contains(gate);
                    assertThat(closed.detail().field()).isEqualTo(field);
                });
    }

    private static List<String> gatesOfTheChoreography() {
        return SampleForms.lines("/trm/choreography/gates.csv").stream()
                .filter(line -> line.contains(";") && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf(';')))
                .filter(gate -> !gate.equals("gate"))
                .toList();
    }
}
