package org.trmgateway.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.seal.Refusals.assertRefused;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;

class SealerAndOpenerTest {

    private static final TestFederation FEDERATION = new TestFederation();
    private static final byte[] MESSAGE = "<m01 xmlns=\"urn:example\">zażółć</m01>".getBytes(UTF_8);
    private static final Instant NOW = TestFederation.NOW;

    private final Sealer sealer = new Sealer(FEDERATION.anchors, TestFederation.CLOCK);
    private final Opener opener = new Opener();

    @ParameterizedTest
    @EnumSource
    void opensWhatWasSealed(Suite suite) {
        EnvelopeMetadata metadata = FEDERATION.metadata(suite);
        SealedEnvelope sealed = seal(metadata);
        OpenedContainer opened = open(metadata, sealed.cms());
        assertThat(opened.messageXml()).isEqualTo(MESSAGE);
        assertThat(opened.metadata()).isEqualTo(metadata);
        assertThat(opened.nonce()).isEqualTo(sealed.nonce());
        assertThat(opened.containerSha256()).isEqualTo(sealed.containerSha256());
        assertThat(sealed.envelopeSha256()).isEqualTo(Sha256.of(sealed.cms()));
        assertThat(opened.signer())
                .isEqualTo(FEDERATION
                        .party(TestFederation.SENDER)
                        .certificates()
                        .signing()
                        .certificate());
    }

    @Test
    void sealsTheSameMessageDifferentlyEachTime() {
        EnvelopeMetadata metadata = FEDERATION.metadata(Suite.S2);
        SealedEnvelope one = seal(metadata);
        SealedEnvelope other = seal(metadata);
        assertThat(one.cms()).isNotEqualTo(other.cms());
        assertThat(one.nonce()).isNotEqualTo(other.nonce());
    }

    @Test
    void refusesEnvelopeForPartyNotHeldHere() {
        EnvelopeMetadata metadata = FEDERATION.metadata(Suite.S2);
        byte[] cms = seal(metadata).cms();
        assertRefused(
                ErrorCode.OPEN_ADDRESSEE_WRONG,
                () -> opener.open(metadata, cms, id -> List.of(), FEDERATION.directory, FEDERATION.anchors, NOW));
    }

    @Test
    void refusesEnvelopeEncryptedToAnotherPartysKeys() {
        EnvelopeMetadata metadata = FEDERATION.metadata(Suite.S2);
        byte[] cms = seal(metadata).cms();
        assertRefused(
                ErrorCode.OPEN_ADDRESSEE_WRONG,
                "post-quantum-recipient",
                () -> opener.open(
                        metadata,
                        cms,
                        id -> FEDERATION.decryption(TestFederation.BYSTANDER),
                        FEDERATION.directory,
                        FEDERATION.anchors,
                        NOW));
    }

    @Test
    void refusesEnvelopeLargerThanTheBound() {
        byte[] huge = new byte[Opener.LARGEST_ENVELOPE + 1];
        assertRefused(ErrorCode.RECEIVE_TOO_LARGE, () -> open(FEDERATION.metadata(Suite.S2), huge));
    }

    @Test
    void refusesEverySampledBitFlipWithACodeOfOurs() {
        EnvelopeMetadata metadata = FEDERATION.metadata(Suite.S2);
        byte[] cms = seal(metadata).cms();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(42);
        // The whole structure before the ciphertext, bit by bit; then samples of the rest.
        for (int bit = 0; bit < 120 * 8; bit++) {
            refuseFlipped(metadata, cms, bit);
        }
        for (int i = 0; i < 1500; i++) {
            refuseFlipped(metadata, cms, random.nextInt(cms.length * 8));
        }
    }

    @Test
    void refusesEverySampledBitFlipOfTheInnerLayer() {
        EnvelopeMetadata metadata = FEDERATION.metadata(Suite.S1);
        // Several envelopes: whether a flip matters can depend on the ephemeral key, which is new each time.
        for (int i = 0; i < 6; i++) {
            byte[] cms = seal(metadata).cms();
            for (int bit = 0; bit < 320 * 8; bit++) {
                refuseFlipped(metadata, cms, bit);
            }
        }
    }

    @Test
    void refusesTruncatedAndExtendedEnvelope() {
        EnvelopeMetadata metadata = FEDERATION.metadata(Suite.S2);
        byte[] cms = seal(metadata).cms();
        for (int length = 0; length < cms.length; length += 97) {
            byte[] cut = Arrays.copyOf(cms, length);
            assertRefused(() -> open(metadata, cut));
        }
        byte[] longer = Arrays.copyOf(cms, cms.length + 1);
        assertRefused(() -> open(metadata, longer));
    }

    @Test
    void refusesGarbage() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        for (int i = 0; i < 200; i++) {
            byte[] garbage = new byte[random.nextInt(300)];
            random.nextBytes(garbage);
            assertRefused(() -> open(FEDERATION.metadata(Suite.S2), garbage));
        }
    }

    @Test
    void refusesMessageWhosePostQuantumSignatureWasStripped() {
        EnvelopeMetadata metadata = FEDERATION.metadata(Suite.S2);
        byte[] container = container(metadata, TestFederation.SENDER, Suite.S1);
        assertRefused(
                ErrorCode.OPEN_SIGNATURE_INVALID, "post-quantum-signature", () -> open(metadata, encrypt(container)));
    }

    @Test
    void refusesMessageSignedAnewByAnotherValidParty() {
        EnvelopeMetadata metadata = FEDERATION.metadata(Suite.S2);
        byte[] container = container(metadata, TestFederation.BYSTANDER, Suite.S2);
        assertRefused(ErrorCode.OPEN_SIGNER_UNKNOWN, () -> open(metadata, encrypt(container)));
    }

    @Test
    void refusesMessageWhosePostQuantumSignerIsAnotherParty() {
        EnvelopeMetadata metadata = FEDERATION.metadata(Suite.S2);
        SigningIdentity sender = FEDERATION.keysOf(TestFederation.SENDER).signing();
        SigningIdentity other = FEDERATION.keysOf(TestFederation.BYSTANDER).signing();
        SigningIdentity mixed = SigningIdentity.of(
                sender.classicalKey(),
                FEDERATION.authority.chain(sender.classical().certificate()),
                other.postQuantumKey(),
                FEDERATION.authority.chain(other.postQuantum().certificate()));
        byte[] container = SignedContainer.write(files(metadata), mixed, Suite.S2, NOW);
        assertRefused(ErrorCode.OPEN_SIGNER_UNKNOWN, () -> open(metadata, encrypt(container)));
    }

    @Test
    void refusesSenderNotInTheDirectory() {
        EnvelopeMetadata metadata = FEDERATION.metadata(Suite.S2);
        byte[] cms = seal(metadata).cms();
        EnvelopeMetadata forged = with(metadata, new PartyId("xx-nobody"), metadata.to(), "S2");
        assertRefused(ErrorCode.OPEN_SIGNER_UNKNOWN, () -> open(forged, cms));
    }

    @Test
    void refusesEnvelopeWhoseSignerIsRevoked() {
        EnvelopeMetadata metadata = FEDERATION.metadata(Suite.S2);
        byte[] cms = seal(metadata).cms();
        for (KnownCertificate revoked : List.of(
                FEDERATION.party(TestFederation.SENDER).certificates().signing(),
                FEDERATION.party(TestFederation.SENDER).certificates().postQuantumSigning())) {
            TrustAnchors anchors = FEDERATION.anchorsWith(
                    FEDERATION.authority.revocationList(Map.of(revoked.certificate(), 4), NOW.minusSeconds(60)));
            assertRefused(
                    ErrorCode.OPEN_SIGNER_REVOKED,
                    () -> opener.open(metadata, cms, FEDERATION::decryption, FEDERATION.directory, anchors, NOW));
        }
    }

    @Test
    void refusesEnvelopeWhoseSignerHasExpired() {
        EnvelopeMetadata metadata = FEDERATION.metadata(Suite.S2);
        byte[] cms = seal(metadata).cms();
        assertRefused(
                ErrorCode.OPEN_SIGNER_EXPIRED,
                () -> opener.open(
                        metadata,
                        cms,
                        FEDERATION::decryption,
                        FEDERATION.directory,
                        FEDERATION.anchors,
                        TestAuthority.UNTIL.plusSeconds(1)));
    }

    @Test
    void refusesSuiteBelowTheFloorOfEitherParty() {
        EnvelopeMetadata toStrict =
                with(FEDERATION.metadata(Suite.S1), TestFederation.SENDER, TestFederation.BYSTANDER, "S1");
        byte[] container = container(toStrict, TestFederation.SENDER, Suite.S1);
        byte[] cms = NestedEncryption.encrypt(
                container, FEDERATION.party(TestFederation.BYSTANDER).certificates(), Suite.S1);
        assertRefused(ErrorCode.OPEN_SUITE_BELOW_FLOOR, () -> open(toStrict, cms));
        EnvelopeMetadata fromStrict =
                with(FEDERATION.metadata(Suite.S1), TestFederation.BYSTANDER, TestFederation.RECIPIENT, "S1");
        assertRefused(ErrorCode.OPEN_SUITE_BELOW_FLOOR, () -> open(fromStrict, cms));
    }

    @Test
    void refusesUnknownSuite() {
        EnvelopeMetadata metadata = FEDERATION.metadata(Suite.S2);
        byte[] cms = seal(metadata).cms();
        assertRefused(
                ErrorCode.OPEN_ALGORITHM_FORBIDDEN,
                () -> open(with(metadata, metadata.from(), metadata.to(), "S0"), cms));
    }

    @Test
    void refusesToSealBelowTheRecipientsFloorOrForSomebodyElse() {
        EnvelopeMetadata metadata =
                with(FEDERATION.metadata(Suite.S1), TestFederation.SENDER, TestFederation.BYSTANDER, "S1");
        SigningIdentity signer = FEDERATION.keysOf(TestFederation.SENDER).signing();
        assertRefused(
                ErrorCode.SEAL_SUITE_FORBIDDEN,
                () -> sealer.seal(metadata, MESSAGE, signer, FEDERATION.party(TestFederation.BYSTANDER)));
        assertRefused(
                ErrorCode.SEAL_FAILED,
                () -> sealer.seal(metadata, MESSAGE, signer, FEDERATION.party(TestFederation.RECIPIENT)));
    }

    @Test
    void refusesToSealToRevokedKey() {
        KnownCertificate stolen =
                FEDERATION.party(TestFederation.RECIPIENT).certificates().postQuantumEncryption();
        TrustAnchors anchors = FEDERATION.anchorsWith(
                FEDERATION.authority.revocationList(Map.of(stolen.certificate(), 1), NOW.minusSeconds(60)));
        assertRefused(
                ErrorCode.SEAL_KEY_UNAVAILABLE,
                () -> new Sealer(anchors, TestFederation.CLOCK)
                        .seal(
                                FEDERATION.metadata(Suite.S2),
                                MESSAGE,
                                FEDERATION.keysOf(TestFederation.SENDER).signing(),
                                FEDERATION.party(TestFederation.RECIPIENT)));
    }

    @Test
    void refusesOutsideThatDiffersFromTheInsideInAnyField() {
        EnvelopeMetadata signed = FEDERATION.metadata(Suite.S2);
        byte[] cms = seal(signed).cms();
        MessageId otherId = MessageId.parse("019a5f00-0000-7000-8000-0000000000ff");
        CaseReference otherCase = new CaseReference("0123456789ABCDEFGHJKMNPQRT");
        EnvelopeMetadata.Versions versions = new EnvelopeMetadata.Versions("pl-2026.1", "3", "2", "2026-12");
        Map<String, EnvelopeMetadata> outsides = new LinkedHashMap<>();
        outsides.put("messageId", copy(signed, otherId, signed.type(), signed.caseReference(), 3));
        outsides.put("type", copy(signed, signed.messageId(), new MessageType("M02"), signed.caseReference(), 3));
        outsides.put("caseReference", copy(signed, signed.messageId(), signed.type(), otherCase, 3));
        outsides.put("sequence", copy(signed, signed.messageId(), signed.type(), signed.caseReference(), 4));
        outsides.put("purpose", copy(signed, "RETURN", signed.created(), signed.expires(), signed.versions()));
        outsides.put(
                "created",
                copy(signed, signed.purpose(), signed.created().minusMillis(1), signed.expires(), signed.versions()));
        outsides.put(
                "expires",
                copy(
                        signed,
                        signed.purpose(),
                        signed.created(),
                        signed.expires().plusMillis(1),
                        signed.versions()));
        outsides.put("versions", copy(signed, signed.purpose(), signed.created(), signed.expires(), versions));
        outsides.put("originalSha256", copy(signed, Sha256.of(new byte[0]), signed.inReplyTo()));
        outsides.put("inReplyTo", copy(signed, signed.originalSha256(), Optional.empty()));
        outsides.forEach((field, outside) ->
                assertRefused(ErrorCode.OPEN_METADATA_MISMATCH, "field=" + field, () -> open(outside, cms)));
    }

    @Test
    void refusesExpiredMessage() {
        EnvelopeMetadata metadata = FEDERATION.metadata(Suite.S2);
        byte[] cms = seal(metadata).cms();
        assertRefused(
                ErrorCode.OPEN_EXPIRED,
                "expires",
                () -> opener.open(
                        metadata,
                        cms,
                        FEDERATION::decryption,
                        FEDERATION.directory,
                        FEDERATION.anchors,
                        metadata.expires()));
    }

    @Test
    void refusesMessageFromTheFuture() {
        EnvelopeMetadata metadata = FEDERATION.metadata(Suite.S2);
        byte[] cms = seal(metadata).cms();
        Instant past = NOW.minus(Opener.CLOCK_SKEW).minus(Duration.ofSeconds(1));
        assertRefused(
                ErrorCode.OPEN_EXPIRED,
                "freshness",
                () -> opener.open(
                        metadata, cms, FEDERATION::decryption, FEDERATION.directory, FEDERATION.anchors, past));
    }

    @Test
    void refusesMessageWhoseSignatureIsOlderThanItself() {
        EnvelopeMetadata metadata = FEDERATION.metadata(Suite.S2);
        byte[] container = SignedContainer.write(
                files(metadata),
                FEDERATION.keysOf(TestFederation.SENDER).signing(),
                Suite.S2,
                NOW.minus(Duration.ofHours(1)));
        assertRefused(ErrorCode.OPEN_EXPIRED, "signing-time", () -> open(metadata, encrypt(container)));
    }

    @Test
    void refusesContainerWithAnotherFile() {
        EnvelopeMetadata metadata = FEDERATION.metadata(Suite.S2);
        SequencedMap<String, byte[]> files = files(metadata);
        files.put("extra.xml", MESSAGE);
        byte[] container = SignedContainer.write(
                files, FEDERATION.keysOf(TestFederation.SENDER).signing(), Suite.S2, NOW);
        assertRefused(ErrorCode.OPEN_CONTAINER_MALFORMED, "container-files", () -> open(metadata, encrypt(container)));
    }

    @Test
    void neverPrintsSecrets() {
        SealedEnvelope sealed = seal(FEDERATION.metadata(Suite.S2));
        assertThat(sealed.nonce()).hasToString("***");
        assertThat(FEDERATION.keysOf(TestFederation.SENDER).signing().toString())
                .doesNotContainIgnoringCase("private");
    }

    private SealedEnvelope seal(EnvelopeMetadata metadata) {
        return sealer.seal(
                metadata,
                MESSAGE,
                FEDERATION.keysOf(TestFederation.SENDER).signing(),
                FEDERATION.party(TestFederation.RECIPIENT));
    }

    private OpenedContainer open(EnvelopeMetadata metadata, byte[] cms) {
        return opener.open(metadata, cms, FEDERATION::decryption, FEDERATION.directory, FEDERATION.anchors, NOW);
    }

    private void refuseFlipped(EnvelopeMetadata metadata, byte[] cms, int bit) {
        byte[] flipped = cms.clone();
        flipped[bit / 8] ^= (byte) (1 << (bit % 8));
        assertRefused(() -> open(metadata, flipped));
    }

    private static SequencedMap<String, byte[]> files(EnvelopeMetadata metadata) {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        files.put(Sealer.MESSAGE_FILE, MESSAGE);
        files.put(Sealer.METADATA_FILE, MetadataXml.write(new MetadataXml.Signed(metadata, Nonce.fresh())));
        return files;
    }

    private static byte[] container(EnvelopeMetadata metadata, PartyId signer, Suite suite) {
        return SignedContainer.write(files(metadata), FEDERATION.keysOf(signer).signing(), suite, NOW);
    }

    private static byte[] encrypt(byte[] container) {
        return NestedEncryption.encrypt(
                container, FEDERATION.party(TestFederation.RECIPIENT).certificates(), Suite.S2);
    }

    private static EnvelopeMetadata with(EnvelopeMetadata m, PartyId from, PartyId to, String suite) {
        return TestFederation.changed(m, m.messageId(), from, to, suite);
    }

    private static EnvelopeMetadata copy(
            EnvelopeMetadata m, MessageId id, MessageType type, CaseReference caseReference, long sequence) {
        return new EnvelopeMetadata(
                id,
                type,
                caseReference,
                sequence,
                m.from(),
                m.to(),
                m.purpose(),
                m.created(),
                m.expires(),
                m.suite(),
                m.versions(),
                m.originalSha256(),
                m.inReplyTo());
    }

    private static EnvelopeMetadata copy(
            EnvelopeMetadata m, String purpose, Instant created, Instant expires, EnvelopeMetadata.Versions versions) {
        return new EnvelopeMetadata(
                m.messageId(),
                m.type(),
                m.caseReference(),
                m.sequence(),
                m.from(),
                m.to(),
                purpose,
                created,
                expires,
                m.suite(),
                versions,
                m.originalSha256(),
                m.inReplyTo());
    }

    private static EnvelopeMetadata copy(EnvelopeMetadata m, Sha256 original, Optional<MessageId> inReplyTo) {
        return new EnvelopeMetadata(
                m.messageId(),
                m.type(),
                m.caseReference(),
                m.sequence(),
                m.from(),
                m.to(),
                m.purpose(),
                m.created(),
                m.expires(),
                m.suite(),
                m.versions(),
                original,
                inReplyTo);
    }
}
