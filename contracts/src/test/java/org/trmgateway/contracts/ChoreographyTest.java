package org.trmgateway.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.Role;
import org.w3c.dom.Document;

class ChoreographyTest {

    private static final MessageType M03 = new MessageType("M03");
    private static final MessageType M04 = new MessageType("M04");
    private static final MessageType M10 = new MessageType("M10");
    private static final MessageType M22 = new MessageType("M22");

    private final ContractPieces contracts = ContractPieces.load();
    private final Choreography choreography = contracts.choreography();

    static List<ChoreographyRow> rows() {
        return ContractPieces.load().choreography().rows();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void reachesEveryRowForEachOfItsRolesAndStates(ChoreographyRow row) {
        for (Role from : row.from()) {
            for (Role to : row.to()) {
                for (String state : row.before()) {
                    Transition transition = choreography.require(
                            row.type(), EnumSet.of(from), EnumSet.of(to), Side.SENDER, state, fitting(row));

                    assertThat(transition.rule()).isEqualTo(row.rule());
                    assertThat(transition.from()).isEqualTo(from);
                    assertThat(transition.to()).isEqualTo(to);
                    assertThat(transition.stateAfter()).isEqualTo(row.after().equals("=") ? state : row.after());
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"Urgent,T03a,PT24H", "Soon,T03b,PT72H", "Normal,T03c,P14D"})
    void setsTheDeadlineByUrgency(String urgency, String rule, Duration deadline) {
        Transition transition = choreography.require(
                M03, Set.of(Role.NRC), Set.of(Role.NRC), Side.SENDER, "NEW", with("Case", "trm_Urgency", urgency));

        assertThat(transition.rule()).isEqualTo(rule);
        assertThat(transition.expectations()).containsExactly(new Expectation(M04, new Deadline.After(deadline)));
        assertThat(transition.opensCase()).isTrue();
        assertThat(transition.gates()).containsExactly("protection", "child", "not-refuted");
    }

    @Test
    void takesTheRolesAnOrganisationHasAndTheRowWants() {
        Transition transition = choreography.require(
                M10,
                Set.of(Role.GUARD, Role.SP),
                Set.of(Role.IOM, Role.AUD),
                Side.SENDER,
                "CLEARED",
                with("Return", "trm_ReturnCountry", "BY"));

        assertThat(transition.from()).isEqualTo(Role.SP);
        assertThat(transition.to()).isEqualTo(Role.IOM);
    }

    @Test
    void endsSharingWhenEverythingIsWithdrawnAndElseKeepsTheState() {
        Document all = with("Withdrawal", "trm_WithdrawAll", "true");
        Document part = with("Withdrawal", "trm_WithdrawnCategory", "health");

        assertThat(choreography
                        .require(M22, Set.of(Role.SP), Set.of(Role.NRC), Side.SENDER, "ARRIVED", all)
                        .stateAfter())
                .isEqualTo("WITHDRAWN");
        assertThat(choreography
                        .require(M22, Set.of(Role.SP), Set.of(Role.NRC), Side.SENDER, "ARRIVED", part)
                        .stateAfter())
                .isEqualTo("ARRIVED");
    }

    @Test
    void refusesAMessageWithoutARow() {
        assertThat(refusal(new MessageType("M99"), Role.NRC, Role.NRC, "NEW", with("Case", "trm_Urgency", "Soon")))
                .isEqualTo(new Refused(ErrorCode.ADMIT_MESSAGE_UNLISTED, Detail.rule("M99")));
    }

    @Test
    void refusesARoleThatMayNotSendOrReceive() {
        Document urgent = with("Case", "trm_Urgency", "Urgent");

        assertThat(refusal(M03, Role.SP, Role.NRC, "NEW", urgent))
                .isEqualTo(new Refused(ErrorCode.ADMIT_ROLE_FORBIDDEN, Detail.rule("T03a")));
        assertThat(refusal(M03, Role.NRC, Role.CONS, "NEW", urgent).code()).isEqualTo(ErrorCode.ADMIT_ROLE_FORBIDDEN);
        assertThat(refusal(M03, Role.NRC, Role.LEA, "NEW", urgent).code()).isEqualTo(ErrorCode.ADMIT_ROLE_FORBIDDEN);
        assertThat(refusal(M22, Role.SP, Role.GW, "ACCEPTED", urgent).code()).isEqualTo(ErrorCode.ADMIT_ROLE_FORBIDDEN);
    }

    @Test
    void refusesAStateInWhichTheMessageMayNotComeWithTheRuleThatFits() {
        assertThat(refusal(M03, Role.NRC, Role.NRC, "ACCEPTED", with("Case", "trm_Urgency", "Soon")))
                .isEqualTo(new Refused(ErrorCode.ADMIT_STATE_FORBIDDEN, Detail.rule("T03b")));
        assertThat(refusal(M10, Role.NRC, Role.IOM, "NO_GO", with("Return", "trm_ReturnCountry", "BY"))
                        .code())
                .isEqualTo(ErrorCode.ADMIT_STATE_FORBIDDEN);
        assertThat(refusal(M10, Role.NRC, Role.IOM, "HOLD", with("Return", "trm_ReturnCountry", "BY"))
                        .code())
                .isEqualTo(ErrorCode.ADMIT_STATE_FORBIDDEN);
        assertThat(refusal(M04, Role.NRC, Role.NRC, "WITHDRAWN", with("Decision", "trm_Decision", "Accept"))
                        .code())
                .isEqualTo(ErrorCode.ADMIT_STATE_FORBIDDEN);
    }

    @Test
    void opensACaseOnlyAtAReceiver() {
        Document request = with("Return", "trm_ReturnCountry", "BY");

        Transition opened =
                choreography.require(M10, Set.of(Role.NRC), Set.of(Role.IOM), Side.RECEIVER, "NEW", request);

        assertThat(opened.stateAfter()).isEqualTo("RETURN_REQUESTED");
        assertThat(refusal(M10, Role.NRC, Role.IOM, "NEW", request).code()).isEqualTo(ErrorCode.ADMIT_STATE_FORBIDDEN);
    }

    @Test
    void tellsEveryoneOfAnAlertExceptTheOtherSideOfAnApplicationForProtection() {
        MessageType alert = new MessageType("M21");

        assertThat(choreography.audience(alert, false, with("Alert", "trm_AlertCode", "ThreatMade")))
                .isEqualTo(Audience.ALL);
        assertThat(choreography.audience(alert, false, with("Consent", "trm_LegalBasis", "LegalDuty")))
                .isEqualTo(Audience.ALL);
        assertThat(choreography.audience(alert, true, with("Consent", "trm_LegalBasis", "LegalDuty")))
                .isEqualTo(Audience.NAMED);
        assertThat(choreography.audience(alert, true, with("Alert", "trm_AlertCode", "InternationalProtection")))
                .isEqualTo(Audience.SAME_SIDE);
        assertThat(choreography.audience(M03, false, with("Case", "trm_Urgency", "Soon")))
                .isEqualTo(Audience.NAMED);
    }

    @Test
    void refusesAWithdrawalForACaseTheNodeDoesNotKnow() {
        assertThat(refusal(M22, Role.SP, Role.NRC, "NEW", with("Withdrawal", "trm_WithdrawAll", "true"))
                        .code())
                .isEqualTo(ErrorCode.ADMIT_STATE_FORBIDDEN);
    }

    @Test
    void doesNotStartWithARowThatNamesWhatDoesNotExist() {
        ChoreographyRow row = rows().getFirst();

        assertBroken(
                row, copy -> replace(copy, Set.of("SOMEWHERE"), copy.after(), copy.gates()), "unknown state before");
        assertBroken(row, copy -> replace(copy, copy.before(), "SOMEWHERE", copy.gates()), "unknown state after");
        assertBroken(row, copy -> replace(copy, copy.before(), copy.after(), List.of("wide-open")), "unknown gate");
        assertBroken(
                row,
                copy -> when(copy, Optional.of(new ChoreographyRow.Condition("trm_Colour", "red"))),
                "looks at an unknown element");
    }

    @Test
    void doesNotStartWithARowThatAnEarlierOneAlwaysTakes() {
        List<ChoreographyRow> rows = new ArrayList<>(rows());
        ChoreographyRow general = rows.stream()
                .filter(row -> row.rule().equals("T03c"))
                .findFirst()
                .orElseThrow();
        rows.remove(general);
        rows.addFirst(general);

        assertThatIllegalStateException()
                .isThrownBy(() -> check().require(rows))
                .withMessageContaining("can never be reached");
    }

    @Test
    void saysItsVersion() {
        assertThat(choreography.version()).matches("[0-9]+\\.[0-9]+\\.[0-9]+");
    }

    private void assertBroken(ChoreographyRow row, UnaryOperator<ChoreographyRow> breaking, String complaint) {
        assertThatIllegalStateException()
                .isThrownBy(() -> check().require(List.of(breaking.apply(row))))
                .withMessageContaining(complaint);
    }

    private ChoreographyCheck check() {
        return new ChoreographyCheck(
                contracts.states(),
                contracts.catalogue(),
                contracts.names(),
                contracts.choreography().gates());
    }

    private static ChoreographyRow replace(ChoreographyRow row, Set<String> before, String after, List<String> gates) {
        return new ChoreographyRow(
                row.rule(),
                row.type(),
                row.from(),
                row.to(),
                before,
                row.when(),
                after,
                row.opens(),
                row.expectations(),
                gates,
                row.audience());
    }

    private static ChoreographyRow when(ChoreographyRow row, Optional<ChoreographyRow.Condition> when) {
        return new ChoreographyRow(
                row.rule(),
                row.type(),
                row.from(),
                row.to(),
                row.before(),
                when,
                row.after(),
                row.opens(),
                row.expectations(),
                row.gates(),
                row.audience());
    }

    private record Refused(ErrorCode code, Detail detail) {}

    private Refused refusal(MessageType type, Role from, Role to, String state, Document document) {
        GatewayException refused = catchThrowableOfType(
                GatewayException.class,
                () -> choreography.require(type, EnumSet.of(from), EnumSet.of(to), Side.SENDER, state, document));
        assertThat(refused).isNotNull();
        return new Refused(refused.code(), refused.detail());
    }

    private static Document fitting(ChoreographyRow row) {
        return row.when()
                .map(when -> with("Group", when.element(), when.value()))
                .orElseGet(() -> with("Group", "trm_Other", "other"));
    }

    private static Document with(String group, String element, String value) {
        return ContractPieces.xml("<Message xmlns='" + MessageCatalogue.NAMESPACE + "'><" + group + "><" + element + ">"
                + value + "</" + element + "></" + group + "></Message>");
    }
}
