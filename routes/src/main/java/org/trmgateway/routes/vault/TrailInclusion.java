package org.trmgateway.routes.vault;

import org.trmgateway.referral.Sha256;

/** Tells whether an entry has its index on the trail, so that it cannot be taken back. */
@FunctionalInterface
public interface TrailInclusion {

    boolean holds(Sha256 leafHash);
}
