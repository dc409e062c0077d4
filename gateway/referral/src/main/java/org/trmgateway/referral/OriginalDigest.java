package org.trmgateway.referral;

import java.nio.charset.StandardCharsets;

/**
 * The digest by which a message is bound to what the national system handed in: SHA-256 over the id of the message, a line feed and the bytes.
 * One form may become messages to several recipients; the plain digest would be the same in all of them, and join what they hold. Whoever has the
 * form can compute it again from the id that stands beside it.
 */
public final class OriginalDigest {

    private OriginalDigest() {}

    /** The digest for one message. */
    public static Sha256 of(MessageId message, byte[] original) {
        return Sha256.of((message + "\n").getBytes(StandardCharsets.US_ASCII), original);
    }
}
