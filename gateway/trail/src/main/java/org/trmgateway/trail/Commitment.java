package org.trmgateway.trail;

import org.trmgateway.referral.Sha256;

/** Binds an entry to the content of a message without revealing it: once the nonce is deleted, nobody can link the two again. */
public final class Commitment {

    /** Bytes of a nonce. */
    public static final int NONCE_LENGTH = 32;

    private Commitment() {}

    /**
     * {@code SHA-256(nonce || container)}. Without a nonce, whoever guesses a short message could confirm the guess.
     *
     * @param nonce 32 random bytes, of one message only
     * @param container digest of the signed container
     */
    public static Sha256 of(byte[] nonce, Sha256 container) {
        if (nonce.length != NONCE_LENGTH) {
            throw new IllegalArgumentException("a commitment nonce has 32 bytes");
        }
        return Sha256.of(nonce, container.bytes());
    }
}
