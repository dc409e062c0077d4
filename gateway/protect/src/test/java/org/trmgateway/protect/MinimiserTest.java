package org.trmgateway.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.protect.KnownIdentifiers.Known;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.ReleaseAction;
import org.trmgateway.referral.Sensitive;
import org.w3c.dom.Document;

class MinimiserTest {

    private static final Pseudonym PSEUDONYM = Pseudonym.parse("QKBHTS78CH4F4Y5", new NodeId("by"));

    private final ViewForTests view = new ViewForTests("Case", "Person", "Dependant", "Risk")
            .with("E9", ReleaseAction.PSEUDONYMISE, "trm_CaseNumber")
            .with("E5", ReleaseAction.KEEP, "trm_ReferralDate")
            .with("P1", ReleaseAction.PSEUDONYMISE, "prs_SecondName", "prs_FirstName")
            .with("P1", ReleaseAction.KEEP, "trm_Pseudonym")
            .with("P5", ReleaseAction.KEEP, "prs_Citizenship")
            .with("P6", ReleaseAction.DROP, "prs_IdentityNumber")
            .with("P8", ReleaseAction.SEAL, "prs_MobilePhone")
            .with("P11", ReleaseAction.SEAL, "trm_DependantFirstName")
            .with("P11", ReleaseAction.KEEP, "trm_DependantRelationship")
            .with("P3", ReleaseAction.KEEP, "trm_AgeBand")
            .with("R3", ReleaseAction.SEAL, "trm_OffenderTie")
            .with("X1", ReleaseAction.GENERALISE, "trm_WithoutGeneralisation")
            .generalising("R2", "trm_RiskFactor", "trm_RiskGroup", "risk-group")
            .generalising("P3", "prs_Birthdate", "trm_AgeBand", "age-band");
    private final Minimiser minimiser = new Minimiser(
            view,
            new StandardGeneralisers(
                    LocalDate.of(2026, 11, 21),
                    Map.of("risk-group", Map.of("Family", "close", "Partner", "close", "Debt", "money"))));

    @Test
    void keepsElementsAsTheyAre() {
        assertThat(open("<Person><prs_Citizenship trm_originalCode='pl:kraj:112'>BY</prs_Citizenship>"
                        + "<prs_Citizenship trm_dataStatus='Refused'/></Person>"))
                .isEqualTo("<Person><prs_Citizenship trm_originalCode=\"pl:kraj:112\">BY</prs_Citizenship>"
                        + "<prs_Citizenship trm_dataStatus=\"Refused\"/></Person>");
    }

    @Test
    void dropsElementsAndTheGroupsTheyLeaveEmpty() {
        assertThat(open("<Case><trm_ReferralDate>2026-11-20</trm_ReferralDate></Case>"
                        + "<Person><prs_IdentityNumber>44051401359</prs_IdentityNumber></Person>"))
                .isEqualTo("<Case><trm_ReferralDate>2026-11-20</trm_ReferralDate></Case>");
    }

    @Test
    void generalisesInPlaceWithoutAttributesAndEachValueOnce() {
        assertThat(
                        open(
                                "<Risk><trm_RiskFactor trm_originalCode='pl:x:1'>Family</trm_RiskFactor><trm_RiskFactor>Partner</trm_RiskFactor>"
                                        + "<trm_RiskFactor>Debt</trm_RiskFactor><trm_RiskFactor>Unheard</trm_RiskFactor></Risk>"))
                .isEqualTo("<Risk><trm_RiskGroup>close</trm_RiskGroup><trm_RiskGroup>money</trm_RiskGroup></Risk>");
    }

    @Test
    void generalisedValueThatTheSenderGaveTooStandsOnce() {
        String once = "<Person><trm_AgeBand>27-29</trm_AgeBand></Person>";

        assertThat(open("<Person><prs_Birthdate>1999-04-12</prs_Birthdate><trm_AgeBand>27-29</trm_AgeBand></Person>"))
                .isEqualTo(once);
        assertThat(open("<Person><trm_AgeBand>27-29</trm_AgeBand><prs_Birthdate>1999-04-12</prs_Birthdate></Person>"))
                .isEqualTo(once);
    }

    @Test
    void putsOnePseudonymInPlaceOfAllNames() {
        assertThat(open("<Person><prs_SecondName>Kowalska</prs_SecondName><prs_FirstName>Anna</prs_FirstName>"
                        + "<prs_Citizenship>PL</prs_Citizenship></Person>"))
                .isEqualTo(
                        "<Person><trm_Pseudonym>QKBHTS78CH4F4Y5</trm_Pseudonym><prs_Citizenship>PL</prs_Citizenship></Person>");
    }

    @Test
    void neverPassesOnAPseudonymOfSomebodyElse() {
        assertThat(
                        open(
                                "<Person><prs_FirstName>Anna</prs_FirstName><trm_Pseudonym>000000000000000</trm_Pseudonym></Person>"))
                .isEqualTo("<Person><trm_Pseudonym>QKBHTS78CH4F4Y5</trm_Pseudonym></Person>");
    }

    @Test
    void asksForThePseudonymOfThePersonOfTheGroup() {
        Document message = message("<Person><prs_FirstName>Anna</prs_FirstName></Person>");

        minimiser.minimise(message, group -> {
            assertThat(group.getLocalName()).isEqualTo("Person");
            assertThat(group.getTextContent()).isEqualTo("Anna");
            return Optional.of(PSEUDONYM);
        });
    }

    @Test
    void caseNumberIsReplacedByNothing() {
        assertThat(open("<Case><trm_CaseNumber>ZG/2026/0042</trm_CaseNumber></Case>"))
                .isEmpty();
    }

    @Test
    void sealsIntoTheSameGroups() {
        Minimised minimised = minimise(
                "<Person><prs_Citizenship>PL</prs_Citizenship><prs_MobilePhone>+48512345678</prs_MobilePhone></Person>"
                        + "<Risk><trm_OffenderTie>Local</trm_OffenderTie></Risk>");

        assertThat(inner(minimised.open())).isEqualTo("<Person><prs_Citizenship>PL</prs_Citizenship></Person>");
        assertThat(minimised.sealedPart().map(xml -> new String(xml, StandardCharsets.UTF_8)))
                .contains(
                        "<SealedPart xmlns=\"urn:test\"><Person trm_in=\"0\"><prs_MobilePhone trm_at=\"1\">+48512345678</prs_MobilePhone></Person>"
                                + "<Risk trm_at=\"1\"><trm_OffenderTie trm_at=\"0\">Local</trm_OffenderTie></Risk></SealedPart>");
    }

    @Test
    void hasNoSealedPartWhenNothingIsSealed() {
        assertThat(minimise("<Person><prs_Citizenship>PL</prs_Citizenship></Person>")
                        .sealedPart())
                .isEmpty();
    }

    @Test
    void leavesTheMessageAndItsCommentsBehind() {
        Document message = message(
                "<!-- Anna --><Person>\n <?note Anna?><prs_Citizenship>P<!-- Anna -->L</prs_Citizenship></Person>");
        String before = inner(message);

        Minimised minimised = minimiser.minimise(message, group -> Optional.of(PSEUDONYM));

        assertThat(inner(minimised.open())).isEqualTo("<Person><prs_Citizenship>PL</prs_Citizenship></Person>");
        assertThat(inner(message)).isEqualTo(before);
    }

    @Test
    void keepsTheVersionOfTheMessage() {
        Document message = CanonicalXml.parse(
                "<M version='1' xmlns='urn:test'/>".getBytes(StandardCharsets.UTF_8), ErrorCode.INTERNAL);

        Document open =
                minimiser.minimise(message, group -> Optional.of(PSEUDONYM)).open();

        assertThat(new String(CanonicalXml.write(open), StandardCharsets.UTF_8))
                .isEqualTo("<M version=\"1\" xmlns=\"urn:test\"/>");
    }

    @Test
    void saysWhatItDidWithoutValues() {
        Minimised minimised = minimise(
                "<Case><trm_CaseNumber>ZG/2026/0042</trm_CaseNumber></Case>"
                        + "<Person><prs_SecondName>Kowalska</prs_SecondName><prs_FirstName>Anna</prs_FirstName><prs_Birthdate>1999-04-12</prs_Birthdate>"
                        + "<prs_IdentityNumber>99041200000</prs_IdentityNumber><prs_MobilePhone>+48512345678</prs_MobilePhone></Person>");

        assertThat(minimised.applied())
                .containsExactly("E9:PSEUDONYMISE", "P1:PSEUDONYMISE", "P3:GENERALISE", "P6:DROP", "P8:SEAL");
    }

    @Test
    void collectsTheDirectIdentifiersItTookOut() {
        Minimised minimised = minimise(
                "<Case><trm_CaseNumber>ZG/2026/0042</trm_CaseNumber></Case>"
                        + "<Person><prs_SecondName>Kowalska</prs_SecondName><prs_Birthdate>1999-04-12</prs_Birthdate><prs_Citizenship>PL</prs_Citizenship>"
                        + "<prs_MobilePhone>+48512345678</prs_MobilePhone></Person>"
                        + "<Dependant><trm_DependantFirstName>Jan</trm_DependantFirstName><trm_DependantRelationship>Child</trm_DependantRelationship></Dependant>");

        assertThat(minimised.identifiers().all())
                .containsExactly(
                        known(IdentifierKind.CASE_NUMBER, "ZG/2026/0042"),
                        known(IdentifierKind.NAME, "Kowalska"),
                        known(IdentifierKind.BIRTH_DATE, "1999-04-12"),
                        known(IdentifierKind.PHONE, "+48512345678"),
                        known(IdentifierKind.RELATIVE_NAME, "Jan"));
        assertThat(minimised.identifiers().toString()).doesNotContain("Kowalska", "Jan", "42");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Unheard/>",
                "<Person><prs_Horoscope>Aries</prs_Horoscope></Person>",
                "<Person><prs_Horoscope/></Person>",
                "<Unheard><prs_Citizenship>PL</prs_Citizenship></Unheard>",
                "<Person>Anna</Person>",
                "<Person><![CDATA[Anna]]></Person>",
                "<Person>x<prs_Citizenship>PL</prs_Citizenship></Person>",
                "<Person nick='Anna'/>",
                "<Person version='1'/>",
                "<Person><prs_Citizenship note='Anna'>PL</prs_Citizenship></Person>",
                "<Person><prs_Citizenship xmlns:o='urn:o' o:trm_originalCode='Anna'>PL</prs_Citizenship></Person>",
                "<Person><prs_IdentityNumber note='Anna'>1</prs_IdentityNumber></Person>",
                "<Person><prs_Citizenship><prs_Citizenship>PL</prs_Citizenship></prs_Citizenship></Person>",
                "<Person><prs_Citizenship xmlns='urn:other'>PL</prs_Citizenship></Person>",
                "<Person xmlns='urn:other'><prs_Citizenship>PL</prs_Citizenship></Person>",
                "<Person><trm_WithoutGeneralisation>1</trm_WithoutGeneralisation></Person>",
            })
    void refusesWhatThePolicyDoesNotKnow(String content) {
        assertThatExceptionOfType(GatewayException.class)
                .isThrownBy(() -> minimise(content))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.PROTECT_FIELD_UNLISTED);
                    assertThat(refused.getMessage()).doesNotContain("Anna", "Aries");
                });
    }

    private Minimised minimise(String content) {
        return minimiser.minimise(message(content), group -> Optional.of(PSEUDONYM));
    }

    private String open(String content) {
        return inner(minimise(content).open());
    }

    private static Known known(IdentifierKind kind, String value) {
        return new Known(kind, new Sensitive<>(value));
    }

    static Document message(String content) {
        return CanonicalXml.parse(
                ("<M xmlns='urn:test'>" + content + "</M>").getBytes(StandardCharsets.UTF_8), ErrorCode.INTERNAL);
    }

    /** The XML inside the root. */
    static String inner(Document document) {
        return new String(CanonicalXml.write(document), StandardCharsets.UTF_8)
                .replaceFirst("^<M xmlns=\"urn:test\"/?>", "")
                .replaceFirst("</M>$", "");
    }
}
