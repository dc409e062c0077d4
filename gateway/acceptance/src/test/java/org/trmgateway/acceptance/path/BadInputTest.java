package org.trmgateway.acceptance.path;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.acceptance.demo.Samples;
import org.trmgateway.acceptance.demo.SystemClient;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.TrailEntry;

/**
 * What a national system must not hand in: each is refused with its code, in the sender's language, under signature, on the trail, without a
 * word of what was handed in, and nothing of it stays.
 */
@ExtendWith(SharedFederation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

    private static final Persona PERSON = Persona.MISTAKEN;
    private static final String XML = "application/xml";

    private final LiveFederation live;
    private final RefusalJudge judge;
    private final CaseStory story;

    private String referred = "";

    BadInputTest(LiveFederation live) {
        this.live = live;
        this.judge = new RefusalJudge(live);
        this.story = new CaseStory(live);
    }

    @BeforeAll
    void referOne() {
        referred = live.newCaseNumber();
        String referral = story.handIn(PERSON.form(Samples.MOTHER, referred).getBytes(UTF_8));
        story.awaitDelivered(live.poland(), referral);
    }

    @BeforeEach
    void begin() {
        judge.begin();
    }

    @ParameterizedTest
    @MethodSource("org.trmgateway.acceptance.path.WrongForm#polish")
    void refusesWrongForm(WrongForm wrong) {
        byte[] form = wrong.under(live.newCaseNumber());
        Refused byRest = Refused.byRest(live.poland().submit(form, XML, key()));
        Refused bySoap = Refused.bySoap(live.poland().submitBySoap(form, key()));

        for (Refused refused : List.of(byRest, bySoap)) {
            judge.requireSaid(refused, wrong.code(), "pl", "pl");
            assertThat(refused.field().orElse("")).isEqualTo(wrong.field());
            assertThat(refused.rule().orElse("")).isEqualTo(wrong.rule());
            judge.requireEvidence(refused, "pl", Optional.of("pl-sg"), Sha256.of(form));
        }
        judge.requireNothingDone();
    }

    @Test
    void refusesReturnRequestBeforeTheReferralWasAccepted() {
        byte[] form = PERSON.form(Samples.RETURN, referred).getBytes(UTF_8);
        Refused refused = Refused.byRest(live.poland().submit(form, XML, key()));

        judge.requireSaid(refused, ErrorCode.ADMIT_STATE_FORBIDDEN, "pl", "pl");
        assertThat(refused.rule()).contains("T10a");
        judge.requireEvidence(refused, "pl", Optional.of("pl-sg"), Sha256.of(form));
        judge.requireNothingDone();
    }

    @Test
    void refusesSecondReferralInACaseThatWaitsForAnAnswer() {
        byte[] form = PERSON.form(Samples.MOTHER, referred).getBytes(UTF_8);
        Refused refused = Refused.byRest(live.poland().submit(form, XML, key()));

        judge.requireSaid(refused, ErrorCode.ADMIT_STATE_FORBIDDEN, "pl", "pl");
        assertThat(refused.rule()).contains("T03b");
        judge.requireEvidence(refused, "pl", Optional.of("pl-sg"), Sha256.of(form));
        judge.requireNothingDone();
    }

    @Test
    void refusesReferralByAServiceProvider() {
        byte[] form = form();
        Refused refused = Refused.byRest(live.system("pl", "pl-kcik-system").submit(form, XML, key()));

        judge.requireSaid(refused, ErrorCode.ADMIT_ROLE_FORBIDDEN, "pl", "pl");
        assertThat(refused.rule()).contains("T03a");
        judge.requireEvidence(refused, "pl", Optional.of("pl-kcik"), Sha256.of(form));
        judge.requireNothingDone();
    }

    @Test
    void doesNotLetOnePartyIntoTheCaseOfAnother() {
        byte[] form = Forms.withdrawal(referred, "wszystko=\"tak\"");
        Refused refused = Refused.byRest(live.system("pl", "pl-kcik-system").submit(form, XML, key()));

        judge.requireSaid(refused, ErrorCode.ADMIT_CASE_UNKNOWN, "pl", "pl");
        judge.requireEvidence(refused, "pl", Optional.of("pl-kcik"), Sha256.of(form));
        judge.requireNothingDone();
    }

    @Test
    void refusesSubmissionWithoutIdempotencyKey() {
        byte[] form = form();
        SystemClient poland = live.poland();
        Refused missing = Refused.byRest(poland.send(
                poland.request("/v1/submissions").header("Content-Type", XML).POST(BodyPublishers.ofByteArray(form))));

        assertThat(missing.status()).isEqualTo(400);
        judge.requireSaid(missing, ErrorCode.INTAKE_IDEMPOTENCY_KEY_MISSING, "pl", "pl");
        assertThat(missing.field()).contains("Idempotency-Key");
        judge.requireSigned(missing, "pl", Optional.of("pl-sg"));
        judge.requireNothingDone();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "with space", "klucz-żółty", "x"})
    void refusesUnusableIdempotencyKey(String start) {
        byte[] form = form();
        String key = start.equals("x") ? "x".repeat(121) : start;
        Refused refused = Refused.bySoap(live.poland().submitBySoap(form, key));

        assertThat(refused.code()).isEqualTo(ErrorCode.INTAKE_IDEMPOTENCY_KEY_MISSING);
        judge.requireSigned(refused, "pl", Optional.of("pl-sg"));
        judge.requireNothingDone();
    }

    @Test
    void refusesSubmissionThatIsTooLarge() {
        byte[] form = (new String(form(), UTF_8) + " ".repeat(2 << 20)).getBytes(UTF_8);
        Refused byRest = Refused.byRest(live.poland().submit(form, XML, key()));

        assertThat(byRest.status()).isEqualTo(413);
        judge.requireSaid(byRest, ErrorCode.INTAKE_TOO_LARGE, "pl", "pl");
        assertThat(byRest.field()).contains("body");
        judge.requireSigned(byRest, "pl", Optional.of("pl-sg"));
        Refused bySoap = Refused.bySoap(live.poland().submitBySoap(form, key()));
        judge.requireSaid(bySoap, ErrorCode.INTAKE_TOO_LARGE, "pl", "pl");
        judge.requireNothingDone();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>",
                "<soap:Envelope xmlns:soap=\"http://www.w3.org/2003/05/soap-envelope\"><soap:Body><SECRET/></soap:Body></soap:Envelope>",
                "SECRET"
            })
    void refusesSoapThatIsNoRequestOfTheContract(String body) {
        SystemClient poland = live.poland();
        Refused refused = Refused.bySoap(poland.send(poland.request("/soap/submission")
                .header("Content-Type", "application/soap+xml; charset=UTF-8")
                .POST(BodyPublishers.ofString(body.replace("SECRET", PERSON.firstName())))));

        judge.requireSaid(refused, ErrorCode.INTAKE_SYNTAX, "pl", "pl");
        assertThat(refused.text()).doesNotContain("passwd", "root:");
        judge.requireSigned(refused, "pl", Optional.of("pl-sg"));
        judge.requireNothingDone();
    }

    @ParameterizedTest
    @MethodSource("org.trmgateway.acceptance.path.WrongForm#iom")
    void refusesWrongDecisionInEnglish(WrongForm wrong) {
        Refused refused = Refused.byRest(live.iom().submit(wrong.form(), "application/json", key()));

        judge.requireSaid(refused, wrong.code(), "iom", "en");
        assertThat(refused.rule().orElse("")).isEqualTo(wrong.rule());
        judge.requireEvidence(refused, "iom", Optional.of("iom-pl"), Sha256.of(wrong.form()));
        judge.requireNothingDone();
    }

    @Test
    void stopsALeakAfterAcceptanceAndLetsTheCaseGoOn() {
        String number = live.newCaseNumber();
        String form = PERSON.form(Samples.MOTHER, number);
        String leaking = story.handIn(form.replace("Dyżur całodobowy SG", "Dla: " + PERSON.cyrillicName())
                .getBytes(UTF_8));
        story.awaitState(live.poland(), leaking, "QUARANTINED");
        String refusal = new String(story.take(live.poland(), leaking), UTF_8);
        live.settle();

        assertThat(refusal)
                .contains(
                        "kod=\"PROTECT_LEAK_FOUND\"",
                        "pole=\"trm_ContactOffice\"",
                        judge.text("pl", ErrorCode.PROTECT_LEAK_FOUND, "pl"));
        judge.requireSilent(refusal.getBytes(UTF_8));
        assertThat(live.trail("pl", MessageId.parse(leaking)))
                .extracting(TrailEntry::event, TrailEntry::errorCode)
                .containsExactly(
                        tuple(EvidenceEvent.SUBMISSION_ACCEPTANCE, Optional.empty()),
                        tuple(EvidenceEvent.MESSAGE_QUARANTINED, Optional.of(ErrorCode.PROTECT_LEAK_FOUND)));
        assertThat(judge.rows().get("by")).isEqualTo(judge.before().get("by"));
        assertThat(judge.rows().get("pl").get("envelope"))
                .isEqualTo(judge.before().get("pl").get("envelope"));

        String corrected = story.handIn(form.getBytes(UTF_8));
        live.awaitBelarusianDocument(corrected);
        story.awaitDelivered(live.poland(), corrected);
    }

    private byte[] form() {
        return PERSON.form(Samples.MOTHER, live.newCaseNumber()).getBytes(UTF_8);
    }

    private String key() {
        return "bad-" + live.newCaseNumber();
    }
}
