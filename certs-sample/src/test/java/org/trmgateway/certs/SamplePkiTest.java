package org.trmgateway.certs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.Evidence;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Role;
import org.trmgateway.referral.Sha256;
import org.trmgateway.seal.AlgorithmPolicy;
import org.trmgateway.seal.AllowedSuite;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.DirectoryContent;
import org.trmgateway.seal.DirectoryNode;
import org.trmgateway.seal.DirectoryParty;
import org.trmgateway.seal.DirectoryWitnesses;
import org.trmgateway.seal.KeyFiles;
import org.trmgateway.seal.OpenedContainer;
import org.trmgateway.seal.Opener;
import org.trmgateway.seal.Receipts;
import org.trmgateway.seal.SealedEnvelope;
import org.trmgateway.seal.Sealer;
import org.trmgateway.seal.Suite;
import org.trmgateway.seal.TrustAnchors;
import org.trmgateway.seal.TrustPurpose;

class SamplePkiTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.500Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final PartyId PL_SG = new PartyId("pl-sg");
    private static final PartyId BY_MVD = new PartyId("by-mvd");

    @TempDir
    private static Path directory;

    private static SamplePki pki;

    @BeforeAll
    static void generate() {
        SamplePlan plan = SamplePlan.of(
                SamplePlan.standard().nodes().stream().map(SamplePlan.Node::id).toList(),
                Map.of(new NodeId("by"), URI.create("https://localhost:19443/soap/relay")),
                List.of("gateway.example", "192.0.2.7"));
        SamplePki.generate(directory, CLOCK, plan);
        pki = SamplePki.load(directory);
    }

    @Test
    void listsEveryNodeAndPartyInTheSignedDirectory() {
        Directory listed = pki.directory(CLOCK);
        assertThat(listed.nodes().stream().map(node -> node.id().value()))
                .containsExactly("pl", "by", "iom", "sk", "rs", "tm");
        assertThat(listed.partiesOf(new NodeId("iom")).stream()
                        .map(party -> party.id().value()))
                .containsExactly("iom-pl", "iom-by", "iom-gw");
        assertThat(listed.party(PL_SG, ErrorCode.ADMIT_RECIPIENT_UNKNOWN).roles())
                .containsExactlyInAnyOrder(Role.NRC, Role.LEA);
        assertThat(listed.node(new NodeId("by"), ErrorCode.RECEIVE_PEER_UNKNOWN).relayEndpoint())
                .isEqualTo(URI.create("https://localhost:19443/soap/relay"));
        assertThat(listed.node(new NodeId("iom"), ErrorCode.RECEIVE_PEER_UNKNOWN)
                        .gatewayParty())
                .isEqualTo(new PartyId("iom-gw"));
    }

    @Test
    void givesEveryPartyKeysThatBelongToItsCertificates() {
        for (DirectoryParty party : pki.directory(CLOCK).parties()) {
            assertThat(pki.signing(party.id()).classical())
                    .isEqualTo(party.certificates().signing());
            assertThat(pki.signing(party.id()).postQuantum())
                    .isEqualTo(party.certificates().postQuantumSigning());
            assertThat(pki.decryption(party.id()).classical())
                    .isEqualTo(party.certificates().encryption());
            assertThat(pki.decryption(party.id()).postQuantum())
                    .isEqualTo(party.certificates().postQuantumEncryption());
        }
    }

    @Test
    void carriesMessageFromOneNodeToAnother() {
        Directory listed = pki.directory(CLOCK);
        TrustAnchors anchors = pki.trustAnchors();
        EnvelopeMetadata metadata = metadata();
        SealedEnvelope sealed = new Sealer(anchors, CLOCK)
                .seal(
                        metadata,
                        "<m/>".getBytes(UTF_8),
                        pki.signing(PL_SG),
                        listed.party(BY_MVD, ErrorCode.ADMIT_RECIPIENT_UNKNOWN));
        OpenedContainer opened = new Opener()
                .open(
                        metadata,
                        sealed.cms(),
                        id -> id.equals(BY_MVD) ? List.of(pki.decryption(id)) : List.of(),
                        listed,
                        anchors,
                        NOW);
        assertThat(opened.messageXml()).isEqualTo("<m/>".getBytes(UTF_8));
        Evidence evidence = new Evidence(
                EvidenceEvent.RELAY_ACCEPTANCE,
                metadata.messageId(),
                Optional.of(metadata.type()),
                PL_SG,
                Optional.of(BY_MVD),
                new PartyId("by-gw"),
                NOW,
                Optional.of(sealed.envelopeSha256()),
                Optional.empty(),
                Optional.empty());
        byte[] receipt = Receipts.sign(evidence, pki.signing(new PartyId("by-gw")));
        assertThat(Receipts.verify(receipt, listed, anchors, NOW)).isEqualTo(evidence);
    }

    @Test
    void trustsEveryClientAndRefusesEachMisuseForItsReason() {
        TrustAnchors anchors = pki.trustAnchors();
        List<X509Certificate> good = KeyFiles.certificates(pki.layout().clientCertificate(SamplePki.clientOf(PL_SG)));
        assertThat(anchors.requireTrusted(good.getFirst(), good, NOW, TrustPurpose.CLIENT))
                .isEqualTo(good.getFirst());
        Map<String, ErrorCode> misuse = Map.of(
                SamplePki.EXPIRED_CLIENT, ErrorCode.INTAKE_CERTIFICATE_EXPIRED,
                SamplePki.REVOKED_CLIENT, ErrorCode.INTAKE_CERTIFICATE_REVOKED,
                SamplePki.STRANGER_CLIENT, ErrorCode.INTAKE_CERTIFICATE_UNTRUSTED);
        misuse.forEach((name, code) -> {
            List<X509Certificate> bad = KeyFiles.certificates(pki.layout().clientCertificate(name));
            assertThatThrownBy(() -> anchors.requireTrusted(bad.getFirst(), bad, NOW, TrustPurpose.CLIENT))
                    .asInstanceOf(type(GatewayException.class))
                    .extracting(GatewayException::code)
                    .isEqualTo(code);
        });
    }

    @Test
    void refusesPartySigningCertificateAsClient() {
        List<X509Certificate> signing =
                KeyFiles.certificates(pki.layout().party(PL_SG).resolve("signing.cert.pem"));
        assertThatThrownBy(
                        () -> pki.trustAnchors().requireTrusted(signing.getFirst(), signing, NOW, TrustPurpose.CLIENT))
                .hasMessageContaining("INTAKE_CERTIFICATE_UNTRUSTED");
    }

    @Test
    void refusesDirectoryWithOneBitChanged() throws IOException {
        byte[] altered = Files.readAllBytes(pki.layout().directoryFile());
        altered[altered.length / 2] ^= 1;
        assertThatThrownBy(() -> Directory.open(altered, pki.trustAnchors(), CLOCK))
                .hasMessageContaining("OPEN_DIRECTORY_INVALID");
    }

    @Test
    void anyTwoOfTheThreeDirectoryAuthoritiesSuffice() {
        DirectoryContent content = pki.directory(CLOCK).content();
        for (int left = 1; left <= SamplePki.DIRECTORY_AUTHORITIES; left++) {
            int right = left % SamplePki.DIRECTORY_AUTHORITIES + 1;
            byte[] signed = Directory.sign(content, pki.directoryAuthority(left), pki.directoryAuthority(right));
            assertThat(Directory.open(signed, pki.trustAnchors(), CLOCK).version())
                    .isEqualTo(1);
        }
        byte[] bySignerOfParty = Directory.sign(content, pki.directoryAuthority(1), pki.signing(PL_SG));
        assertThatThrownBy(() -> Directory.open(bySignerOfParty, pki.trustAnchors(), CLOCK))
                .hasMessageContaining("OPEN_DIRECTORY_INVALID");
    }

    @Test
    void givesEveryNodeTheKeysOfItsTrailAndListsThem() {
        Directory listed = pki.directory(CLOCK);
        for (DirectoryNode node : listed.nodes()) {
            assertThat(node.trail()).contains(pki.trail(node.id()).listing());
        }
        assertThat(listed.content().witnesses()).contains(new DirectoryWitnesses(new NodeId("iom"), 1));
    }

    @Test
    void asksForNoWitnessesWhereTooFewNodesAre(@TempDir Path few) {
        List<NodeId> two = List.of(new NodeId("pl"), new NodeId("iom"));
        assertThat(SamplePlan.of(two, Map.of(), List.of()).witnesses()).isEmpty();
        assertThat(SamplePlan.standard().withoutWitnesses().witnesses()).isEmpty();
        SamplePki.generate(few, CLOCK, SamplePlan.of(two, Map.of(), List.of()));
        assertThat(SamplePki.load(few).directory(CLOCK).content().witnesses()).isEmpty();
    }

    @Test
    void issuesTheNextVersion() {
        AlgorithmPolicy onlyS2 = new AlgorithmPolicy(List.of(new AllowedSuite(Suite.S2, Optional.empty())));
        byte[] second = pki.nextDirectory(NOW, content -> content.withAlgorithms(onlyS2));
        Directory next = Directory.open(second, pki.trustAnchors(), CLOCK).requireSucceeding(pki.directory(CLOCK));
        assertThat(next.version()).isEqualTo(2);
        assertThat(next.algorithms()).isEqualTo(onlyS2);
        assertThat(next.parties()).hasSameSizeAs(pki.directory(CLOCK).parties());
        byte[] third = pki.nextDirectory(second, NOW, UnaryOperator.identity());
        assertThat(Directory.open(third, pki.trustAnchors(), CLOCK).version()).isEqualTo(3);
    }

    @Test
    void givesNodesKeyStoresThatThePlatformReads() throws Exception {
        for (DirectoryNode node : pki.directory(CLOCK).nodes()) {
            KeyStore store = open(pki.layout().nodeKeyStore(node.id()));
            assertThat(store.getKey("tls", pki.password())).isNotNull();
            X509Certificate certificate = (X509Certificate) store.getCertificate("tls");
            assertThat(certificate).isEqualTo(node.tlsCertificate());
            assertThat(certificate.getSubjectAlternativeNames())
                    .extracting(name -> (Object) name.get(1))
                    .containsExactly("localhost", "127.0.0.1", "gateway.example", "192.0.2.7");
        }
        assertThat(open(pki.layout().trustStore()).getCertificate("root"))
                .isEqualTo(pki.trustAnchors().roots().getFirst());
    }

    @Test
    void marksEveryCertificateAsSampleAndEndsItInTwoYears() throws IOException {
        Duration twoYears = Duration.ofDays(730);
        for (X509Certificate certificate : everyCertificate()) {
            assertThat(certificate.getSubjectX500Principal().getName()).contains(SampleAuthority.MARK);
            assertThat(Duration.between(
                            certificate.getNotBefore().toInstant(),
                            certificate.getNotAfter().toInstant()))
                    .isEqualTo(twoYears);
        }
    }

    @Test
    void keepsSecretsFromOtherUsers() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                boolean trail = file.getParent().endsWith("trail");
                if (trail || name.endsWith(".key.pem") || name.endsWith(".p12") || name.equals("password")) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .as(name)
                            .isEqualTo("rw-------");
                }
                if (trail || name.endsWith(".key.pem")) {
                    assertThat(Files.readString(file)).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
                }
            }
        }
    }

    @Test
    void neverOverwritesAndNeverDeletesSomethingElse(@TempDir Path other) throws IOException {
        Files.writeString(other.resolve("letter.txt"), "dear");
        assertThatThrownBy(() -> SamplePki.generate(other, CLOCK, SamplePlan.standard()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> SamplePki.delete(other)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> SamplePki.load(other)).isInstanceOf(IllegalStateException.class);
        assertThat(other.resolve("letter.txt")).exists();
    }

    private static KeyStore open(Path file) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, pki.password());
        }
        return store;
    }

    private static List<X509Certificate> everyCertificate() throws IOException {
        List<X509Certificate> certificates = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".cert.pem")).toList()) {
                certificates.addAll(KeyFiles.certificates(file));
            }
        }
        assertThat(certificates).hasSizeGreaterThan(100);
        return certificates;
    }

    private static EnvelopeMetadata metadata() {
        return new EnvelopeMetadata(
                MessageId.parse("019a5f00-0000-7000-8000-000000000001"),
                new MessageType("M01"),
                new CaseReference("0123456789ABCDEFGHJKMNPQRS"),
                1,
                PL_SG,
                BY_MVD,
                "REFERRAL",
                NOW,
                NOW.plus(Duration.ofHours(6)),
                "S2",
                new EnvelopeMetadata.Versions("1", "1", "1", "1"),
                Sha256.of(new byte[0]),
                Optional.empty());
    }
}
