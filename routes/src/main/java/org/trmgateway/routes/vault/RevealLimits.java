package org.trmgateway.routes.vault;

import java.time.Duration;

/**
 * Bounds of revealing.
 *
 * @param perDay orders taken within 24 hours
 * @param tellWithin how long after a reveal the person is to be told
 * @param trailWithin how long an order may take to get its index on the trail
 */
public record RevealLimits(int perDay, Duration tellWithin, Duration trailWithin) {}
