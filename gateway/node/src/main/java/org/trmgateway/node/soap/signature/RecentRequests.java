package org.trmgateway.node.soap.signature;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;

/**
 * What one system signed while it could still be sent again. Each is let through once, however many threads bring it. Bounded: when it is
 * full, nothing of this system is taken until the oldest is too old. Thread-safe.
 */
final class RecentRequests {

    private final Clock clock;
    private final Duration kept;
    private final int most;
    private final SequencedMap<Sha256, Instant> seen = new LinkedHashMap<>();

    /**
     * @param kept how long a request is remembered; longer than it is taken
     * @param most how many are remembered
     */
    RecentRequests(Clock clock, Duration kept, int most) {
        this.clock = clock;
        this.kept = kept;
        this.most = most;
    }

    /** Throws with INTAKE_SIGNATURE_INVALID when it was here before, with INTAKE_UNAVAILABLE when no more can be remembered. */
    synchronized void requireNew(Sha256 request) {
        Instant now = clock.instant();
        Iterator<Instant> oldest = seen.values().iterator();
        while (oldest.hasNext() && oldest.next().plus(kept).isBefore(now)) {
            oldest.remove();
        }
        if (seen.containsKey(request)) {
            throw Parts.refused("replayed");
        }
        if (seen.size() >= most) {
            throw new GatewayException(ErrorCode.INTAKE_UNAVAILABLE, Detail.rule("signed-requests"));
        }
        seen.put(request, now);
    }
}
