package org.trmgateway.routes.outbound.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.routes.CanonicalXml;
import org.trmgateway.routes.federation.SampleForms;
import org.w3c.dom.Document;

class GatesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Test
    void knowsEveryGateThatTheChoreographyMayName() {
        assertThat(gatesOfTheChoreography()).isNotEmpty().isSubsetOf(Gates.names());
        assertThat(Gates.names()).isSubsetOf(gatesOfTheChoreography());
    }

    @Test
    void letsTheSampleReturnRequestThroughEveryGate() {
        Document request =
                CanonicalXml.parse(SampleForms.canonical("pl/samples/wniosek-powrotowy-matka-z-dziecmi.canonical.xml")
                        .getBytes(StandardCharsets.UTF_8));
        Gates.pass(Gates.names(), request, TODAY);
    }

    @Test
    void closesForAGateItDoesNotKnow() {
        assertClosed("unheard-of", Map.of(), "unheard-of", Optional.empty());
    }

    @Test
    void opensProtectionOnlyForSomebodyWhoAskedForNone() {
        assertOpen("protection", Map.of("trm_InternationalProtection", "None"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Applied", "Granted", "Unknown", "none", ""})
    void closesProtectionForEveryOtherAnswer(String answer) {
        assertClosed("protection", Map.of("trm_InternationalProtection", answer), "protection", Optional.of("A1"));
    }

    @Test
    void closesProtectionWithoutAnAnswer() {
        assertClosed("protection", Map.of(), "protection", Optional.of("A1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Child", "InDoubt"})
    void letsAChildOrADoubtfulAgeThroughOnlyWithAGuardian(String age) {
        assertClosed("child", Map.of("trm_AgeState", age), "child", Optional.of("K1"));
        assertOpen("child", Map.of("trm_AgeState", age, "trm_GuardianRole", "CourtAppointedGuardian"));
    }

    @Test
    void letsAnAdultThroughWithoutAGuardian() {
        assertOpen("child", Map.of("trm_AgeState", "Adult"));
    }

    @ParameterizedTest
    @CsvSource({
        "2008-11-22, true",
        "2008-11-21, false",
        "2008-12, true",
        "2008-11, true",
        "2008-10, false",
        "2008, true",
        "2007, false",
        "2010, true",
        "1992-03-08, false",
        "2027, true"
    })
    void takesTheBirthdateWhereNobodyStatedTheAge(String birthdate, boolean mayBeChild) {
        Map<String, String> person = Map.of("prs_Birthdate", birthdate);
        if (mayBeChild) {
            assertClosed("child", person, "child", Optional.of("K1"));
            assertClosed("best-interests", person, "best-interests", Optional.of("K2"));
        } else {
            assertOpen("child", person);
            assertOpen("best-interests", person);
        }
    }

    @Test
    void takesTheBirthdateWhereTheStatedAgeIsEmpty() {
        assertClosed("child", Map.of("trm_AgeState", "", "prs_Birthdate", "2010"), "child", Optional.of("K1"));
    }

    @Test
    void countsWhatIsNoDateAsDoubt() {
        assertThat(Majority.mayBeAhead("08.03.1992", TODAY)).isTrue();
        assertThat(Majority.mayBeAhead("1992-02-30", TODAY)).isTrue();
    }

    @Test
    void letsSomebodyBornOnALeapDayComeOfAgeInMarch() {
        assertThat(Majority.mayBeAhead("2008-02-29", LocalDate.of(2026, 2, 28))).isTrue();
        assertThat(Majority.mayBeAhead("2008-02-29", LocalDate.of(2026, 3, 1))).isFalse();
    }

    @Test
    void countsTheDayOfTheMessage() {
        Map<String, String> person = Map.of("prs_Birthdate", "2008-11-22");
        assertClosed("child", person, "child", Optional.of("K1"));
        Gates.pass(List.of("child"), canonical(person), TODAY.plusDays(1));
    }

    @Test
    void closesForARefutedStatusOnly() {
        assertOpen("not-refuted", Map.of("vic_TraffickingStatus", "PossibleVictimOfTrafficking"));
        assertOpen("not-refuted", Map.of());
        assertClosed(
                "not-refuted",
                Map.of("vic_TraffickingStatus", "NotAVictimOfTrafficking"),
                "not-refuted",
                Optional.of("T1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Go", "GoWithMeasures"})
    void letsThroughWhatWasAssessedAsPossibleAndStillHolds(String decision) {
        assertOpen("risk-current", Map.of("trm_RiskDecision", decision, "trm_RiskValidUntil", "2026-11-21"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NoGo", "Postpone", ""})
    void closesForEveryOtherAssessment(String decision) {
        assertClosed(
                "risk-current",
                Map.of("trm_RiskDecision", decision, "trm_RiskValidUntil", "2030-12-31"),
                "risk-current",
                Optional.of("R1"));
    }

    @Test
    void closesForAnAssessmentThatIsOverOrHasNoEnd() {
        assertClosed(
                "risk-current",
                Map.of("trm_RiskDecision", "Go", "trm_RiskValidUntil", "2026-11-20"),
                "risk-current",
                Optional.of("R7"));
        assertClosed("risk-current", Map.of("trm_RiskDecision", "Go"), "risk-current", Optional.of("R7"));
    }

    @Test
    void opensVoluntaryOnlyOnceThePersonDeclaredTheWish() {
        assertOpen("voluntary", Map.of("trm_VoluntaryDeclaredOn", "2026-11-20"));
        assertClosed("voluntary", Map.of(), "voluntary", Optional.of("V1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pending", "Negative", ""})
    void closesForAChildWhoseBestInterestsAreNotFoundPositive(String finding) {
        assertClosed(
                "best-interests",
                Map.of("trm_AgeState", "Child", "trm_BestInterests", finding),
                "best-interests",
                Optional.of("K2"));
    }

    @Test
    void opensForAChildWhoseBestInterestsAreFoundPositiveAndForAnAdult() {
        assertOpen("best-interests", Map.of("trm_AgeState", "Child", "trm_BestInterests", "Positive"));
        assertOpen("best-interests", Map.of("trm_AgeState", "Adult"));
    }

    @Test
    void stopsAtTheFirstClosedGateOfSeveral() {
        Document canonical = canonical(Map.of("trm_AgeState", "Child"));
        assertThatThrownBy(() -> Gates.pass(List.of("child", "protection"), canonical, TODAY))
                .hasMessageContaining("rule=child");
    }

    private static void assertOpen(String gate, Map<String, String> fields) {
        Gates.pass(List.of(gate), canonical(fields), TODAY);
    }

    private static void assertClosed(String gate, Map<String, String> fields, String rule, Optional<String> field) {
        assertThatThrownBy(() -> Gates.pass(List.of(gate), canonical(fields), TODAY))
                .isInstanceOfSatisfying(GatewayException.class, closed -> {
                    assertThat(closed.code()).isEqualTo(ErrorCode.ADMIT_GATE_CLOSED);
                    assertThat(closed.detail().rule()).contains(rule);
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

    private static Document canonical(Map<String, String> fields) {
        StringBuilder xml = new StringBuilder("<Message xmlns=\"urn:trmgateway:messages:1\">");
        fields.forEach((element, text) -> xml.append('<')
                .append(element)
                .append('>')
                .append(text)
                .append("</")
                .append(element)
                .append('>'));
        return CanonicalXml.parse(xml.append("</Message>").toString().getBytes(StandardCharsets.UTF_8));
    }
}
