package org.trmgateway.protect;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * The node's own number of a case: 128 random bits that never leave it. No name, date or document number is an input, so a stolen key and a
 * population register together reveal nothing.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
public record CaseKeyId(long high, long low) {

    /** Length of {@link #bytes()}. */
    public static final int LENGTH = 16;

    /** A fresh one. */
    public static CaseKeyId mint(SecureRandom random) {
        return new CaseKeyId(random.nextLong(), random.nextLong());
    }

    /**
     * Reads what {@link #bytes()} wrote.
     *
     * @throws IllegalArgumentException when there are not exactly 16 bytes
     */
    public static CaseKeyId of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("an id has 16 bytes");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new CaseKeyId(buffer.getLong(), buffer.getLong());
    }

    /** The 16 bytes, big-endian, for the store. */
    public byte[] bytes() {
        return ByteBuffer.allocate(LENGTH).putLong(high).putLong(low).array();
    }

    @Override
    public String toString() {
        return "***";
    }
}
