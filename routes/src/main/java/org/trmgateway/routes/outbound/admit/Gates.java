package org.trmgateway.routes.outbound.admit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.trmgateway.contracts.MessageDefinition;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.routes.CanonicalXml;
import org.trmgateway.seal.DirectoryParty;
import org.w3c.dom.Element;

/**
 * The hard gates at the sender's edge. Each is a rule of do-no-harm, not a warning: nobody can open a closed one. The choreography names the
 * gates of each message; {@code choreography/gates.csv} says what they mean.
 */
public final class Gates {

    private static final Duration LEAD_TIME = Duration.ofDays(2);
    private static final Set<String> NOT_ASKED_FOR =
            Set.of("Case", "Consent", "ConsentCell", "Contact", "Losses", "Sealed");

    private static final Map<String, Gate> GATES = Map.ofEntries(
            Map.entry("protection", Gates::noProtectionInTheWay),
            Map.entry("child", Gates::childHasGuardian),
            Map.entry("not-refuted", Gates::statusNotRefuted),
            Map.entry("risk-current", Gates::riskCurrentAndNotNoGo),
            Map.entry("voluntary", Gates::declaredVoluntary),
            Map.entry("best-interests", Gates::bestInterestsPositive),
            Map.entry("askable", Gates::everythingAskedCanBeShown),
            Map.entry("asked-only", Gates::nothingUnasked),
            Map.entry("consular", Gates::quotesNothing),
            Map.entry("lead-time", Gates::leavesTimeToPrepare),
            Map.entry("police-basis", Gates::policeHasBasis),
            Map.entry("two-roles", Gates::twoRolesApprove));

    private Gates() {}

    /** Names a choreography may use. */
    public static Set<String> names() {
        return GATES.keySet();
    }

    /**
     * Passes a message through the named gates, in their order.
     *
     * @throws GatewayException with ADMIT_GATE_CLOSED, the field and the gate as the rule
     */
    public static void pass(Iterable<String> names, GateQuestion question) {
        for (String name : names) {
            Optional.ofNullable(GATES.get(name))
                    .orElseThrow(() -> new GatewayException(ErrorCode.ADMIT_GATE_CLOSED, Detail.rule(name)))
                    .check(question);
        }
    }

    /**
     * After somebody applied for protection nothing of the case crosses the border any more, but what protects the person: a withdrawal, the
     * answer to one, and the word that a message will not come. Holds for every message, whatever its row says.
     *
     * @throws GatewayException with ADMIT_GATE_CLOSED
     */
    public static void requireMayCross(
            MessageDefinition message, CaseFacts facts, DirectoryParty sender, DirectoryParty recipient) {
        boolean crosses = !sender.country().equals(recipient.country());
        boolean protects = message.strand().isEmpty();
        require(!crosses || protects || !facts.is("trm_AlertCode", "InternationalProtection"), "A1", "protection");
    }

    /** One rule. */
    @FunctionalInterface
    private interface Gate {
        void check(GateQuestion question);
    }

    /** Nobody who asked for protection from a state is announced to that state; an unknown answer closes the gate as well. */
    private static void noProtectionInTheWay(GateQuestion question) {
        require(
                question.towardsOpener() || question.facts().is("trm_InternationalProtection", "None"),
                "A1",
                "protection");
    }

    /** Doubt about age counts as child; without somebody who acts for the child nothing moves. */
    private static void childHasGuardian(GateQuestion question) {
        require(
                question.towardsOpener()
                        || !question.facts().mayBeChild()
                        || question.facts().value("trm_GuardianRole").isPresent(),
                "K1",
                "child");
    }

    private static void statusNotRefuted(GateQuestion question) {
        require(!question.facts().is("vic_TraffickingStatus", "NotAVictimOfTrafficking"), "T1", "not-refuted");
    }

    private static void riskCurrentAndNotNoGo(GateQuestion question) {
        require(
                question.facts().is("trm_RiskDecision", "Go")
                        || question.facts().is("trm_RiskDecision", "GoWithMeasures"),
                "R1",
                "risk-current");
        boolean current = question.facts()
                .value("trm_RiskValidUntil")
                .map(LocalDate::parse)
                .filter(day -> !day.isBefore(question.today()))
                .isPresent();
        require(current, "R7", "risk-current");
    }

    private static void declaredVoluntary(GateQuestion question) {
        require(
                question.facts().value("trm_VoluntaryDeclaredOn").isPresent()
                        && question.facts().value("trm_VoluntaryProofSha256").isPresent(),
                "V1",
                "voluntary");
    }

    private static void bestInterestsPositive(GateQuestion question) {
        require(
                !question.facts().mayBeChild() || question.facts().is("trm_BestInterests", "Positive"),
                "K2",
                "best-interests");
    }

    private static void everythingAskedCanBeShown(GateQuestion question) {
        for (String field : CanonicalXml.values(question.canonical(), "trm_AskedField")) {
            require(question.everShown().apply(field), field, "askable");
        }
    }

    private static void nothingUnasked(GateQuestion question) {
        Set<String> asked = question.asked()
                .get()
                .orElseThrow(() -> new GatewayException(ErrorCode.ADMIT_GATE_CLOSED, Detail.of("E12", "asked-only")));
        for (Element leaf : CanonicalXml.leaves(question.canonical())) {
            String group = leaf.getParentNode().getLocalName();
            // a pseudonym tells nothing of the person, only whom the answer is about
            if (!NOT_ASKED_FOR.contains(group) && !leaf.getLocalName().equals("trm_Pseudonym")) {
                String field = question.fieldIds().apply(leaf.getLocalName()).orElse("");
                require(asked.contains(field), field, "asked-only");
            }
        }
    }

    /**
     * What answers a message of the case says that there is a case. The reference by which the sender finds its own case may stand there: it
     * never leaves, and whoever did not open the case has no other name for it.
     */
    private static void quotesNothing(GateQuestion question) {
        require(question.value("trm_InReplyTo").isEmpty(), "E12", "consular");
    }

    private static void leavesTimeToPrepare(GateQuestion question) {
        boolean enough = question.value("trm_DepartureAt")
                .map(Instant::parse)
                .filter(departure -> !departure.isBefore(question.now().plus(LEAD_TIME)))
                .isPresent();
        require(enough, "V4", "lead-time");
    }

    private static void policeHasBasis(GateQuestion question) {
        boolean agreed = question.consents().stream()
                .anyMatch(cell -> cell.purpose().equals("lawEnforcement")
                        && cell.recipient().equals(question.recipient())
                        && cell.liveOn(question.today()));
        boolean recorded = question.value("trm_LegalBasis")
                .filter(basis -> basis.equals("LegalDuty") || basis.equals("VitalInterest"))
                .isPresent();
        require(agreed || recorded, "C8", "police-basis");
    }

    private static void twoRolesApprove(GateQuestion question) {
        Optional<String> first = question.value("trm_FirstApproverRole");
        Optional<String> second = question.value("trm_SecondApproverRole");
        require(first.isPresent() && second.isPresent() && !first.equals(second), "Y3", "two-roles");
    }

    private static void require(boolean open, String field, String gate) {
        if (!open) {
            throw new GatewayException(ErrorCode.ADMIT_GATE_CLOSED, Detail.of(field, gate));
        }
    }
}
