package org.trmgateway.acceptance.path;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.trmgateway.acceptance.demo.Samples;
import org.trmgateway.acceptance.demo.SystemClient;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.NodeId;

/** Who must not come in: the door says so under signature and puts it on the trail, and reads not a byte of what was brought. */
@ExtendWith(SharedFederation.class)
class StrangerTest {

    private static final String XML = "application/xml";

    private final LiveFederation live;
    private final RefusalJudge judge;

    StrangerTest(LiveFederation live) {
        this.live = live;
        this.judge = new RefusalJudge(live);
    }

    @BeforeEach
    void begin() {
        judge.begin();
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void letsNobodyInWithoutAGoodCertificate(String certificate, ErrorCode code, String rule) {
        SystemClient stranger = live.system("pl", certificate);
        Refused refused = Refused.byRest(stranger.send(stranger.request("/v1/submissions")
                .header("Content-Type", XML)
                .header("Idempotency-Key", key())
                .header("Accept-Language", "pl")
                .POST(BodyPublishers.ofByteArray(form()))));

        assertThat(refused.status()).isEqualTo(403);
        judge.requireSaid(refused, code, "pl", "pl");
        if (!rule.isEmpty()) {
            assertThat(refused.rule()).contains(rule);
        }
        judge.requireSigned(refused, "pl", Optional.empty());
        judge.requireNothingDone();
    }

    static Stream<Arguments> strangers() {
        return Stream.of(
                Arguments.of(SamplePki.EXPIRED_CLIENT, ErrorCode.INTAKE_CERTIFICATE_EXPIRED, ""),
                Arguments.of(SamplePki.REVOKED_CLIENT, ErrorCode.INTAKE_CERTIFICATE_REVOKED, ""),
                Arguments.of(SamplePki.STRANGER_CLIENT, ErrorCode.INTAKE_CERTIFICATE_UNTRUSTED, ""),
                Arguments.of("by-mvd-system", ErrorCode.INTAKE_SENDER_UNKNOWN, "certificate-unlisted"));
    }

    @Test
    void doesNotLetAPeerHandInForANationalSystem() throws Exception {
        SystemClient peer = new SystemClient(live.federation().baseUrl("pl"), tlsOfNode("by"));
        Refused refused = Refused.byRest(peer.submit(form(), XML, key()));

        judge.requireSaid(refused, ErrorCode.INTAKE_SENDER_UNKNOWN, "pl", "en");
        judge.requireSigned(refused, "pl", Optional.empty());
        judge.requireNothingDone();
    }

    @Test
    void doesNotLetANationalSystemRelay() {
        SystemClient poland = live.poland();
        Refused refused = Refused.bySoap(poland.send(poland.request("/soap/relay")
                .header("Content-Type", "application/soap+xml; charset=UTF-8")
                .POST(BodyPublishers.ofString("<x/>"))));

        judge.requireSaid(refused, ErrorCode.RECEIVE_PEER_UNKNOWN, "pl", "pl");
        assertThat(refused.rule()).contains("tls-certificate");
        judge.requireSigned(refused, "pl", Optional.of("pl-sg"));
        judge.requireNothingDone();
    }

    @Test
    void endsTheHandshakeOfAClientWithoutCertificate() throws Exception {
        SSLContext nobody = SSLContext.getInstance("TLSv1.3");
        nobody.init(null, trust().getTrustManagers(), null);
        try (HttpClient client = HttpClient.newBuilder().sslContext(nobody).build()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(live.federation().baseUrl("pl") + "/v1/inbox"))
                    .build();
            assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
        judge.requireNothingDone();
    }

    private byte[] form() {
        return Persona.MISTAKEN.form(Samples.MOTHER, live.newCaseNumber()).getBytes(UTF_8);
    }

    private String key() {
        return "bad-" + live.newCaseNumber();
    }

    private SSLContext tlsOfNode(String node) throws GeneralSecurityException {
        char[] password = live.pki().password();
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store(live.federation().keys().layout().nodeKeyStore(new NodeId(node)), password), password);
        SSLContext tls = SSLContext.getInstance("TLSv1.3");
        tls.init(keys.getKeyManagers(), trust().getTrustManagers(), null);
        return tls;
    }

    private TrustManagerFactory trust() throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(
                store(live.federation().keys().layout().trustStore(), live.pki().password()));
        return trust;
    }

    private static KeyStore store(Path file, char[] password) throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            return store;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
