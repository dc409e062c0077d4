package org.trmgateway.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.trmgateway.seal.Refusals.assertRefused;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;

/**
 * What an attacker can do who has good keys of the federation, or good messages of others: put one thing in the place of another. Each attack
 * has a name, and the code that meets it.
 */
class SubstitutionTest {

    private static final TestFederation FEDERATION = new TestFederation();
    private static final Instant NOW = TestFederation.NOW;
    private static final byte[] MESSAGE = "<m01/>".getBytes(UTF_8);
    private static final MessageId OTHER_ID = MessageId.parse("019a5f00-0000-7000-8000-0000000000ff");
    private static final EnvelopeMetadata GOOD = FEDERATION.metadata(Suite.S2);
    private static final int SUPERSEDED = 4;
    private static final int KEY_COMPROMISE = 1;

    record Attack(String name, ErrorCode code, ThrowingCallable tried) {

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource({"envelopes", "suites", "signers", "parts", "receipts", "documents"})
    void refuses(Attack attack) {
        assertRefused(attack.code(), attack.tried());
    }

    private static Stream<Attack> envelopes() {
        return Stream.of(
                new Attack(
                        "signed anew by another valid party",
                        ErrorCode.OPEN_SIGNER_UNKNOWN,
                        () -> open(GOOD, encrypted(container(GOOD, TestFederation.BYSTANDER)))),
                new Attack(
                        "signed anew by another party, which says it is the sender",
                        ErrorCode.OPEN_METADATA_MISMATCH,
                        () -> open(
                                TestFederation.changed(
                                        GOOD, GOOD.messageId(), TestFederation.BYSTANDER, GOOD.to(), "S2"),
                                encrypted(container(GOOD, TestFederation.BYSTANDER)))),
                new Attack("forwarded by its recipient to somebody else", ErrorCode.OPEN_METADATA_MISMATCH, () -> {
                    EnvelopeMetadata forwarded =
                            TestFederation.changed(GOOD, GOOD.messageId(), GOOD.from(), TestFederation.BYSTANDER, "S2");
                    open(
                            forwarded,
                            NestedEncryption.encrypt(
                                    container(GOOD, GOOD.from()),
                                    FEDERATION.party(TestFederation.BYSTANDER).certificates(),
                                    Suite.S2));
                }),
                new Attack(
                        "handed to somebody else as it is",
                        ErrorCode.OPEN_ADDRESSEE_WRONG,
                        () -> open(
                                TestFederation.changed(
                                        GOOD, GOOD.messageId(), GOOD.from(), TestFederation.BYSTANDER, "S2"),
                                sealed(GOOD))),
                new Attack(
                        "played back under a new message id",
                        ErrorCode.OPEN_METADATA_MISMATCH,
                        () -> open(TestFederation.changed(GOOD, OTHER_ID, GOOD.from(), GOOD.to(), "S2"), sealed(GOOD))),
                new Attack(
                        "played back after it expired",
                        ErrorCode.OPEN_EXPIRED,
                        () -> open(GOOD, sealed(GOOD), FEDERATION.anchors, GOOD.expires())),
                new Attack(
                        "with the metadata of another message under the signature",
                        ErrorCode.OPEN_METADATA_MISMATCH,
                        () -> open(
                                GOOD,
                                encrypted(container(
                                        TestFederation.changed(GOOD, OTHER_ID, GOOD.from(), GOOD.to(), "S2"),
                                        GOOD.from())))),
                new Attack(
                        "with the message of another container",
                        ErrorCode.OPEN_CONTAINER_MALFORMED,
                        () -> open(GOOD, encrypted(exchanged(Sealer.MESSAGE_FILE, "<m02/>".getBytes(UTF_8))))));
    }

    private static Stream<Attack> suites() {
        return Stream.of(
                new Attack(
                        "stripped of the post-quantum signature",
                        ErrorCode.OPEN_SIGNATURE_INVALID,
                        () -> open(GOOD, encrypted(write(GOOD, GOOD.from(), Suite.S1)))),
                new Attack(
                        "stripped of the post-quantum layer",
                        ErrorCode.OPEN_ALGORITHM_FORBIDDEN,
                        () -> open(GOOD, innerLayer())),
                new Attack(
                        "stripped of the post-quantum layer and called S1",
                        ErrorCode.OPEN_SIGNATURE_INVALID,
                        () -> open(
                                TestFederation.changed(GOOD, GOOD.messageId(), GOOD.from(), GOOD.to(), "S1"),
                                innerLayer())),
                new Attack(
                        "stripped of everything post-quantum and called S1",
                        ErrorCode.OPEN_METADATA_MISMATCH,
                        () -> open(
                                TestFederation.changed(GOOD, GOOD.messageId(), GOOD.from(), GOOD.to(), "S1"),
                                NestedEncryption.encrypt(write(GOOD, GOOD.from(), Suite.S1), recipient(), Suite.S1))),
                new Attack(
                        "with a post-quantum signature by another party",
                        ErrorCode.OPEN_SIGNER_UNKNOWN,
                        () -> open(GOOD, encrypted(SignedContainer.write(files(GOOD), mixedSigner(), Suite.S2, NOW)))));
    }

    private static Stream<Attack> signers() {
        X509Certificate sender =
                FEDERATION.party(TestFederation.SENDER).certificates().signing().certificate();
        return Stream.of(
                new Attack(
                        "by a signer who is not in the directory",
                        ErrorCode.OPEN_SIGNER_UNKNOWN,
                        () -> open(
                                GOOD,
                                encrypted(SignedContainer.write(
                                        files(GOOD), FEDERATION.signing(Optional.empty()), Suite.S2, NOW)))),
                new Attack(
                        "in the name of a party that is not in the directory",
                        ErrorCode.OPEN_SIGNER_UNKNOWN,
                        () -> open(
                                TestFederation.changed(
                                        GOOD, GOOD.messageId(), new PartyId("xx-nobody"), GOOD.to(), "S2"),
                                sealed(GOOD))),
                new Attack(
                        "by a signer who was revoked before it was signed",
                        ErrorCode.OPEN_SIGNER_REVOKED,
                        () -> open(GOOD, sealed(GOOD), revoked(sender, SUPERSEDED, NOW.minusSeconds(60)), NOW)),
                new Attack(
                        "by a signer who was revoked after it was signed and before it came",
                        ErrorCode.OPEN_SIGNER_REVOKED,
                        () -> open(
                                GOOD,
                                sealed(GOOD),
                                revoked(sender, SUPERSEDED, NOW.plusSeconds(60)),
                                NOW.plusSeconds(120))),
                new Attack(
                        "by a signer whose key was stolen, whenever that was noticed",
                        ErrorCode.OPEN_SIGNER_REVOKED,
                        () -> open(GOOD, sealed(GOOD), revoked(sender, KEY_COMPROMISE, NOW.plusSeconds(3600)), NOW)));
    }

    private static Stream<Attack> parts() {
        PartBinding binding = new PartBinding(GOOD.messageId(), TestFederation.SENDER, TestFederation.RECIPIENT);
        byte[] part = new PartSealer(FEDERATION.anchors, TestFederation.CLOCK)
                .seal(MESSAGE, FEDERATION.party(TestFederation.RECIPIENT), binding);
        DecryptionIdentity own = FEDERATION.decryption(TestFederation.RECIPIENT).getFirst();
        return Stream.of(
                new Attack(
                        "a part moved into another message",
                        ErrorCode.OPEN_METADATA_MISMATCH,
                        () -> PartSealer.open(part, own, new PartBinding(OTHER_ID, binding.from(), binding.to()))),
                new Attack(
                        "a part in the place of an envelope",
                        ErrorCode.OPEN_CONTAINER_MALFORMED,
                        () -> open(GOOD, part)),
                new Attack(
                        "an envelope in the place of a part",
                        ErrorCode.OPEN_METADATA_MISMATCH,
                        () -> PartSealer.open(sealed(GOOD), own, binding)));
    }

    private static Stream<Attack> receipts() {
        byte[] receipt = receipt(TestFederation.GATEWAY, TestFederation.GATEWAY);
        X509Certificate gateway = FEDERATION
                .party(TestFederation.GATEWAY)
                .certificates()
                .signing()
                .certificate();
        return Stream.of(
                new Attack(
                        "a receipt of a party that is no gateway",
                        ErrorCode.OPEN_SIGNER_UNKNOWN,
                        () -> verify(receipt(TestFederation.RECIPIENT, TestFederation.RECIPIENT), NOW)),
                new Attack(
                        "a receipt in the name of another gateway",
                        ErrorCode.OPEN_METADATA_MISMATCH,
                        () -> verify(receipt(TestFederation.GATEWAY, new PartyId("pl-gw")), NOW)),
                new Attack(
                        "a receipt with the evidence of another message",
                        ErrorCode.OPEN_CONTAINER_MALFORMED,
                        () -> verify(exchangedEvidence(receipt), NOW)),
                new Attack(
                        "a signed message in the place of a receipt",
                        ErrorCode.OPEN_CONTAINER_MALFORMED,
                        () -> verify(container(GOOD, TestFederation.GATEWAY), NOW)),
                new Attack(
                        "a receipt in the place of a message",
                        ErrorCode.OPEN_CONTAINER_MALFORMED,
                        () -> open(GOOD, encrypted(receipt))),
                new Attack(
                        "a receipt by a gateway that was revoked before",
                        ErrorCode.OPEN_SIGNER_REVOKED,
                        () -> Receipts.verify(
                                receipt,
                                FEDERATION.directory,
                                revoked(gateway, SUPERSEDED, NOW.minusSeconds(60)),
                                NOW)),
                new Attack(
                        "a receipt by a gateway whose key was found stolen later",
                        ErrorCode.OPEN_SIGNER_REVOKED,
                        () -> Receipts.verify(
                                receipt,
                                FEDERATION.directory,
                                revoked(gateway, KEY_COMPROMISE, NOW.plus(Duration.ofDays(5))),
                                NOW)));
    }

    private static Stream<Attack> documents() {
        KeyPair keys = TestAuthority.ellipticCurve();
        X509Certificate officer = officer(keys, "officer");
        X509Certificate again = officer(keys, "the officer's key under another name");
        byte[] approval = ApprovalSignature.sign(keys.getPrivate(), officer, MESSAGE, NOW);
        return Stream.of(
                new Attack(
                        "an approval of another document by the same officer",
                        ErrorCode.OPEN_SIGNATURE_INVALID,
                        () -> ApprovalSignature.verify(approval, officer, "<m02/>".getBytes(UTF_8))),
                new Attack(
                        "an approval under another certificate of the same key",
                        ErrorCode.OPEN_SIGNER_UNKNOWN,
                        () -> ApprovalSignature.verify(approval, again, MESSAGE)),
                new Attack(
                        "a signed directory in the place of a receipt",
                        ErrorCode.OPEN_CONTAINER_MALFORMED,
                        () -> verify(container("directory.xml", TestFederation.GATEWAY), NOW)));
    }

    private static void open(EnvelopeMetadata outside, byte[] cms) {
        open(outside, cms, FEDERATION.anchors, NOW);
    }

    private static void open(EnvelopeMetadata outside, byte[] cms, TrustAnchors anchors, Instant at) {
        new Opener().open(outside, cms, FEDERATION::decryption, FEDERATION.directory, anchors, at);
    }

    private static void verify(byte[] receipt, Instant at) {
        Receipts.verify(receipt, FEDERATION.directory, FEDERATION.anchors, at);
    }

    private static byte[] sealed(EnvelopeMetadata metadata) {
        return encrypted(container(metadata, metadata.from()));
    }

    private static byte[] encrypted(byte[] container) {
        return NestedEncryption.encrypt(container, recipient(), Suite.S2);
    }

    private static PartyCertificates recipient() {
        return FEDERATION.party(TestFederation.RECIPIENT).certificates();
    }

    private static byte[] innerLayer() {
        return NestedEncryption.decryptOuter(
                sealed(GOOD), FEDERATION.decryption(TestFederation.RECIPIENT).getFirst());
    }

    private static byte[] container(EnvelopeMetadata metadata, PartyId signer) {
        return write(metadata, signer, Suite.S2);
    }

    private static byte[] container(String name, PartyId signer) {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        files.put(name, MESSAGE);
        return SignedContainer.write(files, FEDERATION.keysOf(signer).signing(), Suite.S2, NOW);
    }

    private static byte[] write(EnvelopeMetadata metadata, PartyId signer, Suite suite) {
        return SignedContainer.write(files(metadata), FEDERATION.keysOf(signer).signing(), suite, NOW);
    }

    private static SequencedMap<String, byte[]> files(EnvelopeMetadata metadata) {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        files.put(Sealer.MESSAGE_FILE, MESSAGE);
        files.put(Sealer.METADATA_FILE, MetadataXml.write(new MetadataXml.Signed(metadata, Nonce.fresh())));
        return files;
    }

    private static byte[] exchanged(String name, byte[] content) {
        SequencedMap<String, byte[]> entries = StoredZip.read(container(GOOD, GOOD.from()));
        entries.put(name, content);
        return StoredZip.write(entries);
    }

    private static byte[] receipt(PartyId signer, PartyId issuer) {
        return Receipts.sign(
                ReceiptsTest.evidence(EvidenceEvent.RELAY_ACCEPTANCE, issuer),
                FEDERATION.keysOf(signer).signing());
    }

    private static byte[] exchangedEvidence(byte[] receipt) {
        SequencedMap<String, byte[]> entries = StoredZip.read(receipt);
        String evidence =
                new String(Optional.ofNullable(entries.get(Receipts.FILE)).orElseThrow(), UTF_8);
        entries.put(
                Receipts.FILE,
                evidence.replace(TestFederation.MESSAGE_ID.toString(), OTHER_ID.toString())
                        .getBytes(UTF_8));
        return StoredZip.write(entries);
    }

    /** The sender's elliptic-curve key beside somebody else's ML-DSA key. */
    private static SigningIdentity mixedSigner() {
        SigningIdentity sender = FEDERATION.keysOf(TestFederation.SENDER).signing();
        SigningIdentity other = FEDERATION.keysOf(TestFederation.BYSTANDER).signing();
        return SigningIdentity.of(
                sender.classicalKey(),
                FEDERATION.authority.chain(sender.classical().certificate()),
                other.postQuantumKey(),
                FEDERATION.authority.chain(other.postQuantum().certificate()));
    }

    private static TrustAnchors revoked(X509Certificate certificate, int reason, Instant at) {
        return FEDERATION.anchorsWith(FEDERATION.authority.revocationList(Map.of(certificate, reason), at));
    }

    private static X509Certificate officer(KeyPair keys, String name) {
        return FEDERATION.authority.issue(name, keys.getPublic(), KeyUsage.digitalSignature, Optional.empty());
    }
}
