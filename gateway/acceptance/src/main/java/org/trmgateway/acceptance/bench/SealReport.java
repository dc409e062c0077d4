package org.trmgateway.acceptance.bench;

import java.util.ArrayList;
import java.util.Formatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.trmgateway.packkit.Measurement;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was measured, beside the bare operations in it.
 *
 * @param bare the bare operations, with what each took
 * @param steps the steps, with what each took
 */
record SealReport(List<Line> bare, List<Line> steps) {

    private static final double TENTHS = 10;

    /** A step and its measurement. */
    record Line(Step step, Measurement measured) {}

    SealReport {
        bare = List.copyOf(bare);
        steps = List.copyOf(steps);
    }

    /** In the order of the steps; there is a measurement for each. */
    static List<Line> lines(List<Step> steps, List<Measurement> measured) {
        return IntStream.range(0, steps.size())
                .mapToObj(at -> new Line(steps.get(at), measured.get(at)))
                .toList();
    }

    String text() {
        try (Formatter table = new Formatter(Locale.ROOT)) {
            table.format("Bare operations, on one thread%n%n");
            table.format("%-24s %8s %10s %10s %10s%n", "operation", "runs", "median us", "p99 us", "core us");
            bare.forEach(line -> bareLine(table, line));
            table.format("%nSteps; floor: the bare operations in it, by core time%n%n");
            table.format("%-6s %-18s %8s %10s %10s %10s", "size", "step", "runs", "median us", "p99 us", "core us");
            table.format(" %9s %10s %6s%n", "bytes", "floor us", "times");
            steps.forEach(line -> stepLine(table, line));
            return table.toString();
        }
    }

    private static void bareLine(Formatter table, Line line) {
        Measurement took = line.measured();
        table.format("%-24s %8d %10.1f", line.step().name(), took.runs(), took.median());
        table.format(" %10.1f %10.1f%n", took.p99(), took.processor());
    }

    private void stepLine(Formatter table, Line line) {
        Measurement took = line.measured();
        table.format("%-6s %-18s %8d", line.step().size(), line.step().name(), took.runs());
        table.format(" %10.1f %10.1f %10.1f", took.median(), took.p99(), took.processor());
        table.format(" %9d", line.step().wire());
        if (line.step().floor().isEmpty()) {
            table.format(" %10s %6s%n", "-", "-");
        } else {
            table.format(" %10.1f %6.2f%n", floor(line.step()), times(line));
        }
    }

    String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("bare", bare.stream().map(this::object).toList());
        all.put("steps", steps.stream().map(this::object).toList());
        return JsonMapper.shared().writeValueAsString(all) + "\n";
    }

    /** Microseconds of the processor that the bare operations of a step take. */
    double floor(Step step) {
        Map<String, Double> costs = bare.stream()
                .collect(Collectors.toMap(
                        line -> line.step().name(), line -> line.measured().processor()));
        List<Double> needed = new ArrayList<>();
        step.floor().forEach(operation -> needed.add(costs.getOrDefault(operation, Double.NaN)));
        return needed.stream().mapToDouble(Double::doubleValue).sum();
    }

    private double times(Line line) {
        return line.measured().processor() / floor(line.step());
    }

    private Map<String, Object> object(Line line) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", line.step().name());
        object.put("size", line.step().size());
        object.put("runs", line.measured().runs());
        object.put("medianMicroseconds", line.measured().median());
        object.put("p99Microseconds", line.measured().p99());
        object.put("coreMicroseconds", line.measured().processor());
        object.put("memoryBytes", line.measured().bytes());
        object.put("wireBytes", line.step().wire());
        if (!line.step().floor().isEmpty()) {
            object.put("floorMicroseconds", Math.round(floor(line.step()) * TENTHS) / TENTHS);
        }
        return object;
    }
}
