package org.trmgateway.routes.outbound.admit;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.routes.CanonicalXml;
import org.w3c.dom.Document;

/**
 * The hard gates at the sender's edge. Each is a rule of do-no-harm, not a warning: nobody can open a closed one. The choreography names the
 * gates of each message.
 */
public final class Gates {

    private static final Map<String, Gate> GATES = Map.of(
            "protection", Gates::noProtectionInTheWay,
            "child", Gates::childHasGuardian,
            "not-refuted", Gates::statusNotRefuted,
            "risk-current", Gates::riskCurrentAndNotNoGo,
            "voluntary", Gates::declaredVoluntary,
            "best-interests", Gates::bestInterestsOfChild);

    private Gates() {}

    /** Names a choreography may use. */
    public static Set<String> names() {
        return GATES.keySet();
    }

    /**
     * Passes the message through the named gates, in their order.
     *
     * @throws GatewayException with ADMIT_GATE_CLOSED and the gate as the rule
     */
    public static void pass(Iterable<String> names, Document canonical, LocalDate today) {
        for (String name : names) {
            Gate gate = GATES.get(name);
            if (gate == null) {
                throw new GatewayException(ErrorCode.ADMIT_GATE_CLOSED, Detail.rule(name));
            }
            gate.check(canonical, today);
        }
    }

    /** One rule. */
    @FunctionalInterface
    private interface Gate {
        void check(Document canonical, LocalDate today);
    }

    /** Nobody who asked for protection from a state is announced to that state; an unknown answer closes the gate as well. */
    private static void noProtectionInTheWay(Document canonical, LocalDate today) {
        require(is(canonical, "trm_InternationalProtection", "None"), "A1", "protection");
    }

    /** Doubt about age counts as child; without a guardian nothing moves. */
    private static void childHasGuardian(Document canonical, LocalDate today) {
        if (mayBeChild(canonical, today)) {
            require(CanonicalXml.value(canonical, "trm_GuardianRole").isPresent(), "K1", "child");
        }
    }

    private static void statusNotRefuted(Document canonical, LocalDate today) {
        require(!is(canonical, "vic_TraffickingStatus", "NotAVictimOfTrafficking"), "T1", "not-refuted");
    }

    private static void riskCurrentAndNotNoGo(Document canonical, LocalDate today) {
        require(
                is(canonical, "trm_RiskDecision", "Go") || is(canonical, "trm_RiskDecision", "GoWithMeasures"),
                "R1",
                "risk-current");
        boolean current = CanonicalXml.value(canonical, "trm_RiskValidUntil")
                .map(LocalDate::parse)
                .filter(day -> !day.isBefore(today))
                .isPresent();
        require(current, "R7", "risk-current");
    }

    private static void declaredVoluntary(Document canonical, LocalDate today) {
        require(CanonicalXml.value(canonical, "trm_VoluntaryDeclaredOn").isPresent(), "V1", "voluntary");
    }

    private static void bestInterestsOfChild(Document canonical, LocalDate today) {
        if (mayBeChild(canonical, today)) {
            require(is(canonical, "trm_BestInterests", "Positive"), "K2", "best-interests");
        }
    }

    /** Where nobody has stated the age, the date of birth states it. */
    private static boolean mayBeChild(Document canonical, LocalDate today) {
        Optional<String> stated = CanonicalXml.value(canonical, "trm_AgeState");
        if (stated.isPresent()) {
            return !stated.get().equals("Adult");
        }
        return CanonicalXml.value(canonical, "prs_Birthdate")
                .filter(birthdate -> Majority.mayBeAhead(birthdate, today))
                .isPresent();
    }

    private static boolean is(Document canonical, String element, String value) {
        return CanonicalXml.value(canonical, element).filter(value::equals).isPresent();
    }

    private static void require(boolean open, String field, String gate) {
        if (!open) {
            throw new GatewayException(ErrorCode.ADMIT_GATE_CLOSED, Detail.of(field, gate));
        }
    }
}
