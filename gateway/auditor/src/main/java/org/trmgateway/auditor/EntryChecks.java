package org.trmgateway.auditor;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.trail.TrailEntry;

/** What an entry has to be where it stands in its log; in the order of the entries. */
final class EntryChecks {

    /** How far apart the clocks of honest nodes may be. */
    static final Duration SLACK = Duration.ofMinutes(5);

    private static final Duration EARLY = Duration.ofDays(1);
    private static final Pattern YEAR = Pattern.compile(".*/([1-9][0-9]{3})(?:-[0-9]+)?");

    private final Logs.Log log;
    private final MessageOrder order;
    private final Findings findings;
    private Instant begin;
    private final Instant end;
    private Instant latest = Instant.MIN;
    private long number;
    private Optional<TrailEntry> first = Optional.empty();

    /**
     * Begins at the first entry.
     *
     * @param origin of the log
     * @param witnessed when a quorum had seen it, if that is known
     */
    EntryChecks(Logs.Log log, String origin, Optional<Instant> witnessed, MessageOrder order, Findings findings) {
        this.log = log;
        this.order = order;
        this.findings = findings;
        this.begin = begin(origin);
        this.end = witnessed.map(seen -> seen.plus(SLACK)).orElse(Instant.MAX);
    }

    void check(BundleReading.Line line) {
        order.count();
        if (line.entry().isEmpty()) {
            defect(Check.ENTRY, " " + line.wrong());
        } else {
            check(line.entry().get(), line);
        }
        number++;
    }

    /** The first entry of the log, if it could be read. */
    Optional<TrailEntry> first() {
        return first;
    }

    static boolean isOpening(TrailEntry entry) {
        return entry.event() == EvidenceEvent.LOG_OPENED || entry.event() == EvidenceEvent.LOG_RECOVERED;
    }

    private void check(TrailEntry entry, BundleReading.Line line) {
        if (number == 0 && entry.event() == EvidenceEvent.LOG_RECOVERED) {
            order.recovered();
            // What waited for the order may be of the year before: it was found out then, and ordered in this one.
            begin = Instant.MIN;
        }
        if (!order.follows(entry, line.leafHash())) {
            defect(Check.MESSAGE_ORDER, "");
        }
        if (number == 0) {
            first = Optional.of(entry);
        } else if (isOpening(entry)) {
            defect(Check.OPENED, "");
        }
        Instant at = entry.at();
        boolean turned = latest.isAfter(at) && latest.minus(SLACK).isAfter(at);
        if (turned || at.isBefore(begin) || at.isAfter(end)) {
            defect(Check.CLOCK, "");
        }
        // Goes on from the clock as it was turned: one entry from the future must not be said of all that follow.
        // What waited for the log to be opened is older than its first entry.
        if (number > 0 || !isOpening(entry)) {
            latest = turned || at.isAfter(latest) ? at : latest;
        }
    }

    private static Instant begin(String origin) {
        Matcher year = YEAR.matcher(origin);
        return year.matches()
                ? OffsetDateTime.of(Integer.parseInt(year.group(1)), 1, 1, 0, 0, 0, 0, ZoneOffset.UTC)
                        .toInstant()
                        .minus(EARLY)
                : Instant.MIN;
    }

    private void defect(Check check, String more) {
        findings.defect(check, log.place("entry " + number + more));
    }
}
