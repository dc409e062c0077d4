package org.trmgateway.packkit;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Measurements as a table with the budget below it, or as one JSON object. */
final class BenchReport {

    private BenchReport() {}

    static Report text(List<Measurement> measurements) {
        Columns columns = new Columns("", "pack", "way", "sample", "runs", "median us", "p95 us", "core us", "bytes");
        measurements.forEach(each -> columns.row(
                each.pack(),
                each.way(),
                each.sample(),
                Integer.toString(each.runs()),
                Double.toString(each.median()),
                Double.toString(each.p95()),
                Double.toString(each.processor()),
                Long.toString(each.bytes())));
        StringBuilder text = new StringBuilder("Translations on one thread\n\n").append(columns.text());
        text.append("\nSlowest of each pack and way, median on one core; budget ")
                .append((long) Measurement.BUDGET)
                .append(" us\n");
        Columns budget = new Columns("", "pack", "way", "core us", "budget");
        slowest(measurements)
                .forEach((way, each) -> budget.row(
                        each.pack(),
                        each.way(),
                        Double.toString(each.processor()),
                        each.withinBudget() ? "kept" : "MISSED"));
        text.append(budget.text());
        return new Report(status(measurements), text.toString());
    }

    static Report json(List<Measurement> measurements) {
        return new Report(
                status(measurements),
                Json.line(Json.object(
                        "budgetMicroseconds",
                        Measurement.BUDGET,
                        "withinBudget",
                        measurements.stream().allMatch(Measurement::withinBudget),
                        "measurements",
                        measurements.stream()
                                .map(each -> Json.object(
                                        "pack", each.pack(),
                                        "way", each.way(),
                                        "sample", each.sample(),
                                        "runs", each.runs(),
                                        "medianMicroseconds", each.median(),
                                        "p95Microseconds", each.p95(),
                                        "coreMicroseconds", each.processor(),
                                        "bytes", each.bytes()))
                                .toList())));
    }

    private static Map<String, Measurement> slowest(List<Measurement> measurements) {
        return new TreeMap<>(measurements.stream()
                .collect(Collectors.toMap(
                        each -> each.pack() + " " + each.way(),
                        each -> each,
                        (one, other) -> Comparator.comparingDouble(Measurement::processor)
                                                .compare(one, other)
                                        >= 0
                                ? one
                                : other)));
    }

    private static int status(List<Measurement> measurements) {
        return measurements.stream().allMatch(Measurement::withinBudget) ? Report.FINE : Report.NOT_FINE;
    }
}
