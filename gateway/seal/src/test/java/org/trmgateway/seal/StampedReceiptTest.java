package org.trmgateway.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.seal.Refusals.assertRefused;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;

class StampedReceiptTest {

    private static final TestFederation FEDERATION = new TestFederation();
    private static final Instant NOW = TestFederation.NOW;
    private static final SigningIdentity GATEWAY =
            FEDERATION.keysOf(TestFederation.GATEWAY).signing();
    private static final TestStampAuthority FIRST = new TestStampAuthority(FEDERATION.authority);
    private static final TestStampAuthority SECOND = new TestStampAuthority(FEDERATION.authority);

    private final byte[] receipt =
            Receipts.sign(ReceiptsTest.evidence(EvidenceEvent.CONTENT_HANDOVER, TestFederation.GATEWAY), GATEWAY);

    @Test
    void givesBackTheTimeOfTheAuthority() {
        VerifiedReceipt read = read(stamped(FIRST, NOW.plusSeconds(2)));
        assertThat(read.evidence().event()).isEqualTo(EvidenceEvent.CONTENT_HANDOVER);
        assertThat(read.stamps())
                .containsExactly(new TimeStamp(
                        Instant.parse("2026-11-21T10:00:02Z"), Duration.ofSeconds(1), "CN=time stamping"));
    }

    @Test
    void readsReceiptWithoutAnyStamp() {
        assertThat(read(receipt).stamps()).isEmpty();
        assertThat(StampedReceipt.read(receipt).signed()).isEqualTo(receipt);
        assertThat(StampedReceipt.read(receipt).bytes()).isEqualTo(receipt);
    }

    @Test
    void takesStampsOfTwoAuthoritiesInOneOrder() {
        byte[] first = token(FIRST, NOW);
        byte[] second = token(SECOND, NOW.plusSeconds(1));
        StampedReceipt bare = StampedReceipt.read(receipt);
        byte[] both = bare.stamped(first).stamped(second).bytes();
        assertThat(bare.stamped(second).stamped(first).bytes()).isEqualTo(both);
        assertThat(read(both).stamps()).hasSize(2);
        assertThat(StampedReceipt.read(both).signed()).isEqualTo(receipt);
        assertThat(StampedReceipt.read(both).stamped(first).bytes()).isEqualTo(both);
    }

    @Test
    void hasAPlaceForTheProofOfTheTrail() {
        byte[] proof = "c2sp.org/tlog-proof@v1\n".getBytes(UTF_8);
        StampedReceipt proven = StampedReceipt.read(receipt).proven(proof).stamped(token(FIRST, NOW));
        VerifiedReceipt read = read(proven.bytes());
        assertThat(read.trailProof()).contains(proof);
        assertThat(read.stamps()).hasSize(1);
        assertRefused(
                ErrorCode.OPEN_CONTAINER_MALFORMED,
                "trail-proof",
                () -> StampedReceipt.read(receipt).proven(new byte[70_000]));
    }

    @Test
    void refusesProofThatStandsAnywhereButAtTheEnd() {
        SequencedMap<String, byte[]> entries = StoredZip.read(receipt);
        entries.putFirst(StampedReceipt.TRAIL_PROOF, new byte[] {1});
        assertRefused(ErrorCode.OPEN_CONTAINER_MALFORMED, "one-spelling", () -> read(StoredZip.write(entries)));
    }

    /** All of them: nothing in a stamped signature can be changed and still be believed. */
    @Test
    void refusesEveryBitFlipInAStampedSignature() {
        SequencedMap<String, byte[]> entries = StoredZip.read(stamped(FIRST, NOW));
        byte[] signature = entry(entries, SignedContainer.SIGNATURE);
        IntStream.range(0, signature.length * 8).parallel().forEach(bit -> {
            byte[] flipped = signature.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            SequencedMap<String, byte[]> altered = new LinkedHashMap<>(entries);
            altered.put(SignedContainer.SIGNATURE, flipped);
            assertRefused(() -> read(StoredZip.write(altered)));
        });
        assertThat(read(StoredZip.write(entries)).stamps()).hasSize(1);
    }

    @Test
    void refusesStampOfAnotherSignature() {
        byte[] other =
                Receipts.sign(ReceiptsTest.evidence(EvidenceEvent.RELAY_ACCEPTANCE, TestFederation.GATEWAY), GATEWAY);
        StampRequest request = StampRequest.about(other, NOW);
        byte[] token = request.token(FIRST.answer(request.der(), NOW), FEDERATION.anchors, NOW);
        byte[] moved = StampedReceipt.read(receipt).stamped(token).bytes();
        assertRefused(ErrorCode.OPEN_TIME_STAMP_INVALID, "stamp-imprint", () -> read(moved));
    }

    @Test
    void refusesAnswerToAnotherRequest() {
        StampRequest asked = StampRequest.about(receipt, NOW);
        byte[] answer = FIRST.answer(StampRequest.about(receipt, NOW).der(), NOW);
        assertRefused(
                ErrorCode.OPEN_TIME_STAMP_INVALID,
                "stamp-response",
                () -> asked.token(answer, FEDERATION.anchors, NOW));
    }

    @Test
    void refusesAnswerThatIsNone() {
        StampRequest asked = StampRequest.about(receipt, NOW);
        for (byte[] answer : List.of(new byte[0], "sorry".getBytes(UTF_8), asked.der())) {
            assertRefused(
                    ErrorCode.OPEN_TIME_STAMP_INVALID,
                    "stamp-response",
                    () -> asked.token(answer, FEDERATION.anchors, NOW));
        }
    }

    @Test
    void refusesAuthorityThatNobodyVouchesFor() {
        TestStampAuthority stranger =
                new TestStampAuthority(TestAuthority.root("stranger root").child("stranger"));
        assertRefused(ErrorCode.OPEN_TIME_STAMP_INVALID, "certificate-path", () -> token(stranger, NOW));
    }

    @Test
    void refusesCertificateThatIsForSomethingElse() {
        // The generator of the other side refuses such a certificate too, so the check itself is asked.
        for (Optional<String> usage :
                List.of(Optional.<String>empty(), Optional.of(TrustPurpose.Usage.CLIENT_AUTHENTICATION))) {
            var signing = FEDERATION.signing(usage).classical();
            assertRefused(
                    ErrorCode.OPEN_TIME_STAMP_INVALID,
                    "certificate-purpose",
                    () -> FEDERATION.anchors.requireTrusted(signing, NOW, TrustPurpose.TIME_STAMPING));
        }
    }

    @Test
    void refusesAuthorityWhoseCertificateIsOverOrRevoked() {
        TestStampAuthority over = new TestStampAuthority(
                FEDERATION.authority, Optional.of(TrustPurpose.Usage.TIME_STAMPING), NOW.minusSeconds(60));
        assertRefused(ErrorCode.OPEN_TIME_STAMP_INVALID, () -> token(over, NOW));
        byte[] stamped = stamped(FIRST, NOW);
        int keyCompromise = 1;
        TrustAnchors later = FEDERATION.anchorsWith(
                FEDERATION.authority.revocationList(Map.of(FIRST.certificate(), keyCompromise), NOW));
        assertRefused(
                ErrorCode.OPEN_TIME_STAMP_INVALID,
                "revoked",
                () -> Receipts.read(stamped, FEDERATION.directory, later, NOW));
    }

    @Test
    void refusesClockThatIsFarOffOrCoarse() {
        for (Instant wrong : List.of(NOW.minus(Duration.ofHours(1)), NOW.plus(Duration.ofHours(1)))) {
            assertRefused(ErrorCode.OPEN_TIME_STAMP_INVALID, "stamp-time", () -> token(FIRST, wrong));
        }
        TestStampAuthority coarse = new TestStampAuthority(FEDERATION.authority).accurateTo(3600);
        assertRefused(ErrorCode.OPEN_TIME_STAMP_INVALID, "stamp-accuracy", () -> token(coarse, NOW));
    }

    @Test
    void refusesStampFromBeforeTheSignature() {
        StampRequest early = StampRequest.about(receipt, NOW.minus(Duration.ofDays(1)));
        Instant then = NOW.minus(Duration.ofDays(1));
        byte[] token = early.token(FIRST.answer(early.der(), then), FEDERATION.anchors, then);
        byte[] stamped = StampedReceipt.read(receipt).stamped(token).bytes();
        assertRefused(ErrorCode.OPEN_TIME_STAMP_INVALID, "stamp-time", () -> read(stamped));
    }

    @Test
    void refusesAnyOtherUnsignedAttribute() throws Exception {
        SequencedMap<String, byte[]> entries = StoredZip.read(receipt);
        entries.put(
                SignedContainer.SIGNATURE,
                withUnsigned(
                        entry(entries, SignedContainer.SIGNATURE),
                        new Attribute(CMSAttributes.counterSignature, new DERSet(new DEROctetString(new byte[] {1})))));
        assertRefused(ErrorCode.OPEN_SIGNATURE_INVALID, "unsigned-attributes", () -> read(StoredZip.write(entries)));
    }

    /** What an authority sends along is no part of what it signed. */
    @Test
    void refusesTokenWithMoreInItThanWasSigned() throws Exception {
        StampRequest asked = StampRequest.about(receipt, NOW);
        byte[] answer = FIRST.answer(asked.der(), NOW);
        byte[] asSent = new org.bouncycastle.tsp.TimeStampResponse(answer)
                .getTimeStampToken()
                .getEncoded();
        byte[] plain = asked.token(answer, FEDERATION.anchors, NOW);
        assertThat(plain.length).isLessThan(asSent.length);
        byte[] der = ASN1Primitive.fromByteArray(asSent).getEncoded(ASN1Encoding.DER);
        byte[] carried = StampedReceipt.read(receipt).stamped(der).bytes();
        assertRefused(ErrorCode.OPEN_TIME_STAMP_INVALID, "stamp-shape", () -> read(carried));
    }

    @Test
    void refusesTheSameStampTwice() {
        SequencedMap<String, byte[]> entries = StoredZip.read(stamped(FIRST, NOW));
        byte[] signature = entry(entries, SignedContainer.SIGNATURE);
        List<byte[]> tokens = new ArrayList<>(SignatureStamps.tokens(signature));
        tokens.add(tokens.getFirst());
        entries.put(SignedContainer.SIGNATURE, SignatureStamps.replace(signature, tokens));
        assertRefused(ErrorCode.OPEN_SIGNATURE_INVALID, "unsigned-attributes", () -> read(StoredZip.write(entries)));
    }

    private byte[] stamped(TestStampAuthority authority, Instant at) {
        return StampedReceipt.read(receipt).stamped(token(authority, at)).bytes();
    }

    private byte[] token(TestStampAuthority authority, Instant at) {
        StampRequest request = StampRequest.about(receipt, NOW);
        return request.token(authority.answer(request.der(), at), FEDERATION.anchors, NOW);
    }

    private static VerifiedReceipt read(byte[] asice) {
        return Receipts.read(asice, FEDERATION.directory, FEDERATION.anchors, NOW.plusSeconds(10));
    }

    private static byte[] entry(SequencedMap<String, byte[]> entries, String name) {
        return Optional.ofNullable(entries.get(name)).orElseThrow();
    }

    private static byte[] withUnsigned(byte[] signature, Attribute attribute) throws Exception {
        SignedData signed = DetachedSignature.parse(signature);
        SignerInfo signer = SignerInfo.getInstance(signed.getSignerInfos().getObjectAt(0));
        SignerInfo changed = new SignerInfo(
                signer.getSID(),
                signer.getDigestAlgorithm(),
                signer.getAuthenticatedAttributes(),
                signer.getDigestEncryptionAlgorithm(),
                signer.getEncryptedDigest(),
                new DERSet(attribute));
        SignedData made = new SignedData(
                signed.getVersion(),
                signed.getDigestAlgorithms(),
                signed.getEncapContentInfo(),
                signed.getCertificates(),
                signed.getCRLs(),
                new DERSet(changed));
        return new ContentInfo(
                        ContentInfo.getInstance(ASN1Primitive.fromByteArray(signature))
                                .getContentType(),
                        made)
                .getEncoded(ASN1Encoding.DER);
    }
}
