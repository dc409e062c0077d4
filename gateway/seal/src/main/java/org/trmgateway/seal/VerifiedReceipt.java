package org.trmgateway.seal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.trmgateway.referral.Evidence;

/**
 * A receipt whose signatures and time-stamps were verified.
 *
 * @param evidence what it states
 * @param signingTime when its gateway says it signed, in whole seconds
 * @param stamps times at which others saw the signature; empty when nobody was asked
 * @param trailProof proof from the trail, not looked at
 */
public record VerifiedReceipt(
        Evidence evidence, Instant signingTime, List<TimeStamp> stamps, Optional<byte[]> trailProof) {

    public VerifiedReceipt {
        stamps = List.copyOf(stamps);
    }
}
