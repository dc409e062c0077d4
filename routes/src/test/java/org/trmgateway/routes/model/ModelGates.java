package org.trmgateway.routes.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The gates, from what {@code gates.csv} says that they mean. */
final class ModelGates {

    private static final Set<String> NO_ANSWER =
            Set.of("Case", "Consent", "ConsentCell", "Contact", "Losses", "Sealed");

    private final ModelTables tables;
    private final Coverage coverage;

    ModelGates(ModelTables tables, Coverage coverage) {
        this.tables = tables;
        this.coverage = coverage;
    }

    /** What a gate is asked about. */
    record Question(
            Sketch message,
            ModelCase known,
            ModelParty sender,
            ModelParty to,
            boolean towardsOpener,
            ModelTables.Row row,
            Optional<Sketch> answered,
            Instant now) {

        private boolean fact(String element, String text) {
            return text.equals(known.facts.get(element));
        }

        private boolean maybeChild() {
            return !fact("trm_AgeState", "Adult");
        }
    }

    void pass(List<String> gates, Question question) {
        for (String gate : gates) {
            Optional<String> closedBy = closedBy(gate, question);
            coverage.gate(gate, closedBy.isEmpty());
            if (closedBy.isPresent()) {
                throw new ModelRefusal("ADMIT_GATE_CLOSED", closedBy.get(), gate);
            }
        }
    }

    /** The field because of which a gate is closed. */
    private Optional<String> closedBy(String gate, Question asked) {
        return switch (gate) {
            case "protection" ->
                closed("A1", !asked.towardsOpener() && !asked.fact("trm_InternationalProtection", "None"));
            case "child" ->
                closed(
                        "K1",
                        !asked.towardsOpener()
                                && asked.maybeChild()
                                && !asked.known().facts.containsKey("trm_GuardianRole"));
            case "not-refuted" -> closed("T1", asked.fact("vic_TraffickingStatus", "NotAVictimOfTrafficking"));
            case "risk-current" -> risk(asked);
            case "voluntary" ->
                closed(
                        "V1",
                        !asked.known()
                                .facts
                                .keySet()
                                .containsAll(Set.of("trm_VoluntaryDeclaredOn", "trm_VoluntaryProofSha256")));
            case "best-interests" -> closed("K2", asked.maybeChild() && !asked.fact("trm_BestInterests", "Positive"));
            case "askable" -> unaskable(asked);
            case "asked-only" -> unasked(asked);
            case "consular" ->
                closed("E12", asked.message().value("trm_InReplyTo").isPresent());
            case "lead-time" ->
                closed(
                        "V4",
                        asked.message()
                                .value("trm_DepartureAt")
                                .map(Instant::parse)
                                .filter(at -> !at.minus(Duration.ofDays(2)).isBefore(asked.now()))
                                .isEmpty());
            case "police-basis" -> police(asked);
            case "two-roles" -> {
                Optional<String> first = asked.message().value("trm_FirstApproverRole");
                Optional<String> second = asked.message().value("trm_SecondApproverRole");
                yield closed("Y3", first.isEmpty() || second.isEmpty() || first.equals(second));
            }
            default -> throw new IllegalStateException("the model does not know the gate " + gate);
        };
    }

    private static Optional<String> risk(Question asked) {
        if (!asked.fact("trm_RiskDecision", "Go") && !asked.fact("trm_RiskDecision", "GoWithMeasures")) {
            return Optional.of("R1");
        }
        String until = asked.known().facts.getOrDefault("trm_RiskValidUntil", "2000-01-01");
        return closed("R7", LocalDate.parse(until).isBefore(Model.day(asked.now())));
    }

    private Optional<String> unaskable(Question asked) {
        String own = tables.viewOfSender(asked.row(), asked.sender().roles(), !asked.towardsOpener(), "ACCEPTED");
        return asked.message().values("trm_AskedField").stream()
                .filter(field -> !tables.shows(field, own))
                .findFirst();
    }

    private Optional<String> unasked(Question asked) {
        if (asked.answered().isEmpty()) {
            return Optional.of("E12");
        }
        Set<String> wanted = new HashSet<>(asked.answered().get().values("trm_AskedField"));
        wanted.addAll(asked.answered().get().values("trm_InformationWanted"));
        for (Sketch.Group group : asked.message().groups()) {
            for (Sketch.Leaf leaf : group.leaves()) {
                String field = tables.field(leaf.name()).orElseThrow().id();
                if (!NO_ANSWER.contains(group.name()) && !wanted.contains(field)) {
                    return Optional.of(field);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> police(Question asked) {
        boolean agreed = asked.known().grants.stream()
                .anyMatch(grant -> grant.purpose().equals("lawEnforcement")
                        && grant.recipient().equals(asked.to().id())
                        && grant.live(Model.day(asked.now())));
        String basis = asked.message().value("trm_LegalBasis").orElse("");
        return closed("C8", !agreed && !Set.of("LegalDuty", "VitalInterest").contains(basis));
    }

    private static Optional<String> closed(String field, boolean isClosed) {
        return isClosed ? Optional.of(field) : Optional.empty();
    }
}
