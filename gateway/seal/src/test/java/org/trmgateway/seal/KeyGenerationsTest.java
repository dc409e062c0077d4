package org.trmgateway.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.seal.Refusals.assertRefused;
import static org.trmgateway.seal.TestFederation.CLOCK;
import static org.trmgateway.seal.TestFederation.GATEWAY;
import static org.trmgateway.seal.TestFederation.NOW;
import static org.trmgateway.seal.TestFederation.RECIPIENT;
import static org.trmgateway.seal.TestFederation.SENDER;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.Evidence;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;
import org.trmgateway.seal.TestFederation.Keys;

/** Keys change without a gap: both generations hold while the directory lists both, and the old one ends with the directory that drops it. */
class KeyGenerationsTest {

    private static final TestFederation FEDERATION = new TestFederation();
    private static final byte[] MESSAGE = "<message/>".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @EnumSource
    void whatEitherGenerationSignedIsAcceptedWhileBothAreListed(Suite suite) {
        Keys old = FEDERATION.keysOf(SENDER);
        Keys current = fresh();
        Directory both = listing(SENDER, current, old);
        EnvelopeMetadata metadata = FEDERATION.metadata(suite);
        for (Keys generation : List.of(old, current)) {
            byte[] cms = seal(metadata, generation, both);
            OpenedContainer opened = open(metadata, cms, List.of(FEDERATION.keysOf(RECIPIENT)), both);
            assertThat(opened.signer())
                    .isEqualTo(generation.signing().classical().certificate());
        }
    }

    @Test
    void whatADroppedGenerationSignedIsRefused() {
        Keys current = fresh();
        EnvelopeMetadata metadata = FEDERATION.metadata(Suite.S2);
        byte[] cms = seal(metadata, FEDERATION.keysOf(SENDER), FEDERATION.directory);
        Directory dropped = listing(SENDER, current);
        assertRefused(
                ErrorCode.OPEN_SIGNER_UNKNOWN,
                "signer-certificate",
                () -> open(metadata, cms, List.of(FEDERATION.keysOf(RECIPIENT)), dropped));
    }

    @Test
    void bothSignaturesAreOfOneGeneration() {
        Keys old = FEDERATION.keysOf(SENDER);
        Keys current = fresh();
        Directory both = listing(SENDER, current, old);
        SigningIdentity mixed = mixed(old, current);
        EnvelopeMetadata metadata = FEDERATION.metadata(Suite.S2);
        byte[] cms = seal(metadata, new Keys(mixed, current.decryption()), both);
        assertRefused(
                ErrorCode.OPEN_SIGNER_UNKNOWN, () -> open(metadata, cms, List.of(FEDERATION.keysOf(RECIPIENT)), both));
    }

    @ParameterizedTest
    @EnumSource
    void messagesAreSealedToTheCurrentKeysAndOlderOnesStillOpen(Suite suite) {
        Keys old = FEDERATION.keysOf(RECIPIENT);
        Keys current = fresh();
        Directory both = listing(RECIPIENT, current, old);
        EnvelopeMetadata metadata = FEDERATION.metadata(suite);
        byte[] before = seal(metadata, FEDERATION.keysOf(SENDER), FEDERATION.directory);
        byte[] after = seal(metadata, FEDERATION.keysOf(SENDER), both);

        assertThat(open(metadata, before, List.of(current, old), both).messageXml())
                .isEqualTo(MESSAGE);
        assertThat(open(metadata, after, List.of(current, old), both).messageXml())
                .isEqualTo(MESSAGE);
        assertThat(open(metadata, after, List.of(current), both).messageXml()).isEqualTo(MESSAGE);
        assertRefused(ErrorCode.OPEN_ADDRESSEE_WRONG, () -> open(metadata, after, List.of(old), both));
        assertRefused(ErrorCode.OPEN_ADDRESSEE_WRONG, () -> open(metadata, before, List.of(current), both));
    }

    @Test
    void anAlteredEnvelopeIsNotTriedWithTheNextKeys() {
        EnvelopeMetadata metadata = FEDERATION.metadata(Suite.S2);
        byte[] cms = seal(metadata, FEDERATION.keysOf(SENDER), FEDERATION.directory);
        cms[cms.length - 1] ^= 1;
        assertRefused(
                ErrorCode.OPEN_DECRYPTION_FAILED,
                "tag",
                () -> open(metadata, cms, List.of(FEDERATION.keysOf(RECIPIENT), fresh()), FEDERATION.directory));
    }

    @Test
    void receiptsOfEveryListedGenerationOfAGatewayVerify() {
        Keys current = fresh();
        byte[] receipt = Receipts.sign(evidence(), FEDERATION.keysOf(GATEWAY).signing());
        Directory both = listing(GATEWAY, current, FEDERATION.keysOf(GATEWAY));
        assertThat(Receipts.verify(receipt, both, FEDERATION.anchors, NOW)).isEqualTo(evidence());
        assertThat(Receipts.verify(Receipts.sign(evidence(), current.signing()), both, FEDERATION.anchors, NOW))
                .isEqualTo(evidence());
        Directory dropped = listing(GATEWAY, current);
        assertRefused(ErrorCode.OPEN_SIGNER_UNKNOWN, () -> Receipts.verify(receipt, dropped, FEDERATION.anchors, NOW));
    }

    @Test
    void sealedPartsOfBothGenerationsOpen() {
        Keys old = FEDERATION.keysOf(RECIPIENT);
        Keys current = fresh();
        PartSealer sealer = new PartSealer(FEDERATION.anchors, CLOCK);
        PartBinding binding = new PartBinding(TestFederation.MESSAGE_ID, SENDER, RECIPIENT);
        byte[] before = sealer.seal(MESSAGE, FEDERATION.party(RECIPIENT), binding);
        byte[] after = sealer.seal(
                MESSAGE, listing(RECIPIENT, current, old).party(RECIPIENT, ErrorCode.OPEN_ADDRESSEE_WRONG), binding);
        List<DecryptionIdentity> held = List.of(current.decryption(), old.decryption());
        assertThat(PartSealer.open(before, held, binding)).isEqualTo(MESSAGE);
        assertThat(PartSealer.open(after, held, binding)).isEqualTo(MESSAGE);
    }

    @Test
    void aNodeMayShowEitherOfTwoTlsCertificates() {
        KeyPair next = TestAuthority.ellipticCurve();
        X509Certificate certificate = FEDERATION.authority.issue(
                "by",
                next.getPublic(),
                KeyUsage.digitalSignature,
                Optional.of(TrustPurpose.Usage.CLIENT_AUTHENTICATION));
        DirectoryNode by = FEDERATION.content.nodes().get(1);
        DirectoryNode changing = new DirectoryNode(
                by.id(),
                by.country(),
                by.relayEndpoint(),
                List.of(certificate, by.tlsCertificate()),
                by.gatewayParty(),
                Optional.of("by-2026.2"),
                Optional.of("2026-11"),
                Optional.empty());
        Directory directory = FEDERATION.open(
                FEDERATION.content.withNodes(List.of(FEDERATION.content.nodes().getFirst(), changing)));
        assertThat(directory.nodeOfTlsCertificate(certificate, ErrorCode.RECEIVE_PEER_UNKNOWN))
                .isEqualTo(changing);
        assertThat(directory.nodeOfTlsCertificate(by.tlsCertificate(), ErrorCode.RECEIVE_PEER_UNKNOWN))
                .isEqualTo(changing);
        assertThat(changing.tlsCertificate()).isEqualTo(certificate);
    }

    @Test
    void refusesAKeyThatIsListedInTwoGenerations() {
        Keys old = FEDERATION.keysOf(SENDER);
        byte[] doubled = FEDERATION.sign(content(SENDER, old, old));
        assertRefused(
                ErrorCode.OPEN_DIRECTORY_INVALID,
                "listed-twice",
                () -> Directory.open(doubled, FEDERATION.anchors, CLOCK));
    }

    private static Keys fresh() {
        return new Keys(FEDERATION.signing(Optional.empty()), FEDERATION.decryption());
    }

    /** Classical key of one generation, post-quantum key of another; the reader sees only certificates, so the private keys can be anybody's. */
    private static SigningIdentity mixed(Keys classical, Keys postQuantum) {
        return SigningIdentity.of(
                classical.signing().classicalKey(),
                chain(classical.signing().classical()),
                postQuantum.signing().postQuantumKey(),
                chain(postQuantum.signing().postQuantum()));
    }

    private static List<X509Certificate> chain(KnownCertificate certificate) {
        return List.of(certificate.certificate(), certificate.issuers().getFirst());
    }

    private static DirectoryContent content(PartyId changing, Keys... generations) {
        List<PartyCertificates> listed =
                List.of(generations).stream().map(TestFederation::certificates).toList();
        return FEDERATION.content.withParties(FEDERATION.content.parties().stream()
                .map(party -> party.id().equals(changing) ? party.withGenerations(listed) : party)
                .toList());
    }

    private static Directory listing(PartyId changing, Keys... generations) {
        return FEDERATION.open(content(changing, generations));
    }

    private static byte[] seal(EnvelopeMetadata metadata, Keys signer, Directory directory) {
        return new Sealer(FEDERATION.anchors, CLOCK)
                .seal(
                        metadata,
                        MESSAGE,
                        signer.signing(),
                        directory.party(RECIPIENT, ErrorCode.ADMIT_RECIPIENT_UNKNOWN))
                .cms();
    }

    private static OpenedContainer open(EnvelopeMetadata metadata, byte[] cms, List<Keys> held, Directory directory) {
        return new Opener()
                .open(
                        metadata,
                        cms,
                        party -> held.stream().map(Keys::decryption).toList(),
                        directory,
                        FEDERATION.anchors,
                        NOW);
    }

    private static Evidence evidence() {
        return new Evidence(
                EvidenceEvent.SUBMISSION_ACCEPTANCE,
                TestFederation.MESSAGE_ID,
                Optional.of(new MessageType("M01")),
                SENDER,
                Optional.of(RECIPIENT),
                GATEWAY,
                NOW,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
