package org.trmgateway.packkit;

import java.util.LinkedHashMap;
import java.util.Map;

/** A check as one JSON object, without values of samples. */
final class CheckJson {

    private CheckJson() {}

    static Report of(PackSource source, PackCheck.Result result) {
        return new Report(result.refused() ? Report.NOT_FINE : Report.FINE, Json.line(object(source, result)));
    }

    static Map<String, Object> object(PackSource source, PackCheck.Result result) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("pack", source.country());
        object.put("ok", !result.refused());
        result.outline().ifPresent(outline -> object.put("version", outline.version()));
        object.put("samples", result.runs().stream().map(CheckJson::sample).toList());
        object.put(
                "messages",
                result.messages().stream()
                        .map(message -> Json.object(
                                "message", message.message(),
                                "name", message.name(),
                                "taken", message.taken(),
                                "delivered", message.delivered()))
                        .toList());
        object.put("tables", result.codes().stream().map(CheckJson::table).toList());
        object.put(
                "roundTrips",
                result.trips().stream()
                        .map(trip -> Json.object(
                                "sample", trip.sample(),
                                "way", trip.way().name(),
                                "differing", trip.differing(),
                                "declared", trip.declared(),
                                "reason", trip.reason()))
                        .toList());
        Map<String, Object> labels = new LinkedHashMap<>();
        result.labels().forEach(language -> labels.put(language.language(), language.missing()));
        object.put("labelsMissing", labels);
        object.put(
                "findings",
                result.findings().stream()
                        .map(finding -> Json.object(
                                "severity", finding.severity().name(),
                                "part", finding.part(),
                                "text", finding.text()))
                        .toList());
        return object;
    }

    private static Map<String, Object> sample(SampleRun run) {
        return Json.object(
                "sample", run.sample().name(),
                "way", run.sample().delivered() ? "out" : "in",
                "message", run.message().map(type -> type.code()).orElse(""),
                "ok", run.asExpected(),
                "losses",
                        run.losses().stream()
                                .map(loss -> loss.fieldId() + " " + loss.kind() + " " + loss.rule())
                                .toList(),
                "failure", run.failure().orElse(""));
    }

    private static Map<String, Object> table(CodeCoverage table) {
        return Json.object(
                "table", table.table(),
                "list", table.list(),
                "takes", table.takes(),
                "widened", table.widened(),
                "narrowed", table.narrowed(),
                "lost", table.lost(),
                "delivers", table.delivers(),
                "coarser", table.coarser(),
                "inexpressible", table.inexpressible(),
                "unsaid", table.unsaid());
    }
}
