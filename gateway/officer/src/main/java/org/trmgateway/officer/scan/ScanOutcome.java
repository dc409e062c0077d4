package org.trmgateway.officer.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.trmgateway.protect.LeakFinding;

/**
 * What the scan of several files found.
 *
 * @param files in the order they were named
 * @param caseKnown whether a form of the case was given
 * @param identifiers how many identifiers of the case were looked for
 */
record ScanOutcome(List<ScanOutcome.Scanned> files, boolean caseKnown, int identifiers) {

    ScanOutcome {
        files = List.copyOf(files);
    }

    /**
     * One file.
     *
     * @param path as it was named; absent when the name itself gives something away
     * @param report what was found
     */
    record Scanned(Optional<String> path, FileReport report) {}

    boolean allClean() {
        return files.stream().allMatch(file -> file.report().verdict() == Verdict.CLEAN);
    }

    /** For people: one block for each file that is not clean or has advice, one line for each other. */
    String text() {
        StringBuilder text = new StringBuilder(
                caseKnown
                        ? "Looked for " + identifiers
                                + " identifiers of the case, and for numbers and addresses of anybody.\n"
                        : "No form of the case was given (--case): only numbers and addresses of anybody were looked for, no names.\n");
        for (int place = 0; place < files.size(); place++) {
            Scanned file = files.get(place);
            text.append('\n')
                    .append(file.report().verdict())
                    .append("  file ")
                    .append(place + 1)
                    .append(": ")
                    .append(printable(file.path().orElse("(its name is not shown: it gives something away)")))
                    .append('\n');
            rows(file.report()).forEach(row -> text.append("  ").append(row).append('\n'));
            text.append(nextStep(file.report().verdict()));
        }
        text.append('\n').append(summary()).append('\n');
        return text.toString();
    }

    String json() {
        return "{\"allClean\":" + allClean() + ",\"caseKnown\":" + caseKnown + ",\"identifiers\":" + identifiers
                + ",\"files\":" + files.stream().map(ScanOutcome::json).collect(Collectors.joining(",", "[", "]"))
                + "}\n";
    }

    private static List<String> rows(FileReport report) {
        List<List<String>> cells = new ArrayList<>();
        for (LeakFinding finding : report.leaks().findings()) {
            cells.add(List.of(
                    finding.where(),
                    word(finding.layer().name()),
                    word(finding.kind()),
                    Integer.toString(finding.count())));
        }
        report.unread().forEach(unread -> cells.add(List.of(unread.where(), "not read", unread.why(), "1")));
        int[] widths = new int[4];
        cells.forEach(row -> {
            for (int column = 0; column < row.size(); column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        });
        return cells.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            line.append(row.get(column))
                    .repeat(" ", widths[column] - row.get(column).length() + 2);
        }
        return line.toString().stripTrailing();
    }

    private static String nextStep(Verdict verdict) {
        return switch (verdict) {
            case CLEAN -> "";
            case HELD -> "  Next: look at these places, take it out, and scan again. Until then the file stays here.\n";
            case UNREADABLE -> "  Next: send it only sealed, to a named party; or hold it.\n";
        };
    }

    private String summary() {
        return List.of(Verdict.values()).stream()
                .map(verdict -> verdict + " "
                        + files.stream()
                                .filter(file -> file.report().verdict() == verdict)
                                .count())
                .collect(Collectors.joining(", "));
    }

    private static String json(Scanned file) {
        String findings = file.report().leaks().findings().stream()
                .map(finding -> "{\"where\":" + quoted(finding.where()) + ",\"layer\":"
                        + quoted(finding.layer().name()) + ",\"kind\":" + quoted(finding.kind()) + ",\"count\":"
                        + finding.count() + "}")
                .collect(Collectors.joining(",", "[", "]"));
        String unread = file.report().unread().stream()
                .map(part -> "{\"where\":" + quoted(part.where()) + ",\"why\":" + quoted(part.why()) + "}")
                .collect(Collectors.joining(",", "[", "]"));
        return "{" + file.path().map(path -> "\"file\":" + quoted(path) + ",").orElse("") + "\"verdict\":"
                + quoted(file.report().verdict().name()) + ",\"findings\":" + findings + ",\"unread\":" + unread + "}";
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String quoted(String text) {
        return '"' + printable(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
