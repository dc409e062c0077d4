package org.trmgateway.node.trail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trmgateway.referral.Sha256;

/**
 * Which logs of a trail a witness still takes: the one it cosigned last and later ones. A finished log is finished for good, nobody can go back to
 * it and tell it differently; and no trail can fill a witness with the names of logs.
 */
final class LogOrder {

    private static final Pattern ORIGIN = Pattern.compile("(.+/)([0-9]{4})(?:-([1-9][0-9]{0,3}))?");
    private static final Comparator<Matcher> LATER = Comparator.comparingInt((Matcher log) -> year(log))
            .thenComparingInt(log -> log.group(3) == null ? 1 : Integer.parseInt(log.group(3)));
    private static final Duration AHEAD = Duration.ofDays(1);
    /** Over a lifetime of one log a year, and a recovery every other. */
    private static final int MOST = 100;

    private final NotesSeen memory;
    private final Clock clock;

    LogOrder(NotesSeen memory, Clock clock) {
        this.memory = memory;
        this.clock = clock;
    }

    /** Name of the trail that a log is of, with the slash behind it; empty when it is no name of a log. */
    static Optional<String> trail(String origin) {
        return Optional.of(ORIGIN.matcher(origin)).filter(Matcher::matches).map(log -> log.group(1));
    }

    /** The latest log of a trail that was cosigned. */
    Optional<String> latest(String trail) {
        return seen(trail).stream().max(LATER).map(Matcher::group);
    }

    /** Whether a log is the last that was cosigned of its trail, or a later one that may begin. */
    boolean isDue(String origin) {
        Matcher log = ORIGIN.matcher(origin);
        if (!log.matches()) {
            return false;
        }
        List<Matcher> seen = seen(log.group(1));
        if (seen.stream().anyMatch(one -> LATER.compare(one, log) > 0)) {
            return false;
        }
        boolean isKnown = memory.lastSeen(Sha256.of(origin.getBytes(UTF_8))).isPresent();
        return isKnown || (seen.size() < MOST && year(log) <= latestYear());
    }

    private List<Matcher> seen(String trail) {
        return memory.origins(trail).stream()
                .map(ORIGIN::matcher)
                .filter(one -> one.matches() && one.group(1).equals(trail))
                .toList();
    }

    private int latestYear() {
        return clock.instant().plus(AHEAD).atOffset(ZoneOffset.UTC).getYear();
    }

    private static int year(Matcher log) {
        return Integer.parseInt(log.group(2));
    }
}
