package org.trmgateway.routes.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.trmgateway.routes.model.ModelTables.Row;
import org.trmgateway.routes.model.Sketch.Cell;
import org.trmgateway.routes.model.Sketch.Group;
import org.trmgateway.routes.model.Sketch.Leaf;

/** Makes messages up: mostly such as a careful caseworker would send, and often enough such as must be refused. */
final class SketchMaker {

    private static final List<String> CATEGORIES = List.of("health", "risk", "child", "origin-place");
    private static final String PROOF = "a678755b344c536e09147f6f614c4d737e09334e177c8c0c25906394603c5507";

    private final ModelTables tables;
    private final RandomGenerator random;

    SketchMaker(ModelTables tables, RandomGenerator random) {
        this.tables = tables;
        this.random = random;
    }

    /** What a message is made from: who sends it, in which case, along which row, to whom, on which day. */
    record Wish(ModelParty sender, ModelCase known, Row row, List<ModelParty> to, Instant now) {}

    /** A message for the row; it need not be one that the row lets through. */
    Sketch make(Wish wish) {
        Row row = wish.row();
        String type = row.type();
        String root = tables.messages.get(type).root();
        List<Group> groups = new ArrayList<>();
        groups.add(caseGroup(wish));
        content(wish, groups);
        List<Cell> cells = cells(wish);
        boolean consent = groups.stream().anyMatch(group -> group.name().equals("Consent"));
        return new Sketch(
                type,
                root,
                groups.stream().filter(group -> !group.leaves().isEmpty()).toList(),
                consent ? cells : List.of());
    }

    private Group caseGroup(Wish wish) {
        List<Leaf> leaves = new ArrayList<>();
        Row row = wish.row();
        ModelCase known = wish.known();
        Optional<ModelCase.Line> line = known.lines.stream()
                .filter(each -> wish.to().contains(each.peer))
                .findFirst();
        boolean quote = known.number.isEmpty()
                || (line.isPresent() && likely(wish.row().type().equals("M12") ? 5 : 30));
        if (!known.number.isEmpty() && !quote) {
            leaves.add(new Leaf("trm_CaseNumber", known.number));
        }
        if (quote) {
            ModelCase.Line quoted = line.orElseGet(() -> known.lines.getFirst());
            leaves.add(new Leaf("trm_CaseReference", quoted.reference));
        }
        if (row.audience().equals("named") && (!quote || likely(70))) {
            wish.to().forEach(party -> leaves.add(new Leaf("trm_Recipient", party.id())));
        }
        boolean answers = row.type().equals("M06") || likely(4);
        if (answers && !known.received.isEmpty() && likely(97)) {
            List<String> ids = new ArrayList<>(known.received.keySet());
            List<String> questions = ids.stream()
                    .filter(id -> !asked(known.received.get(id)).isEmpty())
                    .toList();
            List<String> from = questions.isEmpty() || likely(5) ? ids : questions;
            leaves.add(new Leaf("trm_InReplyTo", from.get(random.nextInt(from.size()))));
        }
        if (row.type().equals("M03") || row.element().equals("trm_Urgency")) {
            String other = oneOf("Normal", "Soon", "Urgent");
            leaves.add(new Leaf("trm_Urgency", decided(row, "trm_Urgency", other)));
        }
        boolean states =
                List.of("M03", "M07", "M10").contains(row.type()) || row.rule().equals("T21a");
        if (states && likely(97)) {
            leaves.add(new Leaf(
                    "trm_InternationalProtection", likely(95) ? "None" : oneOf("Applied", "Granted", "Unknown")));
        }
        return new Group("Case", leaves);
    }

    private static List<String> asked(Sketch question) {
        List<String> asked = new ArrayList<>(question.values("trm_AskedField"));
        asked.addAll(question.values("trm_InformationWanted"));
        return asked;
    }

    private void content(Wish wish, List<Group> groups) {
        Row row = wish.row();
        switch (row.type()) {
            case "M01" -> add(groups, "Query", "trm_QueryNeed", "Shelter");
            case "M02" -> add(groups, "Offer", "trm_OfferNeed", "Shelter", "trm_OfferCapacity", "Available");
            case "M03" -> {
                person(groups);
                add(
                        groups,
                        "Identification",
                        "vic_TraffickingStatus",
                        likely(96)
                                ? oneOf("PossibleVictimOfTrafficking", "ActualVictimOfTrafficking")
                                : "NotAVictimOfTrafficking");
                needs(groups);
                child(groups, likely(25));
                consent(groups);
            }
            case "M04", "M11" -> decision(groups, decided(row, "trm_Decision", "Accept"));
            case "M05" ->
                add(
                        groups,
                        "Asked",
                        "trm_AskedField",
                        oneOf("N1", "N1", "K5", "N5", "K5", "T7", "R1"),
                        "trm_AskedWhy",
                        "ServiceDelivery");
            case "M06" -> answer(wish, groups);
            case "M07" -> {
                needs(groups);
                if (likely(30)) {
                    child(groups, likely(30));
                }
                consent(groups);
            }
            case "M08" -> {
                String decision = row.element().equals("trm_RiskDecision")
                        ? decided(row, "trm_RiskDecision", "NoGo")
                        : oneOf("Go", "Go", "GoWithMeasures");
                LocalDate until = today(wish).plusDays(likely(94) ? 90 : -1);
                List<Leaf> risk = new ArrayList<>(List.of(
                        new Leaf("trm_RiskLevel", "1"),
                        new Leaf("trm_RiskDecision", decision),
                        new Leaf("trm_RiskAssessedOn", today(wish).toString()),
                        new Leaf("trm_RiskValidUntil", until.toString())));
                if (row.element().equals("trm_AssessmentOpinion") || likely(20)) {
                    risk.add(new Leaf(
                            "trm_AssessmentOpinion", decided(row, "trm_AssessmentOpinion", oneOf("Agree", "Dissent"))));
                }
                groups.add(new Group("Risk", risk));
                consentChanged(groups);
            }
            case "M09" -> {
                add(
                        groups,
                        "Child",
                        "trm_GuardianRole",
                        "CourtAppointedGuardian",
                        "trm_BestInterests",
                        decided(row, "trm_BestInterests", oneOf("Positive", "Positive", "Pending")),
                        "trm_AgeState",
                        oneOf("Child", "InDoubt"));
                consent(groups);
            }
            case "M10" -> {
                needs(groups);
                consent(groups);
                List<Leaf> wanted = new ArrayList<>();
                if (likely(93)) {
                    wanted.add(new Leaf("trm_VoluntaryDeclaredOn", today(wish).toString()));
                }
                if (likely(95)) {
                    wanted.add(new Leaf("trm_VoluntaryProofSha256", PROOF));
                }
                wanted.add(new Leaf("trm_ReturnCountry", "BY"));
                groups.add(new Group("Return", wanted));
            }
            case "M12" -> {
                add(groups, "Person", "trm_TravelDocumentState", "Lost");
                consent(groups);
            }
            case "M13", "M15", "M19" -> decision(groups, decided(row, "trm_Decision", oneOf("Accept", "Decline")));
            case "M14", "M16" -> {
                consent(groups);
                Instant departure = wish.now()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .plus(Duration.ofHours(likely(90) ? 48 + random.nextInt(200) : 40));
                add(
                        groups,
                        "Handover",
                        "trm_DepartureAt",
                        departure.toString(),
                        "trm_ArrivalAt",
                        departure.plus(Duration.ofHours(6)).toString());
            }
            case "M17" ->
                add(
                        groups,
                        "Arrival",
                        "trm_ArrivalCode",
                        decided(row, "trm_ArrivalCode", oneOf("Delayed", "Diverted")));
            case "M18" -> {
                consentChanged(groups);
                add(groups, "PlanLine", "trm_PlanDomain", "Housing");
            }
            case "M20" -> {
                consentChanged(groups);
                add(groups, "Monitoring", "trm_MonitoringMonth", "1");
            }
            case "M21" -> {
                if (row.element().equals("trm_LegalBasis") || likely(2)) {
                    groups.add(new Group(
                            "Consent",
                            List.of(new Leaf("trm_LegalBasis", oneOf("LegalDuty", "VitalInterest", "PublicTask")))));
                }
                add(
                        groups,
                        "Alert",
                        "trm_AlertCode",
                        decided(row, "trm_AlertCode", oneOf("ThreatMade", "OffenderSeen", "PersonMissing")),
                        "trm_AlertUrgency",
                        "Hours");
            }
            case "M22" -> withdrawal(wish, groups);
            case "M23" ->
                add(
                        groups,
                        "Closure",
                        "trm_ClosureReason",
                        decided(row, "trm_ClosureReason", oneOf("Planned", "Died")));
            case "M24" ->
                add(groups, "Erasure", "trm_ErasedOn", today(wish).toString(), "trm_ErasedScope", "Everything");
            case "M25" -> {
                if (row.element().equals("trm_Decision")) {
                    decision(groups, oneOf("Accept", "Decline"));
                }
                List<Leaf> asks = new ArrayList<>(List.of(new Leaf("trm_ReidentifyPurpose", "HealthEmergency")));
                if (likely(90)) {
                    asks.add(new Leaf("trm_FirstApproverRole", "NRC"));
                    asks.add(new Leaf("trm_SecondApproverRole", oneOf("SP", "SP", "NRC")));
                }
                groups.add(new Group("Reidentify", asks));
            }
            case "M26" ->
                add(
                        groups,
                        "Technical",
                        "trm_AboutMessage",
                        "019aa2c1-5e07-7c44-9a1f-3b0d52e87f10",
                        "trm_TechnicalCode",
                        "ADMIT_SCHEMA");
            case "M27" ->
                add(
                        groups,
                        "AuditLine",
                        "trm_AuditMessage",
                        "019aa2c1-5e07-7c44-9a1f-3b0d52e87f10",
                        "trm_AuditType",
                        "M03",
                        "trm_AuditFrom",
                        "pl-sg",
                        "trm_AuditTo",
                        "by-mvd",
                        "trm_AuditAt",
                        "2026-11-20T09:14:07Z",
                        "trm_AuditEvent",
                        "DISPATCHED");
            default -> throw new IllegalStateException("the maker does not know " + row.type());
        }
    }

    /** Of the person nothing but a region. */
    private void person(List<Group> groups) {
        if (likely(40)) {
            add(groups, "Person", "trm_OriginRegion", "BY-HO");
        }
    }

    private void needs(List<Group> groups) {
        List<Leaf> needs = new ArrayList<>(List.of(new Leaf("trm_Need", "Shelter")));
        if (likely(25)) {
            needs.add(new Leaf("trm_AccessibilityNeed", "StepFreeAccess"));
        }
        groups.add(new Group("Needs", needs));
    }

    private void child(List<Group> groups, boolean young) {
        List<Leaf> child = new ArrayList<>();
        if (young && likely(85)) {
            child.add(new Leaf("trm_GuardianRole", "CourtAppointedGuardian"));
        }
        if (likely(97)) {
            child.add(new Leaf("trm_AgeState", young ? oneOf("Child", "InDoubt") : "Adult"));
        }
        groups.add(new Group("Child", child));
    }

    /** Answers what was asked, and sometimes more. */
    private void answer(Wish wish, List<Group> groups) {
        String question = groups.getFirst().value("trm_InReplyTo").orElse("");
        List<String> asked = Optional.ofNullable(wish.known().received.get(question))
                .map(SketchMaker::asked)
                .orElse(List.of());
        boolean more = likely(8);
        if (asked.contains("N1") || more) {
            add(groups, "Needs", "trm_Need", "Food");
        } else if (asked.contains("N5")) {
            add(groups, "Needs", "trm_AccessibilityNeed", "StepFreeAccess");
        }
        if (asked.contains("K5")) {
            add(groups, "Child", "trm_AgeState", oneOf("Adult", "Adult", "Child"));
        }
        consentChanged(groups);
    }

    private void withdrawal(Wish wish, List<Group> groups) {
        if (wish.row().element().isEmpty() && likely(20)) {
            consentChanged(groups);
        }
        int times = likely(80) ? 1 : 2;
        for (int each = 0; each < times; each++) {
            List<Leaf> leaves = new ArrayList<>(
                    List.of(new Leaf("trm_WithdrawnOn", today(wish).toString())));
            if (!wish.row().element().isEmpty()) {
                leaves.add(new Leaf("trm_WithdrawAll", "true"));
            } else {
                boolean purpose = likely(60);
                if (purpose) {
                    leaves.add(new Leaf(
                            "trm_WithdrawnPurpose",
                            oneOf("statistics", "monitoring", "travelDoc", "return", "handover", "referral")));
                }
                if (!purpose || likely(40)) {
                    leaves.add(new Leaf("trm_WithdrawnCategory", CATEGORIES.get(random.nextInt(CATEGORIES.size()))));
                }
            }
            groups.add(new Group("Withdrawal", leaves));
        }
    }

    private void consent(List<Group> groups) {
        List<Leaf> facts = new ArrayList<>(List.of(new Leaf("trm_LegalBasis", "Consent")));
        if (likely(2)) {
            facts.add(new Leaf("trm_ConsentRefused", CATEGORIES.get(random.nextInt(CATEGORIES.size()))));
        }
        groups.add(new Group("Consent", facts));
    }

    private void consentChanged(List<Group> groups) {
        if (likely(85)) {
            groups.add(new Group("Consent", List.of(new Leaf("trm_LegalBasis", "Consent"))));
        }
    }

    /** For each recipient at least one cell; mostly those that the message needs. */
    private List<Cell> cells(Wish wish) {
        String purpose = tables.messages.get(wish.row().type()).purpose();
        String needed = purpose.equals("none") ? "referral" : purpose;
        List<Cell> cells = new ArrayList<>();
        for (ModelParty to : wish.to()) {
            boolean careful = likely(93);
            for (String category : CATEGORIES) {
                if (careful || likely(50) || category.equals(CATEGORIES.getFirst())) {
                    LocalDate from = today(wish).minusDays(likely(97) ? random.nextInt(3) - (likely(97) ? 0 : 1) : -1);
                    LocalDate until = today(wish).plusDays(likely(96) ? 60 : random.nextInt(3) - 1);
                    List<String> onward =
                            to.roles().contains("IOM") && likely(40) ? List.of("iom-by", "iom-pl") : List.of();
                    cells.add(new Cell(
                            careful || likely(60) ? needed : "statistics", to.id(), category, from, until, onward));
                }
            }
        }
        return cells;
    }

    private static void decision(List<Group> groups, String decision) {
        if (decision.equals("MoreInformation")) {
            add(groups, "Decision", "trm_Decision", decision, "trm_InformationWanted", "N1");
        } else {
            add(groups, "Decision", "trm_Decision", decision);
        }
    }

    /** What the row asks for, nearly always. */
    private String decided(Row row, String element, String otherwise) {
        return row.element().equals(element) && !row.value().equals("*") ? row.value() : otherwise;
    }

    private static void add(List<Group> groups, String group, String... namesAndTexts) {
        List<Leaf> leaves = new ArrayList<>();
        for (int index = 0; index < namesAndTexts.length; index += 2) {
            leaves.add(new Leaf(namesAndTexts[index], namesAndTexts[index + 1]));
        }
        groups.add(new Group(group, leaves));
    }

    private static LocalDate today(Wish wish) {
        return Model.day(wish.now());
    }

    private boolean likely(int percent) {
        return random.nextInt(100) < percent;
    }

    private String oneOf(String... texts) {
        return texts[random.nextInt(texts.length)];
    }
}
