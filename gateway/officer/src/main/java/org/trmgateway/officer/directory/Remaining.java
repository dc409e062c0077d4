package org.trmgateway.officer.directory;

import java.time.Duration;
import java.time.Instant;

/** How long something still holds, in words. */
final class Remaining {

    private Remaining() {}

    /** Whole days, rounded down; negative when it is over. */
    static long days(Instant now, Instant end) {
        return Math.floorDiv(
                Duration.between(now, end).toSeconds(), Duration.ofDays(1).toSeconds());
    }

    static String words(Instant now, Instant end) {
        if (!now.isBefore(end)) {
            return "is OVER since " + end;
        }
        long days = days(now, end);
        return days == 0 ? "ends TODAY, " + end : "ends in " + days + (days == 1 ? " day, " : " days, ") + end;
    }
}
