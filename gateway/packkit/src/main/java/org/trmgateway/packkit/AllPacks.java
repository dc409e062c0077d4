package org.trmgateway.packkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.trmgateway.contracts.Contracts;

/** The check of every pack the contracts list, what each can say of each code list, and the way from every one to every other. */
final class AllPacks {

    private final SequencedMap<PackSource, PackCheck.Result> checks;
    private final Matrix matrix;

    private AllPacks(SequencedMap<PackSource, PackCheck.Result> checks, Matrix matrix) {
        this.checks = checks;
        this.matrix = matrix;
    }

    static AllPacks check(List<PackSource> sources, Contracts contracts) {
        SequencedMap<PackSource, PackCheck.Result> checks = new LinkedHashMap<>();
        sources.forEach(source -> checks.put(source, new PackCheck(source, contracts).run()));
        return new AllPacks(
                checks,
                Matrix.of(
                        sources.stream()
                                .filter(source -> !checks.get(source).refused())
                                .toList(),
                        contracts));
    }

    /** The report for a terminal. */
    Report text(boolean verbose) {
        StringBuilder text = new StringBuilder();
        if (verbose) {
            checks.forEach((source, result) -> text.append(
                            new CheckReport(source, result).text(true).text())
                    .append('\n'));
        }
        text.append("Packs\n").append(packs());
        text.append("\nWhat a pack cannot say: codes that go out wider, narrower or as another code\n")
                .append(coverage());
        text.append("\nFrom every pack to every pack: national, canonical, the other's national form, canonical\n")
                .append(
                        "  forms that come back the same + with values that differ as the code tables say (+ otherwise)\n")
                .append(trips());
        List<Finding> findings = findings();
        findings.forEach(finding -> text.append("  ")
                .append(Report.printable(finding.part()))
                .append(": ")
                .append(Report.printable(finding.text()))
                .append('\n'));
        text.append(
                findings.isEmpty()
                        ? "\nOK: all packs can be used, and lose nothing that their code tables do not say.\n"
                        : "\nREFUSED: see the " + findings.size() + " lines above; ./trm pack check CC says more.\n");
        return new Report(status(), text.toString());
    }

    /** The report for machines. */
    Report json() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("ok", findings().isEmpty());
        object.put(
                "packs",
                checks.entrySet().stream()
                        .map(check -> CheckJson.object(check.getKey(), check.getValue()))
                        .toList());
        List<Map<String, Object>> cells = new ArrayList<>();
        for (String from : matrix.packs()) {
            for (String to : matrix.packs()) {
                cells.add(Json.object(
                        "from", from,
                        "to", to,
                        "trips",
                                matrix.cell(from, to).stream()
                                        .map(trip -> Json.object(
                                                "sample", trip.sample(),
                                                "way", trip.way().name(),
                                                "declared", trip.declared(),
                                                "undeclared", trip.undeclared(),
                                                "reason", trip.reason()))
                                        .toList()));
            }
        }
        object.put("matrix", cells);
        return new Report(status(), Json.line(object));
    }

    private int status() {
        return findings().isEmpty() ? Report.FINE : Report.NOT_FINE;
    }

    private List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        checks.forEach((source, result) -> result.findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.REFUSED)
                .forEach(finding ->
                        findings.add(Finding.refused(source.country() + " " + finding.part(), finding.text()))));
        findings.addAll(matrix.findings());
        return findings;
    }

    private String packs() {
        Columns columns =
                new Columns("  ", "pack", "version", "samples as expected", "taken", "delivered", "gaps", "result");
        checks.forEach((source, result) -> columns.row(
                source.country(),
                result.outline().map(outline -> outline.version()).orElse("-"),
                result.runs().stream().filter(SampleRun::asExpected).count() + " of "
                        + result.runs().size(),
                national(result.messages().stream().map(MessageCoverage::taken).toList()),
                national(result.messages().stream()
                        .map(MessageCoverage::delivered)
                        .toList()),
                Long.toString(result.findings().stream()
                        .filter(finding -> finding.severity() == Finding.Severity.GAP)
                        .count()),
                result.refused() ? "REFUSED" : "OK"));
        return columns.text();
    }

    /** How many messages have a national form. */
    private static String national(List<String> ways) {
        return ways.stream().filter(way -> way.startsWith("national")).count() + " of " + ways.size() + " messages";
    }

    private String coverage() {
        Map<String, Map<String, Set<String>>> byList = new TreeMap<>();
        checks.forEach((source, result) -> result.codes().stream()
                .filter(table -> !table.list().isEmpty())
                .forEach(table -> {
                    Set<String> codes = table.coarser().stream().collect(Collectors.toSet());
                    codes.addAll(table.inexpressible());
                    byList.computeIfAbsent(table.list(), list -> new TreeMap<>())
                            .merge(source.country(), codes, (one, other) -> {
                                one.addAll(other);
                                return one;
                            });
                }));
        List<String> countries =
                checks.keySet().stream().map(PackSource::country).toList();
        List<String> head = new ArrayList<>(List.of("list"));
        head.addAll(countries);
        Columns columns = new Columns("  ", head.toArray(String[]::new));
        byList.forEach((list, codes) -> {
            if (codes.values().stream().anyMatch(lost -> !lost.isEmpty())) {
                List<String> row = new ArrayList<>(List.of(list));
                countries.forEach(country -> row.add(CheckReport.few(
                        codes.getOrDefault(country, Set.of()).stream().sorted().toList())));
                columns.row(row.toArray(String[]::new));
            }
        });
        return columns.text();
    }

    private String trips() {
        List<String> head = new ArrayList<>(List.of("from \\ to"));
        head.addAll(matrix.packs());
        Columns columns = new Columns("  ", head.toArray(String[]::new));
        for (String from : matrix.packs()) {
            List<String> row = new ArrayList<>(List.of(from));
            matrix.packs().forEach(to -> row.add(counts(matrix.cell(from, to))));
            columns.row(row.toArray(String[]::new));
        }
        return columns.text();
    }

    private static String counts(List<RoundTrip> trips) {
        long wrong = trips.stream()
                .filter(trip -> trip.way() == RoundTrip.Way.ONE_WAY
                        || !trip.undeclared().isEmpty())
                .count();
        long declared = trips.stream()
                .filter(trip -> !trip.declared().isEmpty() && trip.undeclared().isEmpty())
                .count();
        return (trips.size() - wrong - declared) + " + " + declared + (wrong == 0 ? "" : " + " + wrong);
    }
}
