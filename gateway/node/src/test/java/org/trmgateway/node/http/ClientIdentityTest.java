package org.trmgateway.node.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trmgateway.node.http.Answers.get;
import static org.trmgateway.node.http.Answers.header;
import static org.trmgateway.node.http.Answers.json;
import static org.trmgateway.node.http.Answers.send;
import static org.trmgateway.node.http.Answers.submit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.node.http.RecordingRefusalLog.Entry;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.PartyId;

class ClientIdentityTest {

    private static final EdgeNode NODE = EdgeNode.running();
    private static final byte[] FORM = {1, 2, 3};

    @BeforeEach
    void forgetWhatWasSeen() {
        NODE.doors().sawNothing();
        NODE.refusals().take();
    }

    @Test
    void refusesAnExpiredCertificateInTheLanguageOfItsSystem() {
        HttpResponse<byte[]> answer = submit(NODE.client(SamplePki.EXPIRED_CLIENT), "expired", FORM);

        assertRefused(answer, ErrorCode.INTAKE_CERTIFICATE_EXPIRED, Optional.of(EdgeNode.PARTY));
        assertThat(header(answer, "Content-Language")).isEqualTo("sk");
    }

    @Test
    void refusesARevokedCertificateThoughItsNameIsListed() {
        HttpResponse<byte[]> answer = submit(NODE.client(SamplePki.REVOKED_CLIENT), "revoked", FORM);

        assertRefused(answer, ErrorCode.INTAKE_CERTIFICATE_REVOKED, Optional.empty());
    }

    @Test
    void refusesACertificateOfAStrangeAuthorityThoughItsNameIsListed() {
        HttpResponse<byte[]> answer = submit(NODE.client(SamplePki.STRANGER_CLIENT), "stranger", FORM);

        assertRefused(answer, ErrorCode.INTAKE_CERTIFICATE_UNTRUSTED, Optional.empty());
    }

    @Test
    void refusesATrustedCertificateThatIsNotListed() {
        HttpResponse<byte[]> answer = submit(NODE.client(SamplePki.clientOf(new PartyId("by-mvd"))), "unlisted", FORM);

        assertRefused(answer, ErrorCode.INTAKE_SENDER_UNKNOWN, Optional.empty());
    }

    @Test
    void refusesAStrangerInTheLanguageItAsksFor() {
        HttpResponse<byte[]> answer = send(
                NODE.client(SamplePki.STRANGER_CLIENT),
                "/v1/messages",
                request -> request.header("Accept-Language", "xx, be;q=0.5, en;q=0.1"));

        assertThat(header(answer, "Content-Language")).isEqualTo("be");
    }

    @Test
    void refusesWithoutAReceiptWhenTheTrailCannotBeWritten() {
        NODE.refusals().whileBroken(() -> {
            HttpResponse<byte[]> answer = submit(NODE.client(SamplePki.STRANGER_CLIENT), "broken-trail", FORM);

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(json(answer).has("receipt")).isFalse();
        });
        assertThat(NODE.doors().sawNothing()).isTrue();
    }

    @Test
    void knowsAListedSystemByItsCommonName() {
        HttpResponse<byte[]> answer = submit(NODE.client(SamplePki.clientOf(EdgeNode.OTHER_PARTY)), "by-name", FORM);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(NODE.doors().takeSubmissions())
                .singleElement()
                .satisfies(submission -> assertThat(submission.sender()).isEqualTo(EdgeNode.OTHER_PARTY));
    }

    @Test
    void letsAPeerReachNoNationalPath() {
        HttpClient peer = NODE.peer(EdgeNode.BY);

        assertRefused(submit(peer, "peer", FORM), ErrorCode.INTAKE_SENDER_UNKNOWN, Optional.empty());
        assertRefused(get(peer, "/v1/inbox"), ErrorCode.INTAKE_SENDER_UNKNOWN, Optional.empty());
        HttpResponse<byte[]> soap = post(peer, "/soap/submission");
        assertThat(soap.statusCode()).isEqualTo(500);
        assertThat(new String(soap.body(), UTF_8)).contains("INTAKE_SENDER_UNKNOWN");
    }

    @Test
    void letsANationalSystemReachNoPeerPath() {
        HttpResponse<byte[]> answer = post(NODE.client(SamplePki.clientOf(EdgeNode.PARTY)), "/soap/relay");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(header(answer, "Content-Type")).startsWith("application/soap+xml");
        assertThat(new String(answer.body(), UTF_8)).contains("RECEIVE_PEER_UNKNOWN");
        assertThat(NODE.refusals().take()).singleElement().satisfies(entry -> {
            assertThat(entry.refusal().code()).isEqualTo(ErrorCode.RECEIVE_PEER_UNKNOWN);
            assertThat(entry.channel()).isEqualTo("relay");
        });
    }

    @Test
    void shakesHandsWithNobodyWhoHasNoCertificate() {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(NODE.tls(NODE.pki().layout().trustStore()))
                .build();

        assertThatThrownBy(() -> call(client)).isInstanceOf(IOException.class);
        assertThat(NODE.refusals().take()).isEmpty();
    }

    @Test
    void speaksNoOlderTls() {
        SSLParameters old = new SSLParameters();
        old.setProtocols(new String[] {"TLSv1.2"});
        HttpClient client = HttpClient.newBuilder()
                .sslContext(NODE.tls(NODE.pki().layout().clientKeyStore(SamplePki.clientOf(EdgeNode.PARTY))))
                .sslParameters(old)
                .build();

        assertThatThrownBy(() -> call(client)).isInstanceOf(IOException.class);
    }

    private static void assertRefused(HttpResponse<byte[]> answer, ErrorCode code, Optional<PartyId> party) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
        assertThat(json(answer).get("code").asString()).isEqualTo(code.name());
        assertThat(json(answer).get("detail").asString()).isNotBlank();
        assertThat(Base64.getDecoder().decode(json(answer).get("receipt").asString()))
                .asString()
                .isEqualTo("receipt of " + code);
        assertThat(NODE.doors().sawNothing()).isTrue();
        assertThat(NODE.refusals().take()).singleElement().satisfies(entry -> {
            assertThat(entry.refusal().code()).isEqualTo(code);
            assertThat(entry).extracting(Entry::channel, Entry::party).containsExactly("rest", party);
        });
    }

    private static HttpResponse<byte[]> post(HttpClient client, String path) {
        return send(client, path, request -> request.POST(BodyPublishers.ofByteArray(FORM)));
    }

    private static HttpResponse<byte[]> call(HttpClient client) throws IOException, InterruptedException {
        URI health = NODE.baseAddress().resolve("/v1/health");
        return client.send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofByteArray());
    }
}
