package org.trmgateway.node.soap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.node.soap.SoapCall.envelope;
import static org.trmgateway.node.soap.SoapCall.post;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.node.http.EdgeNode;
import org.trmgateway.node.http.RecordingRefusalLog.Entry;
import org.trmgateway.node.soap.signature.SignedAnswer;
import org.trmgateway.node.soap.signature.SigningSystem;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.Refusal;
import org.trmgateway.seal.KeyFiles;

/** The SOAP door before systems that sign their messages. */
class SignedSubmissionTest {

    private static final EdgeNode NODE = EdgeNode.running();
    private static final String DOOR = "/soap/submission";
    private static final byte[] FORM = "<zgłoszenie>Kowalska</zgłoszenie>".getBytes(UTF_8);
    private static final HttpClient SIGNING = NODE.client(EdgeNode.SIGNING_CLIENT);
    private static final HttpClient SIGNING_ALONE = NODE.client(EdgeNode.SIGNING_ALONE_CLIENT);
    private static final HttpClient PLAIN = NODE.client(SamplePki.clientOf(EdgeNode.PARTY));
    private static final SigningSystem SYSTEM =
            SigningSystem.of(NODE.pki(), SamplePki.clientOf(EdgeNode.OTHER_PARTY), Clock.systemUTC());
    private static final SigningSystem ALONE =
            SigningSystem.of(NODE.pki(), EdgeNode.SIGNING_ALONE_CLIENT, Clock.systemUTC());

    @BeforeEach
    void forgetWhatWasSeen() {
        NODE.doors().sawNothing();
        NODE.refusals().take();
    }

    @Test
    void takesASignedSubmissionAndSignsTheAnswer() {
        HttpResponse<String> answer = post(SIGNING, DOOR, signed(SYSTEM, submit("signed-1", FORM)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(SignedAnswer.verified(answer.body(), node())
                        .getElementsByTagNameNS("*", "Receipt")
                        .getLength())
                .isEqualTo(1);
        assertThat(NODE.doors().takeSubmissions()).singleElement().satisfies(submission -> {
            assertThat(submission.sender()).isEqualTo(EdgeNode.PARTY);
            assertThat(submission.idempotencyKey()).contains("signed-1");
            assertThat(submission.original().value()).isEqualTo(FORM);
        });
    }

    @Test
    void takesALongDocumentUnchanged() {
        byte[] form = new byte[EdgeNode.MAX_SUBMISSION / 2];
        new Random(7).nextBytes(form);

        HttpResponse<String> answer = post(SIGNING, DOOR, signed(SYSTEM, submit("signed-long", form)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(NODE.doors().takeSubmissions())
                .singleElement()
                .satisfies(
                        submission -> assertThat(submission.original().value()).isEqualTo(form));
    }

    @Test
    void answersWithoutASignatureWhenToldSo() {
        HttpResponse<String> answer = post(SIGNING_ALONE, DOOR, signed(ALONE, submit("alone", FORM)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("Accepted").doesNotContain("Security");
    }

    @Test
    void refusesWhatIsNotSigned() {
        assertRefused(post(SIGNING, DOOR, submit("unsigned", FORM)), "signature-missing");
    }

    @Test
    void refusesWhatAnotherSystemSigned() {
        assertRefused(post(SIGNING, DOOR, signed(ALONE, submit("other", FORM))), "certificate");
    }

    @Test
    void refusesWhatWasChangedOnTheWay() {
        String request = signed(SYSTEM, submit("changed", FORM)).replace("changed", "another");

        assertRefused(post(SIGNING, DOOR, request), "signature-value");
    }

    @Test
    void refusesWhatWasThereBefore() {
        String request = signed(SYSTEM, submit("again", FORM));
        assertThat(post(SIGNING, DOOR, request).statusCode()).isEqualTo(200);
        NODE.doors().sawNothing();

        assertRefused(post(SIGNING, DOOR, request), "replayed");
    }

    /** A part beside the envelope is not what was signed, whatever the signature in the envelope says. */
    @Test
    void refusesPartsBesideTheEnvelope() {
        String body = signed(SYSTEM, submit("part", FORM));
        String parts = "--cut\r\nContent-Type: application/xop+xml; charset=utf-8; type=\"application/soap+xml\"\r\n"
                + "Content-ID: <root>\r\n\r\n" + body + "\r\n--cut\r\nContent-Type: application/octet-stream\r\n"
                + "Content-ID: <other>\r\n\r\nother\r\n--cut--\r\n";

        assertRefused(
                post(
                        SIGNING,
                        DOOR,
                        "multipart/related; type=\"application/xop+xml\"; start=\"<root>\"; boundary=cut",
                        BodyPublishers.ofString(parts)),
                "attachment");
    }

    @Test
    void refusesWhatIsSignedButNoCall() {
        HttpResponse<String> answer = post(SIGNING, DOOR, signed(SYSTEM, envelope("<Kowalska/>")));
        HttpResponse<String> extra =
                post(SIGNING, DOOR, signed(SYSTEM, submit("k", FORM).replace("<Document>", "<Kowalska/><Document>")));

        for (HttpResponse<String> refused : List.of(answer, extra)) {
            assertThat(refused.statusCode()).isEqualTo(500);
            assertThat(refused.body()).contains("INTAKE_SYNTAX").doesNotContain("Kowalska");
            SignedAnswer.verified(refused.body(), node());
        }
        assertThat(NODE.doors().sawNothing()).isTrue();
    }

    @Test
    void refusesWhatIsTooLarge() {
        HttpResponse<String> answer =
                SoapCall.stream(SIGNING, DOOR, submit("large", new byte[2 * EdgeNode.MAX_SUBMISSION]));

        assertThat(answer.body()).contains("INTAKE_TOO_LARGE");
        assertThat(NODE.doors().sawNothing()).isTrue();
    }

    /** It would think that its signature protects something. */
    @Test
    void refusesASignatureOfASystemThatHasNoCertificateForIt() {
        HttpResponse<String> answer = post(PLAIN, DOOR, signed(SYSTEM, submit("unasked", FORM)));

        assertThat(answer.body()).contains("INTAKE_SIGNATURE_INVALID").contains("signature-unasked");
        assertThat(NODE.doors().sawNothing()).isTrue();
    }

    /** Only SOAP messages carry its signature. */
    @Test
    void refusesTheOtherDoorToASystemThatSigns() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(NODE.baseAddress().resolve("/v1/submissions"))
                .header("Content-Type", "application/xml")
                .header("Idempotency-Key", "rest")
                .POST(BodyPublishers.ofByteArray(FORM))
                .build();

        HttpResponse<String> answer = SIGNING.send(request, BodyHandlers.ofString(UTF_8));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("INTAKE_SIGNATURE_INVALID");
        assertThat(NODE.doors().sawNothing()).isTrue();
    }

    /** Each is refused with the code in a signed fault, is on the trail, and nothing was handed in. */
    private static void assertRefused(HttpResponse<String> answer, String rule) {
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .contains("INTAKE_SIGNATURE_INVALID")
                .contains(rule)
                .contains("xml:lang=\"pl\"")
                .doesNotContain("Kowalska");
        SignedAnswer.verified(answer.body(), node());
        assertThat(NODE.doors().sawNothing()).isTrue();
        assertThat(NODE.refusals().take()).singleElement().satisfies(entry -> {
            assertThat(entry.refusal()).isEqualTo(new Refusal(ErrorCode.INTAKE_SIGNATURE_INVALID, Detail.rule(rule)));
            assertThat(entry)
                    .extracting(Entry::channel, Entry::party)
                    .containsExactly("soap", Optional.of(EdgeNode.PARTY));
        });
    }

    static String submit(String key, byte[] document) {
        return envelope("<Submit xmlns=\"urn:trmgateway:submission:1\"><IdempotencyKey>" + key
                + "</IdempotencyKey><Document>" + Base64.getEncoder().encodeToString(document)
                + "</Document></Submit>");
    }

    private static String signed(SigningSystem system, String envelope) {
        return SigningSystem.text(system.sign(envelope));
    }

    private static X509Certificate node() {
        return KeyFiles.certificates(NODE.pki().layout().nodeCertificate(EdgeNode.PL))
                .getFirst();
    }
}
