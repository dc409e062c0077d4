package org.trmgateway.packkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code bench}: the benches there are, one or all of them. */
final class Benches {

    private static final double QUICK = 20;
    private static final double WHOLE = 120;
    /** Microseconds of one core a translation may take at the median. */
    static final double TRANSLATION_BUDGET = 3_000;
    /** Microseconds of one core the protection of a message may take at the median. */
    static final double PROTECTION_BUDGET = 5_000;

    private static final String TRANSLATE = "translate";
    private static final String PROTECT = "protect";

    private Benches() {}

    static Report report(Arguments arguments, List<PackSource> packs) throws UsageException {
        List<String> names = arguments.none()
                ? List.of(TRANSLATE, PROTECT)
                : arguments.operands(1, "time one thing, translate or protect, or name none for both");
        Map<String, BenchReport> reports = new LinkedHashMap<>();
        for (String name : names) {
            reports.put(name, bench(name, arguments.has("--quick"), packs));
        }
        boolean fine = reports.values().stream().allMatch(report -> report.status() == Report.FINE);
        return new Report(
                fine ? Report.FINE : Report.NOT_FINE, arguments.has("--json") ? json(reports) : text(reports));
    }

    private static BenchReport bench(String name, boolean quick, List<PackSource> packs) throws UsageException {
        Bench bench = new Bench(quick ? QUICK : WHOLE);
        return switch (name) {
            case TRANSLATE ->
                new BenchReport(
                        "Translations", TRANSLATION_BUDGET, bench.run(new TranslationBench(quick).works(packs)));
            case PROTECT ->
                new BenchReport("Protection", PROTECTION_BUDGET, bench.run(new ProtectBench(quick).works(packs)));
            default -> throw new UsageException("say what to time: translate or protect");
        };
    }

    private static String text(Map<String, BenchReport> reports) {
        return reports.values().stream().map(report -> report.text().text()).collect(Collectors.joining("\n"));
    }

    private static String json(Map<String, BenchReport> reports) {
        if (reports.size() == 1) {
            return reports.values().iterator().next().json().text();
        }
        Map<String, Object> all = new LinkedHashMap<>();
        reports.forEach((name, report) -> all.put(name, report.object()));
        return Json.line(all);
    }
}
