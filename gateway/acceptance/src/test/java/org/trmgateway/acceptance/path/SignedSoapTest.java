package org.trmgateway.acceptance.path;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.acceptance.demo.Samples;
import org.trmgateway.acceptance.demo.SystemClient;
import org.trmgateway.acceptance.demo.Waiting;
import org.trmgateway.acceptance.federation.Databases;
import org.trmgateway.acceptance.federation.Federation;
import org.trmgateway.acceptance.federation.Member;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.referral.Evidence;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.seal.KeyFiles;
import org.trmgateway.seal.Receipts;

/** A Polish system that signs its SOAP messages, and a Belarusian ministry that knows nothing of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignedSoapTest {

    private static final int PORT_BASE = 9560;
    private static final String SYSTEM = "pl-sg-system";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Federation federation;
    private SamplePki pki;
    private SystemClient poland;
    private SignedSoap platform;

    @BeforeAll
    void start(@TempDir Path work) throws IOException {
        federation = Federation.prepare(
                work.resolve("federation"), PORT_BASE, Member.sample().subList(0, 2), Databases.SHARED, _ -> {});
        pki = SamplePki.load(federation.keys().layout().directory());
        Path configuration = federation.files("pl").configuration();
        Files.writeString(
                configuration,
                signing(Files.readString(configuration), pki.layout().clientCertificate(SYSTEM)));
        federation.startAll(_ -> {});
        poland = new SystemClient(federation.baseUrl("pl"), federation.keys().tlsOf(SYSTEM));
        platform = new SignedSoap(
                pki.layout().clientKeyStore(SYSTEM),
                pki.password(),
                KeyFiles.certificates(pki.layout().nodeCertificate(new NodeId("pl")))
                        .getFirst());
    }

    @AfterAll
    void stop() {
        if (federation != null) {
            federation.close();
        }
    }

    @Test
    void handsInAReferralThatArrives() {
        byte[] form = Samples.polish(Samples.MOTHER, "SG/2026/560001");

        SystemClient.Answer answer = post(platform.submission(form, "signed"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(platform.signedIn(answer.text())).containsExactly("Body", "Timestamp");
        Evidence evidence = verified(SoapAnswer.of(answer).receipt());
        assertThat(evidence.event()).isEqualTo(EvidenceEvent.SUBMISSION_ACCEPTANCE);
        String id = SystemClient.messageIdIn(answer).orElseThrow();
        assertThat(Waiting.until("the document is in the ministry's folder", PATIENCE, () -> delivered(id)))
                .isNotEmpty();
    }

    @Test
    void isRefusedWithSignedEvidenceWhenItDoesNotSign() {
        byte[] form = Samples.polish(Samples.WORKER, "SG/2026/560002");

        SystemClient.Answer bySoap = poland.submitBySoap(form, "unsigned");
        SystemClient.Answer byRest = poland.submit(form, "application/xml", "unsigned");

        assertThat(platform.signedIn(bySoap.text())).containsExactly("Body", "Timestamp");
        for (byte[] receipt : new byte[][] {
            SoapAnswer.of(bySoap).receipt(), byRest.json().get("receipt").binaryValue()
        }) {
            Evidence evidence = verified(receipt);
            assertThat(evidence.event()).isEqualTo(EvidenceEvent.SUBMISSION_REJECTION);
            assertThat(evidence.from()).hasToString("pl-sg");
            assertThat(evidence.refusal().map(Refusal::code)).hasToString("Optional[INTAKE_SIGNATURE_INVALID]");
        }
    }

    private static String signing(String configuration, Path certificate) {
        String system = "- name: " + SYSTEM + "\n";
        assertThat(configuration).contains(system);
        return configuration.replace(
                system, system + "      ws-security:\n        certificate: \"" + certificate.toAbsolutePath() + "\"\n");
    }

    private SystemClient.Answer post(String envelope) {
        return poland.send(poland.request("/soap/submission")
                .header("Content-Type", "application/soap+xml; charset=UTF-8")
                .POST(BodyPublishers.ofString(envelope, UTF_8)));
    }

    private Optional<byte[]> delivered(String id) {
        Path document = federation.files("by").deliveryFolder("by-mvd").resolve(id + ".xml");
        try {
            return Files.exists(document) ? Optional.of(Files.readAllBytes(document)) : Optional.empty();
        } catch (IOException notYet) {
            return Optional.empty();
        }
    }

    private Evidence verified(byte[] receipt) {
        Clock clock = Clock.systemUTC();
        return Receipts.verify(receipt, pki.directory(clock), pki.trustAnchors(), clock.instant());
    }
}
