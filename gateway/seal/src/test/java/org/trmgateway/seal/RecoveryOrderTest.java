package org.trmgateway.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.note.Checkpoint;

class RecoveryOrderTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final String ORIGIN = "pl.trm.example/trail/2026";
    private static final String APPROVAL = "-----BEGIN CMS-----\nMIIB\n-----END CMS-----\n";

    private final byte[] xml = RecoveryOrderXml.write(order(Duration.ofHours(1)));

    @Test
    void readsWhatItWrote() {
        assertThat(RecoveryOrderXml.read(xml)).isEqualTo(order(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<node>pl</node>|<node>PL</node>",
                "/trail/2026</origin>|/trail/2027</origin>",
                "pl.trm.example/|pl trm.example/",
                "<folder>2026</folder>|<folder>trail/2026</folder>",
                "<restoredSize>12|<restoredSize>+12",
                "<restoredSize>12|<restoredSize>-12",
                "<heldSize>40|<heldSize>1000000000000000000",
                "<heldRoot>|<heldRoot>f",
                "<heldNoteSha256>|",
                "<reason>backup-restored|<reason>bad-luck",
                "<expires>2026-11-26T13:00:00.000Z</expires>|<expires>2026-11-26T12:00:00.000Z</expires>",
                "<expires>2026-11-26T13:00:00.000Z</expires>|<expires>2026-11-30T12:00:00.000Z</expires>",
                "<ordered>2026-11-26T12:00:00.000Z|<ordered>2026-11-26T12:00:00Z",
                "<id>|<id >",
                "</recoveryOrder>|</recoveryOrder><recoveryOrder/>"
            })
    void refusesEveryOtherSpellingAndWhatCannotBe(String part, @Nullable String instead) {
        String text = new String(xml, UTF_8);
        assertThat(text).contains(part);
        assertInvalid(text.replace(part, instead == null ? "" : instead));
    }

    @Test
    void refusesAnOrderAfterWhichNothingIsLost() {
        assertInvalid(new String(xml, UTF_8)
                .replace("<heldSize>40", "<heldSize>12")
                .replace(
                        Sha256.of(new byte[] {2}).hex(),
                        Sha256.of(new byte[] {1}).hex()));
    }

    @Test
    void isOneFileWithItsSignatures() {
        byte[] file = new SignedRecoveryOrder(xml, List.of(APPROVAL.getBytes(UTF_8), APPROVAL.getBytes(UTF_8))).bytes();
        assertThat(new String(file, UTF_8)).isEqualTo(new String(xml, UTF_8) + APPROVAL + APPROVAL);
        SignedRecoveryOrder read = SignedRecoveryOrder.read(file);
        assertThat(read.content()).isEqualTo(order(Duration.ofHours(1)));
        assertThat(read.approvals())
                .hasSize(2)
                .allSatisfy(one -> assertThat(one).asString(UTF_8).isEqualTo(APPROVAL));
        assertThat(SignedRecoveryOrder.read(xml).approvals()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                APPROVAL + "\n",
                APPROVAL + "x" + APPROVAL,
                "\n" + APPROVAL,
                "-----BEGIN CMS-----\nMIIB\n",
                "-----BEGIN CMS-----\n-----END CMS-----\n",
                "-----BEGIN CMS-----\r\nMIIB\r\n-----END CMS-----\r\n"
            })
    void hasNothingElseBehindTheOrder(String behind) {
        assertInvalid(new String(xml, UTF_8) + behind);
    }

    @Test
    void contradictsALogThatIsLongerOrOther() {
        RecoveryOrder order = order(Duration.ofHours(1));
        assertThat(order.endsAfter(log(ORIGIN, 11, 9))).isTrue();
        assertThat(order.endsAfter(log(ORIGIN, 12, 1))).isTrue();
        assertThat(order.endsAfter(log(ORIGIN, 12, 9))).isFalse();
        assertThat(order.endsAfter(log(ORIGIN, 13, 9))).isFalse();
        assertThat(order.endsAfter(log("pl.trm.example/trail/2025", 11, 9))).isFalse();
    }

    private static void assertInvalid(String file) {
        assertThatExceptionOfType(GatewayException.class)
                .isThrownBy(() -> SignedRecoveryOrder.read(file.getBytes(UTF_8)).content())
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.TRAIL_RECOVERY_INVALID));
    }

    private static RecoveryOrder order(Duration validity) {
        return new RecoveryOrder(
                UUID.fromString("b6f3c7de-6a1c-4a43-9d44-6c7f7a3c2a10"),
                new NodeId("pl"),
                "2026",
                log(ORIGIN, 12, 1),
                log(ORIGIN, 40, 2),
                Sha256.of(new byte[] {3}),
                RecoveryOrder.Reason.BACKUP_RESTORED,
                NOW,
                NOW.plus(validity));
    }

    private static Checkpoint log(String origin, long size, int root) {
        return new Checkpoint(origin, new SizeAndRoot(size, Sha256.of(new byte[] {(byte) root})));
    }
}
