package org.trmgateway.routes.vault;

import org.trmgateway.referral.Sha256;

/** Tells whether an entry is on the trail for good: that it has its place there, and that a quorum of witnesses has seen it. */
@FunctionalInterface
public interface TrailInclusion {

    boolean holds(Sha256 leafHash);

    /** Whether a quorum has seen, or sees now, all that is on the trail: else nothing that depends on it is worth beginning. */
    default boolean isWitnessed() {
        return true;
    }
}
