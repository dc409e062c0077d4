package org.trmgateway.trail;

import java.util.Collection;
import java.util.HexFormat;
import org.trmgateway.referral.Sha256;

/**
 * So many receipts, and the exclusive or of their SHA-256 digests: the same for two nodes that hold the same receipts, in whatever order.
 *
 * @param count of receipts
 * @param xor of their digests; all zeroes for none
 */
public record LedgerTally(long count, Sha256 xor) {

    /** No receipt. */
    public static final LedgerTally NONE = new LedgerTally(0, new Sha256("0".repeat(64)));

    /** Of these receipts. */
    public static LedgerTally of(Collection<Sha256> receipts) {
        return receipts.stream().reduce(NONE, LedgerTally::plus, (_, last) -> last);
    }

    /** With one receipt more. */
    public LedgerTally plus(Sha256 receipt) {
        byte[] mixed = xor.bytes();
        byte[] digest = receipt.bytes();
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] ^= digest[i];
        }
        return new LedgerTally(count + 1, new Sha256(HexFormat.of().formatHex(mixed)));
    }
}
