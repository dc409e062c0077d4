package org.trmgateway.trail;

import java.util.Arrays;
import org.trmgateway.referral.Sha256;

/** The bytes of one entry, as they are hashed, stored and exported: 1 to 65,535 of them (C2SP tlog-tiles, "Log entries"). Immutable. */
public final class EntryBytes {

    /** What the two-byte length of an entry bundle can say. */
    public static final int LONGEST = 65_535;

    private final byte[] body;
    private final Sha256 leafHash;

    /**
     * Copies the bytes.
     *
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT} when there are none or too many
     */
    public EntryBytes(byte[] body) {
        if (body.length == 0 || body.length > LONGEST) {
            throw TrailInconsistency.of("entry-length");
        }
        this.body = body.clone();
        this.leafHash = TreeHashes.leaf(body);
    }

    /** A copy of the bytes. */
    public byte[] toArray() {
        return body.clone();
    }

    public int length() {
        return body.length;
    }

    /** The leaf hash of RFC 6962, {@code SHA-256(0x00 || bytes)}. */
    public Sha256 leafHash() {
        return leafHash;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EntryBytes that && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(body);
    }

    @Override
    public String toString() {
        return "entry " + leafHash;
    }
}
