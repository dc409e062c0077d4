package org.trmgateway.node.soap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.node.http.EdgeNode;
import org.trmgateway.node.soap.signature.SigningSystem;

/** An outside judge, {@code xmlsec1}, reads a signed request and its answer. Skipped where it is not installed. */
class XmlsecTest {

    private static final EdgeNode NODE = EdgeNode.running();
    private static final String UTILITY =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    private static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";

    @TempDir
    private Path folder;

    @BeforeAll
    static void requireJudge() throws IOException, InterruptedException {
        boolean installed =
                new ProcessBuilder("sh", "-c", "command -v xmlsec1").start().waitFor() == 0;
        assumeTrue(installed, "xmlsec1 is not installed");
    }

    @Test
    void verifiesARequestAndItsAnswer() throws IOException, InterruptedException {
        String client = SamplePki.clientOf(EdgeNode.OTHER_PARTY);
        SigningSystem system = SigningSystem.of(NODE.pki(), client, Clock.systemUTC());
        String request = SigningSystem.text(system.sign(SignedSubmissionTest.submit("xmlsec", "form".getBytes(UTF_8))));
        String answer = SoapCall.post(NODE.client(EdgeNode.SIGNING_CLIENT), "/soap/submission", request)
                .body();

        assertThat(judged(request, NODE.pki().layout().clientCertificate(client)))
                .contains("References (ok/all): 2/2")
                .startsWith("OK");
        assertThat(judged(answer, NODE.pki().layout().nodeCertificate(EdgeNode.PL)))
                .contains("References (ok/all): 2/2")
                .startsWith("OK");
        assertThat(judged(
                        answer.replace("ACCEPTED", "REJECTED"),
                        NODE.pki().layout().nodeCertificate(EdgeNode.PL)))
                .contains("FAIL");
    }

    private String judged(String envelope, Path certificate) throws IOException, InterruptedException {
        Process judge = new ProcessBuilder(
                        "xmlsec1",
                        "--verify",
                        "--pubkey-cert-pem",
                        certificate.toString(),
                        "--id-attr:Id",
                        SOAP + ":Body",
                        "--id-attr:Id",
                        UTILITY + ":Timestamp",
                        Files.writeString(Files.createTempFile(folder, "envelope", ".xml"), envelope)
                                .toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(judge.getInputStream().readAllBytes(), UTF_8);
        judge.waitFor();
        return output;
    }
}
