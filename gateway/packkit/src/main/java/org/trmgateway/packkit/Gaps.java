package org.trmgateway.packkit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.trmgateway.contracts.pack.PackOutline;

/** What is wrong or missing in a pack that starts, the worst first. */
final class Gaps {

    private Gaps() {}

    static List<Finding> of(PackCheck.Result result, Samples samples) {
        List<Finding> findings = new ArrayList<>();
        result.runs().stream()
                .filter(run -> !run.asExpected())
                .map(SampleRun::finding)
                .forEach(findings::add);
        samples.alone()
                .forEach(name -> findings.add(
                        Finding.refused("samples/" + name, "has no expected result NAME.canonical.xml beside it")));
        result.outline().ifPresent(outline -> untried(outline, result.runs(), findings));
        for (CodeCoverage table : result.codes()) {
            if (!table.inexpressible().isEmpty()) {
                findings.add(Finding.gap(
                        "table " + table.table(),
                        "a message with one of these codes of " + table.list()
                                + " cannot be delivered in the national form: "
                                + String.join(", ", table.inexpressible())));
            }
        }
        for (RoundTrip trip : result.trips()) {
            if (!trip.undeclared().isEmpty()) {
                findings.add(Finding.gap(
                        "samples/" + trip.sample(),
                        "comes back with other values, and no loss says so: " + String.join(", ", trip.undeclared())));
            }
        }
        for (LabelCoverage labels : result.labels()) {
            labels.missing()
                    .forEach((list, codes) -> findings.add(Finding.gap(
                            "labels " + labels.language(),
                            "no label, so the bare code is shown: " + list + " " + String.join(", ", codes))));
        }
        return findings;
    }

    private static void untried(PackOutline outline, List<SampleRun> runs, List<Finding> findings) {
        for (PackOutline.Format format : outline.formats()) {
            format.received().stream()
                    .filter(form -> !format.plain().containsValue(form))
                    .filter(form -> runs.stream().noneMatch(run -> run.form().equals(format.id() + " " + form)))
                    .forEach(form -> findings.add(Finding.gap("form " + form, "has no sample that translates")));
            format.delivered().stream()
                    .filter(message -> !format.plain().containsKey(message))
                    .filter(message -> delivered(runs)
                            .noneMatch(
                                    run -> run.message().filter(message::equals).isPresent()))
                    .forEach(message ->
                            findings.add(Finding.gap("message " + message.code(), "has no delivered sample")));
        }
    }

    private static Stream<SampleRun> delivered(List<SampleRun> runs) {
        return runs.stream().filter(run -> run.sample().delivered() && run.asExpected());
    }
}
