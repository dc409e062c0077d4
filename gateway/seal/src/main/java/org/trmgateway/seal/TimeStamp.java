package org.trmgateway.seal;

import java.time.Duration;
import java.time.Instant;

/**
 * A verified time-stamp (RFC 3161): at this time the signature existed.
 *
 * @param at the time by the authority's clock
 * @param accuracy how far off the authority says that may be; zero when it says nothing
 * @param authority subject of the authority's certificate (RFC 2253)
 */
public record TimeStamp(Instant at, Duration accuracy, String authority) {}
