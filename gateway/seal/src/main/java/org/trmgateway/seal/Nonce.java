package org.trmgateway.seal;

import java.util.Arrays;

/**
 * 32 random bytes that travel inside the sealed container. The trail commits to {@code SHA-256(nonce || digest of the container)}, so
 * whoever deletes the nonce makes the trail entry unlinkable to the message. Never printed.
 */
public final class Nonce {

    static final int BYTES = 32;

    private final byte[] bytes;

    /** Wraps 32 bytes; throws {@link IllegalArgumentException} for any other number. */
    public Nonce(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a nonce has 32 bytes");
        }
        this.bytes = bytes.clone();
    }

    static Nonce fresh() {
        return new Nonce(CryptoProviders.randomBytes(BYTES));
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Nonce that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "***";
    }
}
