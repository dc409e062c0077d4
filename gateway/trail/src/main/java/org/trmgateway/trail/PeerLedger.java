package org.trmgateway.trail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.LocalDate;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.Sha256;

/**
 * What two nodes gave each other on one day of UTC, as a text that both write alike when both hold the same receipts. A receipt counts for the day
 * of its own time, whenever it arrived. What is on the trail of one of them and not of the other shows in it: an omission, not only a change.
 *
 * <pre>
 * trm-peer-ledger 1
 * day 2026-11-24
 * by gave 12 &lt;exclusive or of the digests, 64 hexadecimal digits&gt;
 * pl gave 7 &lt;...&gt;
 * </pre>
 *
 * <p>Receipts about messages between parties of the two nodes count that are given once and repeated byte for byte: RelayAcceptance and the four
 * that end in Consignment, Handover and their failures. Not counted is RelayRejection, which is made anew each time an envelope is brought again.
 *
 * @param day in UTC
 * @param first node whose id sorts first
 * @param firstGave its receipts
 * @param second the other
 * @param secondGave its receipts
 */
public record PeerLedger(LocalDate day, NodeId first, LedgerTally firstGave, NodeId second, LedgerTally secondGave) {

    public PeerLedger {
        if (first.value().compareTo(second.value()) >= 0) {
            throw new IllegalArgumentException("the node whose id sorts first comes first");
        }
    }

    /** The ledger of two nodes, in whichever order they are named. */
    public static PeerLedger of(LocalDate day, NodeId one, LedgerTally oneGave, NodeId other, LedgerTally otherGave) {
        return one.value().compareTo(other.value()) < 0
                ? new PeerLedger(day, one, oneGave, other, otherGave)
                : new PeerLedger(day, other, otherGave, one, oneGave);
    }

    /** The canonical text, ASCII. */
    public byte[] bytes() {
        return ("trm-peer-ledger 1\nday " + day + "\n" + line(first, firstGave) + line(second, secondGave))
                .getBytes(US_ASCII);
    }

    /** SHA-256 of {@link #bytes}; what both trails name when they agree. */
    public Sha256 sha256() {
        return Sha256.of(bytes());
    }

    private static String line(NodeId node, LedgerTally gave) {
        return node + " gave " + gave.count() + " " + gave.xor().hex() + "\n";
    }
}
