package org.trmgateway.packkit;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Measurements as a table with the budget below it, or as one JSON object.
 *
 * @param title what was timed, in words
 * @param budget microseconds of one core a median may take
 * @param measurements in the order they are shown
 */
record BenchReport(String title, double budget, List<Measurement> measurements) {

    BenchReport {
        measurements = List.copyOf(measurements);
    }

    Report text() {
        Columns columns =
                new Columns("", "pack", "way", "sample", "runs", "median us", "p95 us", "p99 us", "core us", "bytes");
        measurements.forEach(each -> columns.row(
                each.pack(),
                each.way(),
                each.sample(),
                Integer.toString(each.runs()),
                Double.toString(each.median()),
                Double.toString(each.p95()),
                Double.toString(each.p99()),
                Double.toString(each.processor()),
                Long.toString(each.bytes())));
        StringBuilder text =
                new StringBuilder(title).append(" on one thread\n\n").append(columns.text());
        text.append("\nSlowest of each pack and way, median on one core; budget ")
                .append((long) budget)
                .append(" us\n");
        Columns kept = new Columns("", "pack", "way", "core us", "budget");
        slowest()
                .forEach((way, each) -> kept.row(
                        each.pack(),
                        each.way(),
                        Double.toString(each.processor()),
                        each.within(budget) ? "kept" : "MISSED"));
        text.append(kept.text());
        return new Report(status(), text.toString());
    }

    Report json() {
        return new Report(status(), Json.line(object()));
    }

    /** What {@link #json()} writes, to be part of something larger. */
    Map<String, Object> object() {
        return Json.object(
                "budgetMicroseconds",
                budget,
                "withinBudget",
                measurements.stream().allMatch(each -> each.within(budget)),
                "measurements",
                measurements.stream()
                        .map(each -> Json.object(
                                "pack", each.pack(),
                                "way", each.way(),
                                "sample", each.sample(),
                                "runs", each.runs(),
                                "medianMicroseconds", each.median(),
                                "p95Microseconds", each.p95(),
                                "p99Microseconds", each.p99(),
                                "coreMicroseconds", each.processor(),
                                "bytes", each.bytes()))
                        .toList());
    }

    private Map<String, Measurement> slowest() {
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

    int status() {
        return measurements.stream().allMatch(each -> each.within(budget)) ? Report.FINE : Report.NOT_FINE;
    }
}
