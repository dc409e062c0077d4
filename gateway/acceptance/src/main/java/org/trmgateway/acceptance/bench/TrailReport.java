package org.trmgateway.acceptance.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Formatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was measured, and whether it is enough.
 *
 * @param runs one for each number of writers
 * @param verified absent when no export was made
 */
record TrailReport(List<TrailRun> runs, Optional<ExportVerified> verified) {

    private static final double SUSTAINED = 2_000;
    private static final double VERIFIED = 1_000_000 / 60.0;
    private static final double RISE = 1.5;
    private static final double TENTHS = 10;
    private static final double HUNDREDTHS = 100;

    /**
     * A budget.
     *
     * @param name what it is about
     * @param limit what has to be reached, or must not be exceeded
     * @param measured what was
     * @param holds whether that is enough
     */
    record Budget(String name, double limit, double measured, boolean holds) {}

    TrailReport {
        runs = List.copyOf(runs);
    }

    boolean holds() {
        return budgets().stream().allMatch(Budget::holds);
    }

    /** By the run that sustained most, by the run that was longest, and by the export. */
    List<Budget> budgets() {
        List<Budget> budgets = new ArrayList<>();
        double most =
                runs.stream().mapToDouble(TrailRun::sustainedPerSecond).max().orElseThrow();
        budgets.add(new Budget("entries a second, sustained", SUSTAINED, rounded(most), most >= SUSTAINED));
        double rise = runs.stream()
                .max(Comparator.comparingLong(TrailRun::entries))
                .orElseThrow()
                .rise();
        budgets.add(new Budget("cost at the end by cost at the beginning", RISE, hundredths(rise), rise <= RISE));
        verified.ifPresent(export -> budgets.add(new Budget(
                "entries a second, verified",
                rounded(VERIFIED),
                rounded(export.perSecond()),
                export.perSecond() >= VERIFIED)));
        return budgets;
    }

    String text() {
        try (Formatter table = new Formatter(Locale.ROOT)) {
            table.format("Entries a second on %d cores; each on disk when it is confirmed%n%n", cores());
            table.format(
                    "%8s %12s %10s %10s %11s %11s%n",
                    "writers", "trail before", "entries", "appended", "sequenced", "sustained");
            for (TrailRun run : runs) {
                table.format("%8d %12d %10d", run.writers(), run.sizeBefore(), run.entries());
                table.format(" %10.0f %11.0f", run.appendedPerSecond(), run.sequencedPerSecond());
                table.format(" %11.0f%n", run.sustainedPerSecond());
            }
            table.format("%nMicroseconds an entry, in ten parts from the first entry to the last%n%n");
            for (TrailRun run : runs) {
                table.format("%8d appended  %s%n", run.writers(), line(run.appendCost()));
                table.format("%8s sequenced %s%n", "", line(run.sequenceCost()));
            }
            verified.ifPresent(export -> table.format(
                    "%nExport of %d entries, %.0f MB: verified in %.1f s, %.0f entries a second%n",
                    export.entries(), export.bytes() / 1e6, export.seconds(), export.perSecond()));
            table.format("%n");
            budgets()
                    .forEach(budget -> table.format(
                            "%-5s %s: %s (budget %s)%n",
                            budget.holds() ? "holds" : "OVER",
                            budget.name(),
                            number(budget.measured()),
                            number(budget.limit())));
            return table.toString();
        }
    }

    String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("cores", cores());
        all.put("runs", runs.stream().map(TrailReport::object).toList());
        verified.ifPresent(export -> {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("entries", export.entries());
            object.put("bytes", export.bytes());
            object.put("seconds", hundredths(export.seconds()));
            object.put("perSecond", rounded(export.perSecond()));
            all.put("verified", object);
        });
        all.put("budgets", budgets());
        all.put("holds", holds());
        return JsonMapper.shared().writeValueAsString(all) + "\n";
    }

    private static Map<String, Object> object(TrailRun run) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("writers", run.writers());
        object.put("sizeBefore", run.sizeBefore());
        object.put("entries", run.entries());
        object.put("appendedPerSecond", rounded(run.appendedPerSecond()));
        object.put("sequencedPerSecond", rounded(run.sequencedPerSecond()));
        object.put("sustainedPerSecond", rounded(run.sustainedPerSecond()));
        object.put("appendMicroseconds", tenths(run.appendCost()));
        object.put("sequenceMicroseconds", tenths(run.sequenceCost()));
        return object;
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static String line(List<Double> costs) {
        return costs.stream()
                .map(cost -> String.format(Locale.ROOT, "%8.1f", cost))
                .collect(Collectors.joining());
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static List<Double> tenths(List<Double> values) {
        return values.stream().map(value -> Math.round(value * TENTHS) / TENTHS).toList();
    }

    private static double hundredths(double value) {
        return Math.round(value * HUNDREDTHS) / HUNDREDTHS;
    }

    private static double rounded(double value) {
        return Math.round(value);
    }
}
