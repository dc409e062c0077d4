package org.trmgateway.trail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.Sha256;

/** Two nodes that hold the same receipts write the same ledger, and nodes that do not write different ones. */
class PeerLedgerTest {

    private static final NodeId PL = new NodeId("pl");
    private static final NodeId BY = new NodeId("by");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    private final List<Sha256> given = List.of(receipt(1), receipt(2), receipt(3));
    private final List<Sha256> taken = List.of(receipt(11), receipt(12));

    @Test
    void isTheSameFromBothSidesInWhateverOrder() {
        PeerLedger polish = ledger(PL, given, BY, taken);
        PeerLedger belarusian = ledger(BY, taken.reversed(), PL, List.of(receipt(3), receipt(1), receipt(2)));
        assertThat(belarusian.bytes()).isEqualTo(polish.bytes());
        assertThat(belarusian.sha256()).isEqualTo(polish.sha256());
    }

    @Test
    void isOneTextThatAPersonCanRead() {
        assertThat(new String(ledger(PL, List.of(), BY, List.of(receipt(1))).bytes(), US_ASCII))
                .isEqualTo("trm-peer-ledger 1\nday 2026-11-24\nby gave 1 "
                        + receipt(1).hex() + "\npl gave 0 " + "0".repeat(64) + "\n");
    }

    @Test
    void differsWhenOneIsMissing() {
        assertDiffers(given.subList(0, 2), taken);
        assertDiffers(given, taken.subList(1, 2));
    }

    @Test
    void differsWhenThereIsOneMore() {
        List<Sha256> more = new ArrayList<>(given);
        more.add(receipt(4));
        assertDiffers(more, taken);
        more.set(3, given.getFirst());
        assertDiffers(more, taken);
    }

    @Test
    void differsWhenOneWasAltered() {
        List<Sha256> altered = new ArrayList<>(given);
        altered.set(1, receipt(99));
        assertDiffers(altered, taken);
    }

    @Test
    void differsWhenOneCountsForTheOtherSideOrAnotherDay() {
        assertDiffers(taken, given);
        assertThat(PeerLedger.of(DAY.plusDays(1), PL, LedgerTally.of(given), BY, LedgerTally.of(taken))
                        .sha256())
                .isNotEqualTo(ledger(PL, given, BY, taken).sha256());
    }

    @Test
    void isBetweenTwo() {
        assertThatThrownBy(() -> PeerLedger.of(DAY, PL, LedgerTally.NONE, PL, LedgerTally.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void assertDiffers(List<Sha256> otherGiven, List<Sha256> otherTaken) {
        assertThat(ledger(PL, otherGiven, BY, otherTaken).bytes())
                .isNotEqualTo(ledger(PL, given, BY, taken).bytes());
    }

    private static PeerLedger ledger(NodeId one, List<Sha256> oneGave, NodeId other, List<Sha256> otherGave) {
        return PeerLedger.of(DAY, one, LedgerTally.of(oneGave), other, LedgerTally.of(otherGave));
    }

    private static Sha256 receipt(int number) {
        return Sha256.of(("receipt " + number).getBytes(UTF_8));
    }
}
