package org.trmgateway.packkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trmgateway.contracts.MessageDefinition;
import org.trmgateway.referral.Loss;

/** An explanation in numbered steps, or as one JSON object. Values are shown only to somebody who asks for them. */
final class ExplanationReport {

    private final Explanation explanation;
    private final Map<String, String> roles;
    private final boolean values;

    ExplanationReport(Explanation explanation, Map<String, String> roles, boolean values) {
        this.explanation = explanation;
        this.roles = roles;
        this.values = values;
    }

    Report text() {
        MessageDefinition message = explanation.translation().message();
        StringBuilder text = new StringBuilder();
        text.append("1. The file is the form ").append(explanation.form().form());
        text.append(" of the format ").append(explanation.form().format());
        text.append(" (pack ").append(explanation.pack().country()).append(' ');
        text.append(explanation.pack().version()).append(").\n\n");
        text.append("2. It becomes the message ")
                .append(message.type().code())
                .append(' ')
                .append(message.name());
        text.append(" with ").append(explanation.fields().size()).append(" values. Purpose of consent: ");
        text.append(message.purpose().orElse("none needed")).append(".\n\n");
        text.append(losses()).append('\n');
        text.append("4. Each value, and what each view of the release policy makes of it:\n");
        explanation.fields().forEach(field -> text.append(field(field)));
        text.append("\n5. What would arrive:\n");
        Columns columns = new Columns("   ", "view", "arrives", "who gets the view");
        explanation
                .receivers()
                .forEach((view, arriving) ->
                        columns.row(view, arriving, roles.getOrDefault(view, "nobody, by this policy")));
        text.append(columns.text());
        text.append(values ? "" : "\nValues are not shown; --values shows them.\n");
        return new Report(Report.FINE, text.toString());
    }

    Report json() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("pack", explanation.pack().country());
        object.put("version", explanation.pack().version());
        object.put("format", explanation.form().format());
        object.put("form", explanation.form().form());
        object.put("message", explanation.translation().message().type().code());
        object.put("name", explanation.translation().message().name());
        object.put(
                "losses",
                explanation.translation().losses().stream()
                        .map(loss -> Json.object(
                                "field", loss.fieldId(), "kind", loss.kind().name(), "rule", loss.rule()))
                        .toList());
        object.put("fields", explanation.fields().stream().map(this::object).toList());
        object.put("receivers", explanation.receivers());
        return new Report(Report.FINE, Json.line(object));
    }

    private String losses() {
        StringBuilder text = new StringBuilder("3. ");
        if (explanation.translation().losses().isEmpty()) {
            return text.append("Nothing was lost in translation.\n").toString();
        }
        text.append("These did not survive whole, and the message says so:\n");
        Columns columns = new Columns("   ", "field", "what", "rule of the pack");
        explanation
                .translation()
                .losses()
                .forEach(loss -> columns.row(loss.fieldId(), words(loss.kind()), loss.rule()));
        return text.append(columns.text()).toString();
    }

    private static String words(Loss.Kind kind) {
        return switch (kind) {
            case DROPPED -> "left out";
            case WIDENED -> "means more than before";
            case NARROWED -> "means less than before";
            case DEFAULTED -> "replaced by another code";
        };
    }

    private String field(ExplainedField field) {
        StringBuilder text =
                new StringBuilder("   ").append(field.id()).append(' ').append(field.path());
        if (!field.originalCode().isEmpty()) {
            text.append("  from national code ").append(field.originalCode());
        }
        if (!field.status().isEmpty()) {
            text.append("  no value: ").append(field.status());
        }
        if (values && !field.value().isEmpty()) {
            text.append("  = ").append(Report.printable(field.value()));
        }
        text.append('\n');
        Map<String, List<String>> byOutcome = new LinkedHashMap<>();
        field.outcomes()
                .forEach((view, outcome) -> byOutcome
                        .computeIfAbsent(shown(outcome), words -> new ArrayList<>())
                        .add(view));
        byOutcome.forEach((outcome, views) -> text.append("      ")
                .append(String.join(" ", views))
                .append(": ")
                .append(outcome)
                .append('\n'));
        return text.toString();
    }

    private String shown(Outcome outcome) {
        return outcome.words()
                + outcome.coarser()
                        .filter(value -> values)
                        .map(value -> " = " + value)
                        .orElse("");
    }

    private Map<String, Object> object(ExplainedField field) {
        Map<String, Object> outcomes = new LinkedHashMap<>();
        field.outcomes().forEach((view, outcome) -> outcomes.put(view, shown(outcome)));
        Map<String, Object> object = Json.object(
                "id", field.id(),
                "element", field.path(),
                "originalCode", field.originalCode(),
                "status", field.status(),
                "views", outcomes);
        if (values) {
            object.put("value", field.value());
        }
        return object;
    }
}
