package org.trmgateway.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.referral.ReleaseAction;
import org.trmgateway.referral.ReleaseView;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ExpiriesTest {

    private static final Instant ACCEPTED = Instant.parse("2026-11-24T10:00:00Z");
    private static final Instant DAY_AFTER_ARRIVAL = Instant.parse("2026-12-03T00:00:00Z");
    private static final String HANDOVER =
            "<Person><prs_MailingStreet trm_originalCode='pl:adres:1'>Lipowa 1</prs_MailingStreet>"
                    + "<prs_MailingCountry>PL</prs_MailingCountry></Person>"
                    + "<Handover><trm_ArrivalAt>2026-12-01T17:35:00+01:00</trm_ArrivalAt><trm_MeetingPoint>Gate 4</trm_MeetingPoint>"
                    + "<trm_MeeterParty>by-tcson</trm_MeeterParty></Handover>";

    private final ReleasePolicy policy = ContractPieces.load().releasePolicy();
    private final Expiries expiries = policy.expiries();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trm_CarrierNumber",
                "trm_DepartureAt",
                "trm_ArrivalAt",
                "trm_ArrivalPlace",
                "trm_MeetingPoint",
                "trm_RecognitionWord",
                "trm_MeeterPhone",
                "trm_FallbackPhone",
                "prs_MailingStreet",
                "prs_MailingCity",
                "prs_MailingPostalCode"
            })
    void endsWhatOnlyDoesHarmAfterTheArrival(String element) {
        assertThat(expiries.of(element).orElseThrow().end(ACCEPTED, message(HANDOVER)))
                .isEqualTo(DAY_AFTER_ARRIVAL);
    }

    @Test
    void takesTheFirstDayThatTheMessageStates() {
        Expiry address = expiries.of("prs_MailingStreet").orElseThrow();

        assertThat(address.end(ACCEPTED, message("<trm_TravelUntil>2026-12-20</trm_TravelUntil>")))
                .isEqualTo(Instant.parse("2026-12-22T00:00:00Z"));
        assertThat(address.end(ACCEPTED, message("<prs_MailingStreet>Lipowa 1</prs_MailingStreet>")))
                .isEqualTo(Instant.parse("2026-12-24T10:00:00Z"));
    }

    @Test
    void endsWithTheFirstFieldThatIsThere() {
        assertThat(expiries.earliest(message(HANDOVER), ACCEPTED)).contains(DAY_AFTER_ARRIVAL);
        assertThat(expiries.earliest(message("<trm_Urgency>Soon</trm_Urgency>"), ACCEPTED))
                .isEmpty();
        assertThat(expiries.earliest(message("<prs_MailingStreet trm_dataStatus='Unknown'/>"), ACCEPTED))
                .isEmpty();
    }

    @Test
    void passesAtTheMomentItselfAndNotBefore() {
        Document message = message(HANDOVER);

        assertThat(expiries.past(message, ACCEPTED, DAY_AFTER_ARRIVAL.minusMillis(1)))
                .isEmpty();
        assertThat(expiries.past(message, ACCEPTED, DAY_AFTER_ARRIVAL))
                .isEqualTo(Set.of("trm_ArrivalAt", "trm_MeetingPoint", "prs_MailingStreet"));
    }

    @Test
    void closesAViewForWhatHasPassedAndForNothingElse() {
        ReleaseView closed = expiries.closing(policy.view("IO"), message(HANDOVER), ACCEPTED, DAY_AFTER_ARRIVAL);

        assertThat(closed.name()).isEqualTo("IO");
        assertThat(closed.rule("trm_MeetingPoint").action()).isEqualTo(ReleaseAction.DROP);
        assertThat(closed.rule("trm_MeetingPoint").fieldId()).isEqualTo("V5");
        assertThat(closed.rule("trm_MeeterParty").action()).isEqualTo(ReleaseAction.KEEP);
        assertThat(closed.isGroup("Handover")).isTrue();
        assertThat(expiries.closing(policy.view("IO"), message(HANDOVER), ACCEPTED, ACCEPTED))
                .isSameAs(policy.view("IO"));
    }

    @Test
    void takesOutWhatHasPassedAndSaysSoWhereTheSchemaCan() {
        Document before = message(HANDOVER);
        Document rest = expiries.withoutPast(before, ACCEPTED, DAY_AFTER_ARRIVAL);

        assertThat(text(rest, "trm_MeetingPoint")).isEmpty();
        assertThat(text(rest, "trm_ArrivalAt")).isEmpty();
        assertThat(text(rest, "trm_MeeterParty")).contains("by-tcson");
        assertThat(text(rest, "prs_MailingCountry")).contains("PL");
        Element street = (Element) rest.getElementsByTagNameNS(MessageCatalogue.NAMESPACE, "prs_MailingStreet")
                .item(0);
        assertThat(street.getTextContent()).isEmpty();
        assertThat(street.getAttribute("trm_dataStatus")).isEqualTo("Unknown");
        assertThat(street.hasAttribute("trm_originalCode")).isFalse();
        assertThat(text(before, "trm_MeetingPoint")).contains("Gate 4");
        assertThat(expiries.withoutPast(before, ACCEPTED, ACCEPTED)).isSameAs(before);
    }

    @ParameterizedTest
    @CsvSource({
        "P1D, P2D, false",
        "P2D, P1D, true",
        "P1D, P1D, false",
        "trm_ArrivalAt+P1D|P3D, trm_ArrivalAt+P1D|P3D, false",
        "trm_ArrivalAt+P1D|P4D, trm_ArrivalAt+P1D|P3D, true",
        "trm_ArrivalAt+P2D|P2D, trm_ArrivalAt+P1D|P3D, true",
        "trm_ArrivalAt+P1D|P3D, P3D, true",
        "P1D, trm_ArrivalAt+P1D|P3D, true",
        "trm_TravelUntil+P1D|P3D, trm_ArrivalAt+P1D|P3D, true"
    })
    void knowsWhetherATimeMayBeLonger(String one, String other, boolean longer) {
        assertThat(Expiry.parse(one).mayOutlast(Expiry.parse(other))).isEqualTo(longer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trm_ArrivalAt+P1D", "P1D|P2D", "P1D|trm_ArrivalAt+P1D"})
    void needsExactlyOneTimeFromTheAcceptanceAtTheEnd(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Expiry.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trm_Nothing;P1D",
                "trm_MeetingPoint;trm_Nothing+P1D|P2D",
                "trm_MeetingPoint;soon",
                "trm_MeetingPoint;P1D\ntrm_MeetingPoint;P2D"
            })
    void stopsTheStartOnATableItCannotUse(String rows, @TempDir Path directory) throws IOException {
        Path own = Files.createDirectories(directory.resolve("release-policy"));
        Files.writeString(own.resolve("expiry.csv"), "element;expires\n" + rows + "\n");
        ContractFolder folder = new ContractFolder(ContractFiles.in(directory), "release-policy");

        assertThatIllegalStateException()
                .isThrownBy(() -> Expiries.load(folder, ContractPieces.load().names()))
                .withMessageStartingWith("expiry.csv line");
    }

    private static Optional<String> text(Document document, String element) {
        return CanonicalValue.first(document, element);
    }

    private static Document message(String content) {
        return ContractPieces.xml("<Message xmlns='" + MessageCatalogue.NAMESPACE + "'>" + content + "</Message>");
    }
}
