package org.trmgateway.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.trmgateway.seal.Refusals.assertRefused;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.PartyId;

class DualControlTest {

    private static final TestFederation FEDERATION = new TestFederation();
    private static final byte[] SECRET = "a key of thirty-two bytes, or so".getBytes(UTF_8);

    private final DecryptionIdentity first = keys(TestFederation.SENDER);
    private final DecryptionIdentity second = keys(TestFederation.RECIPIENT);
    private final DecryptionIdentity inner = keys(TestFederation.BYSTANDER);
    private final DecryptionIdentity stranger = keys(TestFederation.GATEWAY);

    @Test
    void takesOneOfEachGroup() {
        byte[] sealed = seal();
        for (DecryptionIdentity outer : List.of(first, second)) {
            assertThat(DualControl.open(DualControl.open(sealed, outer), inner)).isEqualTo(SECRET);
        }
    }

    @Test
    void refusesTheInnerGroupFirstAndTheOuterGroupTwice() {
        byte[] sealed = seal();
        assertRefused(ErrorCode.OPEN_ADDRESSEE_WRONG, () -> DualControl.open(sealed, inner));
        byte[] opened = DualControl.open(sealed, first);
        assertRefused(ErrorCode.OPEN_ADDRESSEE_WRONG, () -> DualControl.open(opened, first));
        assertRefused(ErrorCode.OPEN_ADDRESSEE_WRONG, () -> DualControl.open(opened, second));
    }

    @Test
    void refusesAStranger() {
        byte[] sealed = seal();
        assertRefused(ErrorCode.OPEN_ADDRESSEE_WRONG, () -> DualControl.open(sealed, stranger));
    }

    @Test
    void refusesEverySampledBitFlip() {
        byte[] sealed = seal();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        for (int i = 0; i < 500; i++) {
            byte[] flipped = sealed.clone();
            int bit = random.nextInt(sealed.length * 8);
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            // a flip in what is meant for the other member is that member's loss
            try {
                assertThat(DualControl.open(DualControl.open(flipped, first), inner))
                        .isEqualTo(SECRET);
            } catch (GatewayException refused) {
                assertThat(refused.code().stageWord()).isEqualTo("open");
            }
        }
    }

    @Test
    void aMessageToAPartyStillHasOneRecipientOnly() {
        byte[] toTwo = AuthEnveloped.encrypt(
                SECRET, new EllipticCurveTransport(), List.of(first.classical(), second.classical()));
        assertRefused(ErrorCode.OPEN_ALGORITHM_FORBIDDEN, () -> NestedEncryption.decryptInner(toTwo, first));
    }

    @Test
    void hasNoEmptyGroup() {
        assertThatIllegalArgumentException().isThrownBy(() -> DualControl.seal(SECRET, List.of(), group(inner)));
        assertThatIllegalArgumentException().isThrownBy(() -> DualControl.seal(SECRET, group(first), List.of()));
    }

    private byte[] seal() {
        return DualControl.seal(SECRET, group(first, second), group(inner));
    }

    private static List<ReaderCertificates> group(DecryptionIdentity... members) {
        return Arrays.stream(members)
                .map(member -> new ReaderCertificates(member.classical(), member.postQuantum()))
                .toList();
    }

    private static DecryptionIdentity keys(PartyId party) {
        return FEDERATION.keysOf(party).decryption();
    }
}
