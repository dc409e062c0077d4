package org.trmgateway.acceptance.pairs;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** A referral of an invented person, as a canonical message with all that may be said in one. */
record InventedForm(InventedPerson person, String caseNumber, String to, LocalDate today, String contact) {

    private static final List<String> CATEGORIES =
            List.of("identity", "contact", "origin-place", "family", "health", "exploitation", "risk", "child");

    /** By the desk that is always there. */
    static InventedForm of(InventedPerson person, String caseNumber, String to, LocalDate today) {
        return new InventedForm(person, caseNumber, to, today, "Duty desk");
    }

    /** By a clerk who writes into the name of the office what does not belong there. */
    InventedForm signedBy(String office) {
        return new InventedForm(person, caseNumber, to, today, office);
    }

    byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    String text() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <ReferralRequest xmlns="urn:trmgateway:messages:1" version="1">
                  <Case>
                    <trm_CaseNumber>%s</trm_CaseNumber>
                    <trm_Recipient>%s</trm_Recipient>
                    <trm_ReferralDate>%s</trm_ReferralDate>
                    <trm_Urgency>Soon</trm_Urgency>
                    <trm_InternationalProtection>None</trm_InternationalProtection>
                  </Case>
                """.formatted(caseNumber, to, today)
                + everythingAboutHer()
                + """
                  <Consent>
                    <trm_ConsentId>KZ-%s</trm_ConsentId>
                    <trm_ConsentSignatory>Person</trm_ConsentSignatory>
                    <trm_ConsentLanguage>rus</trm_ConsentLanguage>
                    <trm_LegalBasis>Consent</trm_LegalBasis>
                    <trm_ConsentCapacity>Full</trm_ConsentCapacity>
                %s  </Consent>
                  <Contact>
                    <trm_ContactOffice>%s</trm_ContactOffice>
                    <trm_ContactRole>DutyDesk</trm_ContactRole>
                    <trm_ContactPhone>+48225550117</trm_ContactPhone>
                    <trm_ContactLanguage>eng</trm_ContactLanguage>
                  </Contact>
                </ReferralRequest>
                """.formatted(
                                caseNumber.replaceAll("[^0-9]", ""),
                                CATEGORIES.stream().map(this::consent).collect(Collectors.joining()),
                                contact);
    }

    private String everythingAboutHer() {
        return """
                  <Person>
                    <prs_SecondName>%s</prs_SecondName>
                    <prs_FirstName>%s</prs_FirstName>
                    <trm_Patronymic>%s</trm_Patronymic>
                    <trm_FatherName>%s</trm_FatherName>
                    <trm_NameInOtherScript>%s</trm_NameInOtherScript>
                    <trm_Alias>%s</trm_Alias>
                    <prs_Birthdate>%s</prs_Birthdate>
                    <prs_Gender>Feminine</prs_Gender>
                    <prs_Citizenship>BY</prs_Citizenship>
                    <prs_IdentityNumber>%s</prs_IdentityNumber>
                    <trm_TravelDocumentType>Passport</trm_TravelDocumentType>
                    <trm_TravelDocumentNumber>%s</trm_TravelDocumentNumber>
                    <prs_MobilePhone>%s</prs_MobilePhone>
                    <prs_Email>%s</prs_Email>
                    <prs_MailingStreet>%s</prs_MailingStreet>
                    <trm_OriginSettlement>%s</trm_OriginSettlement>
                    <trm_OriginRegion>BY-HO</trm_OriginRegion>
                    <trm_OriginCountry>BY</trm_OriginCountry>
                  </Person>
                """.formatted(
                                person.names().get(0),
                                person.names().get(1),
                                person.names().get(2),
                                person.names().get(3),
                                person.names().get(5),
                                person.names().get(4),
                                person.born(),
                                person.numbers().get(0),
                                person.numbers().get(1),
                                person.phones().get(0),
                                person.email(),
                                person.places().get(0),
                                person.places().get(1))
                + """
                  <Dependant>
                    <trm_DependantSecondName>%s</trm_DependantSecondName>
                    <trm_DependantFirstName>%s</trm_DependantFirstName>
                    <trm_DependantIdentityNumber>%s</trm_DependantIdentityNumber>
                    <trm_DependantRelationship>Child</trm_DependantRelationship>
                  </Dependant>
                  <Relative>
                    <trm_RelativeName>%s</trm_RelativeName>
                    <trm_RelativePhone>%s</trm_RelativePhone>
                    <trm_RelativeRelationship>Parent</trm_RelativeRelationship>
                  </Relative>
                  <Identification>
                    <vic_TraffickingStatus>ActualVictimOfTrafficking</vic_TraffickingStatus>
                    <vic_TraffickingStatusDecisionMakingOrg>Police</vic_TraffickingStatusDecisionMakingOrg>
                  </Identification>
                  <Exploitation>
                    <vic_TypeOfExploitation>ForcedLabour</vic_TypeOfExploitation>
                    <hte_Country>PL</hte_Country>
                    <hte_City>%s</hte_City>
                    <cco_CaseComment>%s</cco_CaseComment>
                  </Exploitation>
                  <Needs>
                    <trm_Need>Shelter</trm_Need>
                    <trm_MedicalNeed>true</trm_MedicalNeed>
                    <trm_MedicalSummary>%s</trm_MedicalSummary>
                  </Needs>
                  <Child>
                    <trm_AgeState>Adult</trm_AgeState>
                  </Child>
                """.formatted(
                                person.family().get(0),
                                person.family().get(1),
                                person.numbers().get(2),
                                person.family().get(2),
                                person.phones().get(1),
                                person.stories().get(0),
                                person.stories().get(1),
                                person.stories().get(2));
    }

    private String consent(String category) {
        return """
                    <ConsentCell>
                      <trm_ConsentPurpose>referral</trm_ConsentPurpose>
                      <trm_ConsentRecipient>%s</trm_ConsentRecipient>
                      <trm_ConsentCategory>%s</trm_ConsentCategory>
                      <trm_ConsentFrom>%s</trm_ConsentFrom>
                      <trm_ConsentUntil>%s</trm_ConsentUntil>
                      <trm_ConsentOnward>no</trm_ConsentOnward>
                    </ConsentCell>
                """.formatted(to, category, today, today.plusYears(1));
    }
}
