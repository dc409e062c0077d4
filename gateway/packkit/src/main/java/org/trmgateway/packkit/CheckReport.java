package org.trmgateway.packkit;

import java.util.List;
import org.trmgateway.contracts.pack.PackOutline;
import org.trmgateway.referral.PartyId;

/** A check as tables on a terminal. */
final class CheckReport {

    private static final String NONE = "-";

    /** So many codes stand in a cell; the rest is counted, and whole in the form for machines. */
    private static final int SHOWN = 3;

    private final PackSource source;
    private final PackCheck.Result result;

    CheckReport(PackSource source, PackCheck.Result result) {
        this.source = source;
        this.result = result;
    }

    /**
     * The report.
     *
     * @param verbose whether to show what a failed sample should have been, with its values; samples are of invented people
     */
    Report text(boolean verbose) {
        StringBuilder text = new StringBuilder();
        text.append("Pack ").append(source.country());
        result.outline().ifPresent(outline -> text.append(head(outline)));
        text.append(" (").append(source.place()).append(")\n");
        if (!result.runs().isEmpty()) {
            text.append("\nSamples: ")
                    .append(asExpected())
                    .append(" of ")
                    .append(result.runs().size());
            text.append(" give the expected result\n").append(samples(verbose));
        }
        if (!result.messages().isEmpty()) {
            text.append("\nMessages\n").append(messages());
            text.append("\nCode tables: national codes in, canonical codes out\n")
                    .append(codes());
            text.append("\nThere and back: national, canonical, national, canonical\n")
                    .append(trips());
            text.append("\nLabels\n");
            result.labels()
                    .forEach(labels -> text.append("  ")
                            .append(labels.language())
                            .append(
                                    labels.missing().isEmpty()
                                            ? "  complete"
                                            : "  missing in " + labels.missing().keySet())
                            .append('\n'));
        }
        findings(text, Finding.Severity.GAP, "Gaps");
        findings(text, Finding.Severity.REFUSED, "Refused");
        text.append(result.refused() ? "\nREFUSED: no node should get this pack.\n" : "\nOK: this pack can be used.\n");
        return new Report(result.refused() ? Report.NOT_FINE : Report.FINE, text.toString());
    }

    private long asExpected() {
        return result.runs().stream().filter(SampleRun::asExpected).count();
    }

    private static String head(PackOutline outline) {
        return " " + outline.version() + ": languages " + String.join(", ", outline.languages()) + "; parties "
                + String.join(
                        ", ", outline.parties().stream().map(PartyId::toString).toList());
    }

    private String samples(boolean verbose) {
        Columns columns = new Columns("  ", "sample", "way", "message", "losses", "result");
        for (SampleRun run : result.runs()) {
            columns.row(
                    run.sample().name(),
                    run.sample().delivered() ? "out" : "in",
                    run.message().map(type -> type.code()).orElse(NONE),
                    run.losses().isEmpty()
                            ? NONE
                            : Integer.toString(run.losses().size()),
                    run.failure().orElse("as expected"));
        }
        StringBuilder text = new StringBuilder(columns.text());
        if (verbose) {
            result.runs()
                    .forEach(run -> run.values()
                            .ifPresent(difference -> text.append("  ")
                                    .append(run.sample().name())
                                    .append("\n    expected  ")
                                    .append(Report.printable(difference.expected()))
                                    .append("\n    found     ")
                                    .append(Report.printable(difference.found()))
                                    .append('\n')));
            result.runs()
                    .forEach(run -> run.losses()
                            .forEach(loss -> text.append("  ")
                                    .append(run.sample().name())
                                    .append("  loss: ")
                                    .append(loss.fieldId() + " " + loss.kind() + " by " + loss.rule())
                                    .append('\n')));
        }
        return text.toString();
    }

    private String messages() {
        Columns columns = new Columns("  ", "message", "name", "taken", "delivered");
        result.messages()
                .forEach(message ->
                        columns.row(message.message(), message.name(), message.taken(), message.delivered()));
        return columns.text();
    }

    private String codes() {
        Columns columns = new Columns(
                "  ",
                "table",
                "list",
                "in",
                "widened",
                "narrowed",
                "lost",
                "out",
                "coarser",
                "cannot be expressed",
                "never said");
        for (CodeCoverage table : result.codes()) {
            columns.row(
                    table.table(),
                    table.list().isEmpty() ? NONE : table.list(),
                    Integer.toString(table.takes().size()),
                    few(table.widened()),
                    few(table.narrowed()),
                    few(table.lost()),
                    Integer.toString(table.delivers().size()),
                    few(table.coarser()),
                    few(table.inexpressible()),
                    few(table.unsaid()));
        }
        return columns.text();
    }

    private String trips() {
        Columns columns = new Columns("  ", "sample", "back", "elements that differ; (L) a loss says so");
        for (RoundTrip trip : result.trips()) {
            columns.row(
                    trip.sample(),
                    trip.way().words() + (trip.reason().isEmpty() ? "" : " (" + trip.reason() + ")"),
                    names(trip.differing().stream()
                            .map(name -> trip.declared().contains(name) ? name + " (L)" : name)
                            .toList()));
        }
        return columns.text();
    }

    private void findings(StringBuilder text, Finding.Severity severity, String title) {
        List<Finding> found = result.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
        if (!found.isEmpty()) {
            text.append('\n').append(title).append(" (").append(found.size()).append(")\n");
            found.forEach(finding -> text.append("  ")
                    .append(Report.printable(finding.part()))
                    .append(": ")
                    .append(Report.printable(finding.text()))
                    .append('\n'));
        }
    }

    private static String names(List<String> names) {
        return names.isEmpty() ? NONE : String.join(", ", names);
    }

    /** The first of some codes, and how many more there are. */
    static String few(List<String> codes) {
        return names(codes.stream().limit(SHOWN).toList())
                + (codes.size() > SHOWN ? " and " + (codes.size() - SHOWN) + " more" : "");
    }
}
