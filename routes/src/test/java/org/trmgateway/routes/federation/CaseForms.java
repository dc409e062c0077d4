package org.trmgateway.routes.federation;

import static org.trmgateway.routes.federation.SampleForms.message;

import java.util.List;

/** Canonical messages of one invented case, as a system hands them in that speaks the canonical form. */
public final class CaseForms {

    private static final String PROOF = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private CaseForms() {}

    /** A case named by the sender's own number, for a recipient. */
    public static String numbered(String number, String recipient) {
        return leaf("trm_CaseNumber", number) + leaf("trm_Recipient", recipient);
    }

    /** A case named by a reference, for a recipient. */
    public static String quoted(String reference, String recipient) {
        return leaf("trm_CaseReference", reference) + leaf("trm_Recipient", recipient);
    }

    /** M01. */
    public static String query(String routing) {
        return message("CapabilityQuery", group("Case", routing) + group("Query", leaf("trm_QueryNeed", "Shelter")));
    }

    /** M05. */
    public static String question(String routing, String field) {
        return message(
                "InformationRequest",
                group("Case", routing)
                        + group("Asked", leaf("trm_AskedField", field) + leaf("trm_AskedWhy", "ServiceDelivery")));
    }

    /** M06 that answers a question about the language, and calls the person what the group says. */
    public static String information(String routing, String answers, String person) {
        return message(
                "InformationReply",
                group("Case", routing + leaf("trm_InReplyTo", answers))
                        + group("Person", person + leaf("prs_PrimaryLanguage", "srp")));
    }

    /** M09 that decides so. */
    public static String bestInterests(String routing, String finding, String recipient) {
        return message(
                "BestInterestsDecision",
                group("Case", routing)
                        + group(
                                "Child",
                                leaf("trm_GuardianRole", "CourtAppointedGuardian")
                                        + leaf("trm_BestInterests", finding)
                                        + leaf("trm_AgeState", "Child"))
                        + consent("assessment", recipient, "no", "child"));
    }

    /** M10 for an adult whose assessment allows it. */
    public static String returnRequest(String routing, String recipient, String onward) {
        return returnRequest(routing, recipient, onward, "Adult", "Go", "2027-02-12");
    }

    /** M10. */
    public static String returnRequest(
            String routing, String recipient, String onward, String age, String risk, String until) {
        return message(
                "ReturnAssistanceRequest",
                group("Case", routing + leaf("trm_InternationalProtection", "None"))
                        + group("Needs", leaf("trm_Need", "ReturnAssistance"))
                        + group(
                                "Risk",
                                leaf("trm_RiskLevel", "1")
                                        + leaf("trm_RiskDecision", risk)
                                        + leaf("trm_RiskAssessedOn", "2026-11-12")
                                        + leaf("trm_RiskValidUntil", until))
                        + group(
                                "Child",
                                (age.equals("Adult") ? "" : leaf("trm_GuardianRole", "CourtAppointedGuardian"))
                                        + leaf("trm_AgeState", age))
                        + consent("return", recipient, onward, "risk", "child")
                        + group(
                                "Return",
                                leaf("trm_VoluntaryDeclaredOn", "2026-11-20")
                                        + leaf("trm_VoluntaryProofSha256", PROOF)
                                        + leaf("trm_ReturnCountry", "BY")));
    }

    /** M12. */
    public static String travelDocument(String routing, String consul) {
        return message(
                "TravelDocumentRequest",
                group("Case", routing + leaf("trm_InternationalProtection", "None"))
                        + group(
                                "Person",
                                leaf("prs_SecondName", "Radzivonava")
                                        + leaf("prs_FirstName", "Alesia")
                                        + leaf("trm_TravelDocumentState", "Lost"))
                        + consent("travelDoc", consul, "no", "identity"));
    }

    /** M21. */
    public static String alert(String routing, String code) {
        return message(
                "SafetyAlert",
                group("Case", routing)
                        + group("Alert", leaf("trm_AlertCode", code) + leaf("trm_AlertUrgency", "Hours")));
    }

    /** M22 that withdraws each of the purposes. */
    public static String withdrawal(String number, List<String> purposes) {
        StringBuilder groups = new StringBuilder(group("Case", leaf("trm_CaseNumber", number)));
        for (String purpose : purposes) {
            groups.append(
                    group("Withdrawal", leaf("trm_WithdrawnOn", "2026-11-21") + leaf("trm_WithdrawnPurpose", purpose)));
        }
        return message("ConsentUpdate", groups.toString());
    }

    private static String consent(String purpose, String recipient, String onward, String... categories) {
        StringBuilder cells = new StringBuilder(leaf("trm_LegalBasis", "Consent"));
        for (String category : categories) {
            cells.append(group(
                    "ConsentCell",
                    leaf("trm_ConsentPurpose", purpose)
                            + leaf("trm_ConsentRecipient", recipient)
                            + leaf("trm_ConsentCategory", category)
                            + leaf("trm_ConsentFrom", "2026-11-20")
                            + leaf("trm_ConsentUntil", "2027-10-31")
                            + leaf("trm_ConsentOnward", onward.equals("no") ? "no" : "named")
                            + (onward.equals("no") ? "" : leaf("trm_ConsentOnwardTo", onward))));
        }
        return group("Consent", cells.toString());
    }

    private static String group(String name, String content) {
        return leaf(name, content);
    }

    private static String leaf(String name, String text) {
        return "<" + name + ">" + text + "</" + name + ">";
    }
}
