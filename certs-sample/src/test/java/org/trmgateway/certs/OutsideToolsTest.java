package org.trmgateway.certs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;

/** What openssl and curl make of the sample. Not on a fixed clock: outside tools have their own. */
class OutsideToolsTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final String CLIENT = SamplePki.clientOf(new PartyId("pl-sg"));

    @TempDir
    private static Path directory;

    private static SamplePki pki;

    @BeforeAll
    static void generate() {
        pki = SamplePki.generate(directory, CLOCK, SamplePlan.of(List.of(new NodeId("pl")), Map.of(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"001", "002"})
    void opensslVerifiesTheClassicalSignatureOfEachAuthorityAgainstTheRoot(String place, @TempDir Path work)
            throws Exception {
        OutsideTool.extract(Files.readAllBytes(pki.layout().directoryFile()), work);
        OutsideTool.Result result = OutsideTool.run(
                work,
                "openssl",
                "cms",
                "-verify",
                "-binary",
                "-inform",
                "DER",
                "-in",
                "META-INF/signature" + place + ".p7s",
                "-content",
                "META-INF/ASiCManifest" + place + ".xml",
                "-CAfile",
                pki.layout().root().toString(),
                "-purpose",
                "any",
                "-cades",
                "-out",
                "verified");
        assertThat(result.output()).contains("CAdES Verification successful");
        assertThat(result.status()).isZero();
        Files.writeString(work.resolve("META-INF/ASiCManifest" + place + ".xml"), "altered");
        assertThat(OutsideTool.run(
                                work,
                                "openssl",
                                "cms",
                                "-verify",
                                "-binary",
                                "-inform",
                                "DER",
                                "-in",
                                "META-INF/signature" + place + ".p7s",
                                "-content",
                                "META-INF/ASiCManifest" + place + ".xml",
                                "-CAfile",
                                pki.layout().root().toString(),
                                "-purpose",
                                "any",
                                "-out",
                                "verified")
                        .status())
                .isNotZero();
    }

    @Test
    void opensslVerifiesChainsAndRevocationLists() throws Exception {
        assertThat(verify(pki.layout().clientCertificate(CLIENT)).status()).isZero();
        assertThat(verify(pki.layout().clientCertificate(SamplePki.REVOKED_CLIENT))
                        .output())
                .contains("certificate revoked");
        assertThat(verify(pki.layout().clientCertificate(SamplePki.EXPIRED_CLIENT))
                        .output())
                .contains("certificate has expired");
        assertThat(verify(pki.layout().clientCertificate(SamplePki.STRANGER_CLIENT))
                        .status())
                .isNotZero();
    }

    @Test
    void opensslAcceptsTimeStamps(@TempDir Path work) throws Exception {
        Files.writeString(work.resolve("data"), "checkpoint");
        assertThat(OutsideTool.run(
                                work, "openssl", "ts", "-query", "-data", "data", "-sha256", "-cert", "-out", "query")
                        .status())
                .isZero();
        Instant at = CLOCK.instant();
        byte[] reply = pki.timeStampAuthority(Clock.fixed(at, ZoneOffset.UTC))
                .answer(Files.readAllBytes(work.resolve("query")));
        Files.write(work.resolve("reply"), reply);
        OutsideTool.Result verified = OutsideTool.run(
                work,
                "openssl",
                "ts",
                "-verify",
                "-queryfile",
                "query",
                "-in",
                "reply",
                "-CAfile",
                pki.layout().root().toString(),
                "-untrusted",
                pki.layout().timeStamping().resolve("tsa.cert.pem").toString());
        assertThat(verified.output()).contains("Verification: OK");
        Files.writeString(work.resolve("other"), "another checkpoint");
        OutsideTool.Result refused = OutsideTool.run(
                work,
                "openssl",
                "ts",
                "-verify",
                "-data",
                "other",
                "-in",
                "reply",
                "-CAfile",
                pki.layout().root().toString(),
                "-untrusted",
                pki.layout().timeStamping().resolve("tsa.cert.pem").toString());
        assertThat(refused.status()).isNotZero();
    }

    @Test
    void curlUsesTheClientFilesAsTheyAre() throws Exception {
        HttpsServer server = server();
        try {
            String address = "https://localhost:" + server.getAddress().getPort() + "/";
            OutsideTool.Result accepted = curl(address, CLIENT);
            assertThat(accepted.output()).contains("CN=" + CLIENT);
            assertThat(curl(address, SamplePki.STRANGER_CLIENT).status()).isNotZero();
        } finally {
            server.stop(0);
        }
    }

    private static OutsideTool.Result curl(String address, String client) throws Exception {
        return OutsideTool.run(
                directory,
                "curl",
                "-sS",
                "--noproxy",
                "*",
                "--max-time",
                "20",
                "--cacert",
                pki.layout().root().toString(),
                "--cert",
                pki.layout().clientCertificate(client).toString(),
                "--key",
                pki.layout().clientKey(client).toString(),
                "--pass",
                new String(pki.password()),
                address);
    }

    /** A server with the node's own stores that wants a client certificate and answers with its subject. */
    private static HttpsServer server() throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store(pki.layout().nodeKeyStore(new NodeId("pl"))), pki.password());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store(pki.layout().trustStore()));
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        server.createContext("/", exchange -> {
            var session = ((HttpsExchange) exchange).getSSLSession();
            byte[] subject = session.getPeerPrincipal().getName().getBytes(UTF_8);
            exchange.sendResponseHeaders(200, subject.length);
            exchange.getResponseBody().write(subject);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static KeyStore store(Path file) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, pki.password());
        }
        return store;
    }

    private static OutsideTool.Result verify(Path certificate) throws Exception {
        return OutsideTool.run(
                directory,
                "openssl",
                "verify",
                "-crl_check_all",
                "-CAfile",
                pki.layout().root().toString(),
                "-untrusted",
                pki.layout().authorities().toString(),
                "-CRLfile",
                pki.layout().revocationLists().toString(),
                certificate.toString());
    }
}
