package org.trmgateway.routes.outbound.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trmgateway.routes.federation.MemoryFederation.BY_MVD;
import static org.trmgateway.routes.federation.MemoryFederation.IOM_PL;
import static org.trmgateway.routes.federation.MemoryFederation.PL_SG;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.contracts.MessageDefinition;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.ReleaseView;
import org.trmgateway.routes.CanonicalXml;
import org.trmgateway.routes.federation.SampleForms;
import org.trmgateway.routes.federation.SampleWorld;
import org.trmgateway.routes.store.ConsentCell;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ConsentRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private final Contracts contracts = SampleWorld.get().contracts();
    private final MessageDefinition referral = contracts.catalogue().definition(new MessageType("M03"));
    private final ReleaseView view = contracts.releasePolicy().view("SP");
    private final Document canonical =
            CanonicalXml.parse(SampleForms.canonical("pl/samples/zgloszenie-matka-z-dziecmi.canonical.xml")
                    .getBytes(StandardCharsets.UTF_8));
    private final List<ConsentCell> cells = ConsentRules.cellsOf(canonical);

    @Test
    void letsThroughWhatThePersonAgreedTo() {
        require(cells, BY_MVD, TODAY);
    }

    @Test
    void readsEveryCellOfAMessage() {
        assertThat(cells)
                .hasSize(14)
                .contains(new ConsentCell(
                        "referral",
                        BY_MVD,
                        "health",
                        LocalDate.of(2026, 11, 19),
                        LocalDate.of(2030, 12, 31),
                        Optional.empty()));
    }

    @Test
    void refusesWithoutAnyConsent() {
        assertRefused(List.of(), BY_MVD, TODAY, ErrorCode.ADMIT_CONSENT_MISSING);
    }

    @Test
    void refusesARecipientThePersonDidNotName() {
        assertRefused(cells, new PartyId("by-tcson"), TODAY, ErrorCode.ADMIT_CONSENT_MISSING);
    }

    @Test
    void refusesAnotherPurposeOfTheSameRecipient() {
        assertRefused(cells, IOM_PL, TODAY, ErrorCode.ADMIT_CONSENT_MISSING);
    }

    @Test
    void refusesFromTheDayAfterTheLast() {
        require(cells, BY_MVD, LocalDate.of(2030, 12, 31));
        assertRefused(cells, BY_MVD, LocalDate.of(2031, 1, 1), ErrorCode.ADMIT_CONSENT_MISSING);
    }

    @Test
    void refusesBeforeTheFirstDay() {
        require(cells, BY_MVD, LocalDate.of(2026, 11, 19));
        assertRefused(cells, BY_MVD, LocalDate.of(2026, 11, 18), ErrorCode.ADMIT_CONSENT_MISSING);
    }

    @Test
    void refusesWhatWasWithdrawnAndSaysSo() {
        assertRefused(change(ConsentRulesTest::withdrawn), BY_MVD, TODAY, ErrorCode.ADMIT_CONSENT_WITHDRAWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"origin-place", "family", "health", "exploitation", "risk"})
    void needsEachCategoryThatTheMessageHolds(String category) {
        List<ConsentCell> missing =
                cells.stream().filter(cell -> !cell.category().equals(category)).toList();
        assertThatThrownBy(() -> require(missing, BY_MVD, TODAY))
                .isInstanceOfSatisfying(GatewayException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.ADMIT_CONSENT_MISSING);
                    assertThat(refused.detail().rule()).contains("I1-" + category);
                    assertThat(refused.detail().field()).isPresent();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"origin-place", "family", "health", "exploitation", "risk"})
    void namesACategoryThatWasWithdrawn(String category) {
        List<ConsentCell> withdrawn = change(cell -> cell.category().equals(category) ? withdrawn(cell) : cell);
        assertThatThrownBy(() -> require(withdrawn, BY_MVD, TODAY))
                .isInstanceOfSatisfying(GatewayException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.ADMIT_CONSENT_WITHDRAWN);
                    assertThat(refused.detail().rule()).contains("I1-" + category);
                });
    }

    @Test
    void needsNoCategoryForWhatIsDroppedAnyway() {
        List<ConsentCell> withoutHealth =
                cells.stream().filter(cell -> !cell.category().equals("health")).toList();
        for (Element needs : CanonicalXml.groups(canonical, "Needs")) {
            needs.getParentNode().removeChild(needs);
        }
        require(withoutHealth, BY_MVD, TODAY);
    }

    @Test
    void takesARenewedConsentBesideAWithdrawnOne() {
        List<ConsentCell> renewed = new ArrayList<>(change(ConsentRulesTest::withdrawn));
        renewed.addAll(cells);
        require(renewed, BY_MVD, TODAY);
    }

    @Test
    void asksForNoConsentForOperationalMessages() {
        ConsentRules.require(
                contracts.catalogue().definition(new MessageType("M22")),
                canonical,
                view,
                PL_SG,
                BY_MVD,
                List.of(),
                TODAY);
    }

    @Test
    void letsAQuestionBeAnsweredUnderTheConsentThatCarriedTheDataHere() {
        MessageDefinition answer = contracts.catalogue().definition(new MessageType("M06"));
        ConsentRules.require(answer, canonical, view, BY_MVD, PL_SG, cells, TODAY);
        assertThatThrownBy(() -> ConsentRules.require(
                        answer, canonical, view, BY_MVD, PL_SG, change(ConsentRulesTest::withdrawn), TODAY))
                .hasMessageContaining("ADMIT_CONSENT_WITHDRAWN");
        assertThatThrownBy(() -> ConsentRules.require(answer, canonical, view, IOM_PL, PL_SG, cells, TODAY))
                .hasMessageContaining("ADMIT_CONSENT_MISSING");
    }

    @Test
    void doesNotTakeTheSendersOwnConsentForThatOfTheRecipientWhereThisIsNoAnswer() {
        assertThatThrownBy(() -> ConsentRules.require(referral, canonical, view, BY_MVD, PL_SG, cells, TODAY))
                .hasMessageContaining("ADMIT_CONSENT_MISSING");
    }

    @Test
    void countsACellThatMayBePassedOnForEachNamedPartyToo() {
        List<ConsentCell> onward = ConsentRules.cellsOf(cell("named", "iom-pl", "iom-by"));
        assertThat(onward).extracting(cell -> cell.recipient().value()).containsExactly("by-mvd", "iom-pl", "iom-by");
        assertThat(onward).extracting(ConsentCell::category).containsOnly("health");
    }

    @Test
    void countsACellThatMayNotBePassedOnForItsRecipientOnlyWhateverItNames() {
        assertThat(ConsentRules.cellsOf(cell("no", "iom-pl")))
                .extracting(ConsentCell::recipient)
                .containsExactly(BY_MVD);
    }

    @Test
    void refusesACellThatDoesNotSayEverything() {
        String half = "<Message xmlns=\"urn:trmgateway:messages:1\"><ConsentCell>"
                + "<trm_ConsentPurpose>referral</trm_ConsentPurpose>"
                + "<trm_ConsentRecipient>by-mvd</trm_ConsentRecipient>"
                + "<trm_ConsentCategory>health</trm_ConsentCategory>"
                + "<trm_ConsentFrom>2026-11-19</trm_ConsentFrom></ConsentCell></Message>";
        Document document = CanonicalXml.parse(half.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> ConsentRules.cellsOf(document)).hasMessageContaining("ADMIT_CONSENT_MISSING");
    }

    private static Document cell(String onward, String... to) {
        StringBuilder xml = new StringBuilder("<ConsentCell>"
                + "<trm_ConsentPurpose>return</trm_ConsentPurpose>"
                + "<trm_ConsentRecipient>by-mvd</trm_ConsentRecipient>"
                + "<trm_ConsentCategory>health</trm_ConsentCategory>"
                + "<trm_ConsentFrom>2026-11-19</trm_ConsentFrom>"
                + "<trm_ConsentUntil>2027-11-19</trm_ConsentUntil>"
                + "<trm_ConsentOnward>" + onward + "</trm_ConsentOnward>");
        for (String party : to) {
            xml.append("<trm_ConsentOnwardTo>").append(party).append("</trm_ConsentOnwardTo>");
        }
        return MajorityTest.canonical(xml.append("</ConsentCell>").toString());
    }

    private void require(List<ConsentCell> given, PartyId recipient, LocalDate day) {
        ConsentRules.require(referral, canonical, view, PL_SG, recipient, given, day);
    }

    private void assertRefused(List<ConsentCell> given, PartyId recipient, LocalDate day, ErrorCode code) {
        assertThatThrownBy(() -> require(given, recipient, day))
                .isInstanceOfSatisfying(GatewayException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(code);
                    assertThat(refused.detail().rule()).contains("I1");
                });
    }

    private List<ConsentCell> change(UnaryOperator<ConsentCell> change) {
        return cells.stream().map(change).toList();
    }

    private static ConsentCell withdrawn(ConsentCell cell) {
        return new ConsentCell(
                cell.purpose(),
                cell.recipient(),
                cell.category(),
                cell.from(),
                cell.until(),
                Optional.of(LocalDate.of(2026, 11, 20)));
    }
}
