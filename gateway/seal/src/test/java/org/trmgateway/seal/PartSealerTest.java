package org.trmgateway.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.seal.Refusals.assertRefused;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.MessageId;

class PartSealerTest {

    private static final TestFederation FEDERATION = new TestFederation();
    private static final byte[] PART = "<phone>…</phone>".getBytes(UTF_8);
    private static final PartBinding BINDING =
            new PartBinding(TestFederation.MESSAGE_ID, TestFederation.SENDER, TestFederation.BYSTANDER);

    private final PartSealer sealer = new PartSealer(FEDERATION.anchors, TestFederation.CLOCK);
    private final DecryptionIdentity own =
            FEDERATION.keysOf(TestFederation.BYSTANDER).decryption();

    @Test
    void opensPartForTheNamedParty() {
        assertThat(PartSealer.open(seal(), own, BINDING)).isEqualTo(PART);
    }

    @Test
    void refusesEveryOtherParty() {
        byte[] part = seal();
        DecryptionIdentity recipient =
                FEDERATION.keysOf(TestFederation.RECIPIENT).decryption();
        assertRefused(ErrorCode.OPEN_ADDRESSEE_WRONG, () -> PartSealer.open(part, recipient, BINDING));
    }

    @Test
    void refusesPartCutOutOfAnotherMessage() {
        byte[] part = seal();
        MessageId other = MessageId.parse("019a5f00-0000-7000-8000-0000000000ff");
        assertRefused(
                ErrorCode.OPEN_METADATA_MISMATCH,
                () -> PartSealer.open(part, own, new PartBinding(other, BINDING.from(), BINDING.to())));
        assertRefused(
                ErrorCode.OPEN_METADATA_MISMATCH,
                () -> PartSealer.open(
                        part, own, new PartBinding(BINDING.messageId(), TestFederation.GATEWAY, BINDING.to())));
    }

    @Test
    void refusesEverySampledBitFlip() {
        byte[] part = seal();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(9);
        for (int i = 0; i < 1000; i++) {
            byte[] flipped = part.clone();
            int bit = random.nextInt(part.length * 8);
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            assertRefused(() -> PartSealer.open(flipped, own, BINDING));
        }
    }

    @Test
    void refusesToSealForSomebodyElseOrToARevokedKey() {
        assertRefused(
                ErrorCode.SEAL_FAILED, () -> sealer.seal(PART, FEDERATION.party(TestFederation.RECIPIENT), BINDING));
        TrustAnchors anchors = FEDERATION.anchorsWith(
                FEDERATION.authority.revocationList(Map.of(own.classical().certificate(), 1), TestAuthority.FROM));
        PartSealer informed = new PartSealer(anchors, TestFederation.CLOCK);
        assertRefused(
                ErrorCode.SEAL_KEY_UNAVAILABLE,
                () -> informed.seal(PART, FEDERATION.party(TestFederation.BYSTANDER), BINDING));
    }

    @Test
    void sealsToTheDeskOfAPartyThatHasOneSoThatItsNodeCannotOpenThePart() {
        DecryptionIdentity desk = FEDERATION.decryption();
        byte[] part = sealer.seal(PART, withDesk(desk), BINDING);

        assertThat(PartSealer.open(part, desk, BINDING)).isEqualTo(PART);
        assertRefused(ErrorCode.OPEN_ADDRESSEE_WRONG, () -> PartSealer.open(part, own, BINDING));
        assertRefused(ErrorCode.OPEN_ADDRESSEE_WRONG, () -> PartSealer.open(part, FEDERATION.decryption(), BINDING));
    }

    @Test
    void saysAtTheDeskToWhichMessageAPartBelongs() {
        OpenedPart opened = PartSealer.open(seal(), own, BINDING.messageId());

        assertThat(opened.binding()).isEqualTo(BINDING);
        assertThat(opened.xml()).isEqualTo(PART);
        MessageId other = MessageId.parse("019a5f00-0000-7000-8000-0000000000ff");
        byte[] part = seal();
        assertRefused(ErrorCode.OPEN_METADATA_MISMATCH, () -> PartSealer.open(part, own, other));
    }

    @Test
    void refusesAtTheDeskWhatHasNoBindingAtItsHead() {
        for (String head : List.of(
                "",
                "<phone/>",
                "urn:trmgateway:part:1\n" + TestFederation.MESSAGE_ID,
                "urn:trmgateway:part:2\n" + TestFederation.MESSAGE_ID + "\npl-sg\nby-tcson\n",
                "urn:trmgateway:part:1\nnone\npl-sg\nby-tcson\n",
                "urn:trmgateway:part:1\n" + TestFederation.MESSAGE_ID + "\nNOT A PARTY\nby-tcson\n")) {
            byte[] part = NestedEncryption.encrypt(
                    head.getBytes(UTF_8),
                    FEDERATION.party(TestFederation.BYSTANDER).sealsPartsTo());
            assertRefused(
                    ErrorCode.OPEN_METADATA_MISMATCH, () -> PartSealer.open(part, own, TestFederation.MESSAGE_ID));
        }
    }

    @Test
    void refusesToSealToADeskWhoseKeyIsRevoked() {
        DecryptionIdentity desk = FEDERATION.decryption();
        TrustAnchors anchors = FEDERATION.anchorsWith(
                FEDERATION.authority.revocationList(Map.of(desk.classical().certificate(), 1), TestAuthority.FROM));
        PartSealer informed = new PartSealer(anchors, TestFederation.CLOCK);
        assertRefused(ErrorCode.SEAL_KEY_UNAVAILABLE, () -> informed.seal(PART, withDesk(desk), BINDING));
    }

    private static DirectoryParty withDesk(DecryptionIdentity desk) {
        return TestFederation.withDesk(FEDERATION.party(TestFederation.BYSTANDER), desk);
    }

    private byte[] seal() {
        return sealer.seal(PART, FEDERATION.party(TestFederation.BYSTANDER), BINDING);
    }
}
