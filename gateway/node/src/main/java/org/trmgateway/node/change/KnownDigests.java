package org.trmgateway.node.change;

import java.time.Instant;
import org.trmgateway.referral.Sha256;

/** What a node last put on its trail of things that seldom change, over restarts. */
public interface KnownDigests {

    /**
     * Remembers a digest, in the caller's transaction.
     *
     * @param name of what it is the digest of
     * @return whether it was not known, or another one
     */
    boolean learn(String name, Sha256 digest, Instant now);
}
