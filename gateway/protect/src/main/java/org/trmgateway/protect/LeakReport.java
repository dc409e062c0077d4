package org.trmgateway.protect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a scan found, in the order it was met. It holds places, kinds and counts, so that it may be logged.
 *
 * @param findings empty when nothing was found
 */
public record LeakReport(List<LeakFinding> findings) {

    /** Nothing found. */
    public static final LeakReport NONE = new LeakReport(List.of());

    public LeakReport {
        findings = List.copyOf(findings);
    }

    /** Whether anything in it is a reason to hold what was scanned. */
    public boolean blocks() {
        return firstBlocking().isPresent();
    }

    /** The first reason to hold it. */
    public Optional<LeakFinding> firstBlocking() {
        return findings.stream().filter(finding -> finding.layer().blocks()).findFirst();
    }

    /** This and another report, one after the other. */
    public LeakReport with(LeakReport other) {
        List<LeakFinding> both = new ArrayList<>(findings);
        both.addAll(other.findings);
        return new LeakReport(both);
    }
}
