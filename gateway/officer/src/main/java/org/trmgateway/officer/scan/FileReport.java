package org.trmgateway.officer.scan;

import java.util.List;
import org.trmgateway.protect.LeakReport;

/**
 * What the scan of one file found; places, kinds and counts only.
 *
 * @param leaks what was found in its name, metadata and content
 * @param unread parts that could not be read
 */
public record FileReport(LeakReport leaks, List<Unread> unread) {

    public FileReport {
        unread = List.copyOf(unread);
    }

    /** A finding weighs more than a part that could not be read. */
    public Verdict verdict() {
        if (leaks.blocks()) {
            return Verdict.HELD;
        }
        return unread.isEmpty() ? Verdict.CLEAN : Verdict.UNREADABLE;
    }
}
