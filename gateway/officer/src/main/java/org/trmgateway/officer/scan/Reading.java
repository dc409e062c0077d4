package org.trmgateway.officer.scan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.trmgateway.protect.CaseScan;
import org.trmgateway.protect.LeakFinding;
import org.trmgateway.protect.LeakLayer;
import org.trmgateway.protect.LeakReport;

/** One file being read, with all that is packed into it: takes text and parts from the readers, and keeps what was found. */
final class Reading {

    /** Long texts are scanned in pieces that overlap by more than any name or number is long. */
    private static final int PIECE = 6_000;

    private static final int OVERLAP = 600;

    private final CaseScan scan;
    private final Limits limits = new Limits();
    private final Map<Found, Integer> found = new LinkedHashMap<>();
    private final List<Unread> unread = new ArrayList<>();
    private int depth;

    Reading(CaseScan scan) {
        this.scan = scan;
    }

    /** Where and what, to be counted. */
    private record Found(String where, LeakLayer layer, String kind) {}

    /** A name of a file or a part. */
    void name(String where, String name) {
        scan(where, name, scan::text);
    }

    /** Text as somebody wrote it. */
    void text(String where, String text) {
        scan(where, text, scan::text);
        scan(where, text, scan::advice);
    }

    /** Text that was put together from pieces or guessed: only what is known is looked for. */
    void guess(String where, String text) {
        scan(where, text, scan::known);
    }

    /** Addresses of a mail. */
    void addresses(String where, String text) {
        scan(where, text, (place, piece) -> scan.text(FileScan.MAIL_ADDRESSES, piece));
    }

    /** A part that is a file itself. */
    void file(String where, String name, byte[] content) {
        if (depth >= Limits.DEEPEST || !limits.admit(content.length)) {
            unread(where, "too much");
            return;
        }
        depth++;
        try {
            FileKind.of(name, content).read(where, content, this);
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            unread(where, broken instanceof Limits.TooLarge ? "too large" : "broken");
        } finally {
            depth--;
        }
    }

    /** The place where a picture was taken. */
    void position(String where) {
        found.put(new Found(place(where), LeakLayer.PATTERN, "COORDINATES"), 1);
    }

    void unread(String where, String why) {
        Unread part = new Unread(place(where), why);
        if (!unread.contains(part)) {
            unread.add(part);
        }
    }

    FileReport report() {
        return new FileReport(
                new LeakReport(found.entrySet().stream()
                        .map(entry -> new LeakFinding(
                                entry.getKey().where(),
                                entry.getKey().layer(),
                                entry.getKey().kind(),
                                entry.getValue()))
                        .toList()),
                unread);
    }

    private void scan(String where, String text, BiFunction<String, String, LeakReport> layers) {
        for (int start = 0; start < text.length(); start += PIECE - OVERLAP) {
            String piece = text.substring(start, Math.min(text.length(), start + PIECE));
            for (LeakFinding finding : layers.apply("text", piece).findings()) {
                found.merge(new Found(place(where), finding.layer(), finding.kind()), finding.count(), Math::max);
            }
            if (start + PIECE >= text.length()) {
                return;
            }
        }
    }

    private static String place(String where) {
        return where.isEmpty() ? "content" : where;
    }
}
