package org.trmgateway.node.soap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.cxf.Bus;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trmgateway.node.config.NodeProperties.TlsProperties;
import org.trmgateway.node.config.PeerProperties;
import org.trmgateway.node.http.EdgeNode;
import org.trmgateway.node.http.FixedMessages;
import org.trmgateway.node.http.TlsIdentity;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.seal.CryptoProviders;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.KeyFiles;
import org.trmgateway.seal.TrustAnchors;

class SoapPeerClientTest {

    private static final EdgeNode NODE = EdgeNode.running();
    private static final Clock CLOCK = Clock.systemUTC();
    private static final EnvelopeMetadata METADATA = FixedMessages.metadata(FixedMessages.SENT, "by-mvd", "pl-sg");

    @BeforeEach
    void forgetWhatWasSeen() {
        NODE.doors().sawNothing();
        NODE.refusals().take();
    }

    @Test
    void handsOverAnEnvelopeByteForByteAndBringsTheReceiptBack() {
        byte[] cms = new byte[1024 * 1024];
        new Random(11).nextBytes(cms);
        try (SoapPeerClient client = client(EdgeNode.BY, NODE.directory())) {
            byte[] receipt = client.relay(EdgeNode.PL, METADATA, cms);

            assertThat(receipt).isEqualTo(Sha256.of(cms).bytes());
            assertThat(NODE.doors().takeRelayed()).singleElement().satisfies(relayed -> {
                assertThat(relayed.peer()).isEqualTo(EdgeNode.BY);
                assertThat(relayed.metadata()).isEqualTo(METADATA);
                assertThat(relayed.cms()).isEqualTo(cms);
            });
        }
    }

    @Test
    void handsOverTheLargestEnvelope() {
        byte[] cms = new byte[16 * 1024 * 1024 - 8 * 1024];
        try (SoapPeerClient client = client(EdgeNode.BY, NODE.directory())) {
            assertThat(client.relay(EdgeNode.PL, METADATA, cms))
                    .isEqualTo(Sha256.of(cms).bytes());
        }
    }

    @Test
    void handsOverAReceipt() {
        byte[] receipt = new byte[40_000];
        new Random(13).nextBytes(receipt);
        try (SoapPeerClient client = client(EdgeNode.BY, NODE.directory())) {
            client.report(EdgeNode.PL, receipt);

            assertThat(NODE.doors().takeReported()).singleElement().satisfies(reported -> {
                assertThat(reported.peer()).isEqualTo(EdgeNode.BY);
                assertThat(reported.receipt()).isEqualTo(receipt);
            });
        }
    }

    @Test
    void servesManyThreadsAtOnce() throws Exception {
        try (SoapPeerClient client = client(EdgeNode.BY, NODE.directory());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                byte[] cms = ("envelope " + i).repeat(500).getBytes(UTF_8);
                calls.add(threads.submit(() -> assertThat(client.relay(EdgeNode.PL, METADATA, cms))
                        .isEqualTo(Sha256.of(cms).bytes())));
            }
            for (Future<?> call : calls) {
                call.get();
            }
            assertThat(NODE.doors().takeRelayed()).hasSize(200);
        }
    }

    @Test
    void namesTheCodeWithWhichThePeerRefused() {
        try (SoapPeerClient client = client(EdgeNode.BY, NODE.directory())) {
            assertUnreachable(() -> client.report(EdgeNode.PL, new byte[] {1}), "OPEN_SIGNATURE_INVALID");
        }
    }

    @Test
    void believesNoServerWithAnotherCertificateThanTheDirectoryLists() {
        // The directory says that node "by" is at this address too, but node "pl" answers, with a certificate that is
        // good for itself.
        try (SoapPeerClient client = client(EdgeNode.PL, NODE.directory())) {
            assertUnreachable(() -> client.relay(EdgeNode.BY, METADATA, new byte[1]), "tls");
            assertThat(NODE.doors().sawNothing()).isTrue();
        }
    }

    @Test
    void callsNoPeerWhoseCertificateIsRevokedThoughTheConnectionIsOpen() throws Exception {
        TrustAnchors anchors = NODE.pki().trustAnchors();
        try (SoapPeerClient client = client(EdgeNode.BY, NODE.directory(), anchors, limits())) {
            client.relay(EdgeNode.PL, METADATA, new byte[1]);
            NODE.doors().sawNothing();

            List<X509CRL> lists =
                    new ArrayList<>(KeyFiles.revocationLists(NODE.pki().layout().revocationLists()));
            lists.add(revoking(KeyFiles.certificates(NODE.pki().layout().nodeCertificate(EdgeNode.PL))
                    .getFirst()));
            anchors.replaceRevocationLists(lists);

            assertUnreachable(() -> client.relay(EdgeNode.PL, METADATA, new byte[1]), "RECEIVE_PEER_UNKNOWN");
            assertThat(NODE.doors().sawNothing()).isTrue();
        }
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Directory elsewhere = NODE.directoryWithEveryNodeAt(URI.create("https://localhost:" + port + "/soap/relay"));
        try (SoapPeerClient client = client(EdgeNode.BY, () -> elsewhere)) {
            assertUnreachable(() -> client.relay(EdgeNode.PL, METADATA, new byte[1]), "connect");
        }
    }

    @Test
    void waitsNoLongerThanItMay() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            URI address = URI.create("https://localhost:" + mute.getLocalPort() + "/soap/relay");
            Directory elsewhere = NODE.directoryWithEveryNodeAt(address);
            PeerProperties brief = new PeerProperties(Duration.ofMillis(300), Duration.ofMillis(300));
            try (SoapPeerClient client =
                    client(EdgeNode.BY, () -> elsewhere, NODE.pki().trustAnchors(), brief)) {
                assertUnreachable(() -> client.relay(EdgeNode.PL, METADATA, new byte[1]), "timeout");
            }
        }
    }

    @Test
    void followsTheDirectoryToANewAddress() {
        Directory wrong = NODE.directoryWithEveryNodeAt(URI.create("https://localhost:1/soap/relay"));
        List<Directory> inForce = new ArrayList<>(List.of(wrong));
        try (SoapPeerClient client = client(EdgeNode.BY, inForce::getFirst)) {
            assertUnreachable(() -> client.relay(EdgeNode.PL, METADATA, new byte[1]), "connect");

            inForce.set(0, NODE.directory().get());

            assertThat(client.relay(EdgeNode.PL, METADATA, new byte[1])).isNotEmpty();
        }
    }

    private static void assertUnreachable(ThrowingCallable call, String rule) {
        assertThatThrownBy(call).isInstanceOfSatisfying(GatewayException.class, refused -> {
            assertThat(refused.code()).isEqualTo(ErrorCode.DISPATCH_PEER_UNREACHABLE);
            assertThat(refused.detail()).isEqualTo(Detail.rule(rule));
        });
    }

    private static SoapPeerClient client(NodeId caller, Supplier<Directory> directory) {
        return client(caller, directory, NODE.pki().trustAnchors(), limits());
    }

    private static SoapPeerClient client(
            NodeId caller, Supplier<Directory> directory, TrustAnchors anchors, PeerProperties limits) {
        TlsIdentity identity = TlsIdentity.load(new TlsProperties(
                NODE.pki().layout().nodeKeyStore(caller), NODE.pki().layout().password()));
        return new SoapPeerClient(NODE.bean(Bus.class), identity, anchors, directory, limits, CLOCK);
    }

    private static PeerProperties limits() {
        return new PeerProperties(Duration.ofSeconds(5), Duration.ofSeconds(20));
    }

    /** A revocation list of the authority of node "pl", newer than the sample's. */
    private static X509CRL revoking(X509Certificate certificate) throws Exception {
        X509Certificate authority = KeyFiles.certificates(NODE.pki().layout().authority("pl", ".cert.pem"))
                .getFirst();
        Instant now = CLOCK.instant();
        JcaX509v2CRLBuilder list = new JcaX509v2CRLBuilder(authority, Date.from(now));
        list.setNextUpdate(Date.from(now.plus(Duration.ofDays(1))));
        list.addCRLEntry(certificate.getSerialNumber(), Date.from(now), CRLReason.keyCompromise);
        list.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.TWO));
        return new JcaX509CRLConverter()
                .getCRL(list.build(new JcaContentSignerBuilder("SHA256withECDSA")
                        .setProvider(CryptoProviders.bouncyCastle())
                        .build(KeyFiles.privateKey(
                                NODE.pki().layout().authority("pl", ".key.pem"),
                                NODE.pki().password()))));
    }
}
