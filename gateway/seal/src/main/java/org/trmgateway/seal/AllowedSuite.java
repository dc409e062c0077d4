package org.trmgateway.seal;

import java.time.Instant;
import java.util.Optional;

/**
 * A suite that the federation uses.
 *
 * @param suite the suite
 * @param until its sunset, whole milliseconds: from then on it is neither sent nor taken; absent: no end is set
 */
public record AllowedSuite(Suite suite, Optional<Instant> until) {

    boolean holdsAt(Instant now) {
        return until.map(now::isBefore).orElse(true);
    }
}
