package org.trmgateway.node.stamp;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How an authority that does not work is let alone: after each failure for twice as long, up to five minutes; one receipt then tries whether
 * it is back. Immutable.
 *
 * @param since when the first of the failures was; empty when it works
 * @param failures in a row
 * @param retryAt not before
 */
public record Outage(Optional<Instant> since, int failures, Instant retryAt) {

    static final Outage NONE = new Outage(Optional.empty(), 0, Instant.MIN);

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 9;

    boolean mayTry(Instant now) {
        return !now.isBefore(retryAt);
    }

    Outage failed(Instant now) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        return new Outage(
                Optional.of(since.orElse(now)),
                failures + 1,
                now.plus(pause.compareTo(LONGEST) < 0 ? pause : LONGEST));
    }
}
