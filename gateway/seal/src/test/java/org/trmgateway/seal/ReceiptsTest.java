package org.trmgateway.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.seal.Refusals.assertRefused;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.Evidence;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Sha256;

class ReceiptsTest {

    private static final TestFederation FEDERATION = new TestFederation();
    private static final Instant NOW = TestFederation.NOW;
    private static final SigningIdentity GATEWAY =
            FEDERATION.keysOf(TestFederation.GATEWAY).signing();

    @ParameterizedTest
    @EnumSource
    void verifiesWhatAGatewaySigned(EvidenceEvent event) {
        Evidence evidence = evidence(event, TestFederation.GATEWAY);
        assertThat(verify(Receipts.sign(evidence, GATEWAY))).isEqualTo(evidence);
    }

    @Test
    void verifiesEvidenceWithEverythingOptionalLeftOut() {
        Evidence evidence = new Evidence(
                EvidenceEvent.SUBMISSION_REJECTION,
                TestFederation.MESSAGE_ID,
                Optional.empty(),
                TestFederation.SENDER,
                Optional.empty(),
                TestFederation.GATEWAY,
                NOW,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Refusal(ErrorCode.INTAKE_SYNTAX, Detail.NONE)));
        assertThat(verify(Receipts.sign(evidence, GATEWAY))).isEqualTo(evidence);
    }

    @Test
    void refusesReceiptOfAPartyThatIsNoGateway() {
        byte[] receipt = Receipts.sign(
                evidence(EvidenceEvent.RELAY_ACCEPTANCE, TestFederation.RECIPIENT),
                FEDERATION.keysOf(TestFederation.RECIPIENT).signing());
        assertRefused(ErrorCode.OPEN_SIGNER_UNKNOWN, "issuer-role", () -> verify(receipt));
    }

    @Test
    void refusesReceiptInTheNameOfAnotherGateway() {
        byte[] receipt = Receipts.sign(evidence(EvidenceEvent.RELAY_ACCEPTANCE, new PartyId("pl-gw")), GATEWAY);
        assertRefused(ErrorCode.OPEN_METADATA_MISMATCH, "issuer", () -> verify(receipt));
    }

    @Test
    void refusesReceiptOfAStranger() {
        byte[] receipt = Receipts.sign(
                evidence(EvidenceEvent.RELAY_ACCEPTANCE, TestFederation.GATEWAY), FEDERATION.signing(Optional.empty()));
        assertRefused(ErrorCode.OPEN_SIGNER_UNKNOWN, () -> verify(receipt));
    }

    @Test
    void refusesReceiptWithoutPostQuantumSignature() {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        files.put(Receipts.FILE, EvidenceXml.write(evidence(EvidenceEvent.RELAY_ACCEPTANCE, TestFederation.GATEWAY)));
        byte[] receipt = SignedContainer.write(files, GATEWAY, Suite.S1, NOW);
        assertRefused(ErrorCode.OPEN_SIGNATURE_INVALID, "post-quantum-signature", () -> verify(receipt));
    }

    @Test
    void refusesEverySampledBitFlipWithACodeOfOurs() {
        byte[] receipt = Receipts.sign(evidence(EvidenceEvent.CONTENT_HANDOVER, TestFederation.GATEWAY), GATEWAY);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        for (int i = 0; i < 2000; i++) {
            byte[] flipped = receipt.clone();
            int bit = random.nextInt(receipt.length * 8);
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            assertRefused(() -> verify(flipped));
        }
    }

    @Test
    void verifiesForAnAuditorWhatWasSignedBeforeAnOrdinaryRevocation() {
        byte[] receipt = Receipts.sign(evidence(EvidenceEvent.RELAY_ACCEPTANCE, TestFederation.GATEWAY), GATEWAY);
        int superseded = 4;
        TrustAnchors later = FEDERATION.anchorsWith(FEDERATION.authority.revocationList(
                Map.of(GATEWAY.classical().certificate(), superseded), NOW.plus(Duration.ofDays(5))));
        Receipts.verify(receipt, FEDERATION.directory, later, NOW);
        assertRefused(
                ErrorCode.OPEN_SIGNER_REVOKED,
                () -> Receipts.verify(receipt, FEDERATION.directory, later, NOW.plus(Duration.ofDays(6))));
    }

    @Test
    void refusesWhatWasSignedBeforeTheKeyWasFoundStolen() {
        byte[] receipt = Receipts.sign(evidence(EvidenceEvent.RELAY_ACCEPTANCE, TestFederation.GATEWAY), GATEWAY);
        int keyCompromise = 1;
        TrustAnchors later = FEDERATION.anchorsWith(FEDERATION.authority.revocationList(
                Map.of(GATEWAY.classical().certificate(), keyCompromise), NOW.plus(Duration.ofDays(5))));
        assertRefused(ErrorCode.OPEN_SIGNER_REVOKED, () -> Receipts.verify(receipt, FEDERATION.directory, later, NOW));
    }

    @Test
    void refusesEvidenceFromTheFuture() {
        byte[] receipt = Receipts.sign(evidence(EvidenceEvent.RELAY_ACCEPTANCE, TestFederation.GATEWAY), GATEWAY);
        Instant early = NOW.minus(Opener.CLOCK_SKEW).minusMillis(1);
        assertRefused(
                ErrorCode.OPEN_EXPIRED,
                () -> Receipts.verify(receipt, FEDERATION.directory, FEDERATION.anchors, early));
    }

    @Test
    void refusesHugeReceipt() {
        assertRefused(ErrorCode.OPEN_CONTAINER_MALFORMED, "receipt-size", () -> verify(new byte[200_000]));
    }

    private static Evidence verify(byte[] receipt) {
        return Receipts.verify(receipt, FEDERATION.directory, FEDERATION.anchors, NOW);
    }

    static Evidence evidence(EvidenceEvent event, PartyId issuer) {
        return new Evidence(
                event,
                TestFederation.MESSAGE_ID,
                Optional.of(new MessageType("M01")),
                TestFederation.SENDER,
                Optional.of(TestFederation.RECIPIENT),
                issuer,
                NOW,
                Optional.of(Sha256.of(new byte[] {1})),
                Optional.of(Sha256.of(new byte[] {2})),
                Optional.of(new Refusal(
                        ErrorCode.ADMIT_CONSENT_MISSING,
                        Detail.of("P3", "consent/scope").at(4))));
    }
}
