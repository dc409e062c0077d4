package org.trmgateway.seal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A digest algorithm found once; each use gets a copy. To look one up takes longer than to digest a short text. Thread-safe. */
final class FreshDigest {

    static final FreshDigest SHA_256 = new FreshDigest("SHA-256");
    static final FreshDigest SHA_512 = new FreshDigest("SHA-512");

    private final MessageDigest prototype;

    private FreshDigest(String name) {
        try {
            prototype = MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-2", impossible);
        }
    }

    MessageDigest get() {
        try {
            return (MessageDigest) prototype.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("digests of the platform can be copied", impossible);
        }
    }
}
