package org.trmgateway.auditor;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.trail.TrailEntry;

/** A timeline for a person, or as one JSON object (RFC 8259). */
final class TimelineText {

    private TimelineText() {}

    static String lines(Timeline timeline) {
        StringBuilder lines = new StringBuilder();
        for (Timeline.Row row : timeline.rows()) {
            SequencedMap<String, String> cells = cells(row);
            lines.append(cells.remove("at"))
                    .append("  ")
                    .append(cells.remove("node"))
                    .append("  ")
                    .append(cells.remove("from"))
                    .append(" -> ")
                    .append(cells.remove("to"))
                    .append("  ")
                    .append(cells.remove("event"));
            String mark = Optional.ofNullable(cells.remove("mark")).orElse("");
            lines.append(mark.isEmpty() ? "" : "  " + mark.toUpperCase(Locale.ROOT));
            cells.forEach(
                    (name, value) -> lines.append("  ").append(name).append('=').append(value));
            lines.append('\n');
        }
        timeline.missing().forEach(what -> lines.append("MISSING ").append(what).append('\n'));
        timeline.onOneTrail()
                .forEach(what -> lines.append("MISSING ")
                        .append(FindingsText.printable(what))
                        .append('\n'));
        return lines.toString();
    }

    static String json(Timeline timeline) {
        String rows = timeline.rows().stream()
                .map(row -> cells(row).entrySet().stream()
                        .map(TimelineText::member)
                        .collect(Collectors.joining(",", "{", "}")))
                .collect(Collectors.joining(","));
        String missing = Stream.concat(timeline.missing().stream(), timeline.onOneTrail().stream())
                .map(FindingsText::quoted)
                .collect(Collectors.joining(","));
        return "\"rows\":[" + rows + "],\"missing\":[" + missing + "]";
    }

    private static String member(Map.Entry<String, String> cell) {
        return FindingsText.quoted(cell.getKey()) + ":" + FindingsText.quoted(cell.getValue());
    }

    private static SequencedMap<String, String> cells(Timeline.Row row) {
        TrailEntry entry = row.entry();
        SequencedMap<String, String> cells = new LinkedHashMap<>();
        cells.put("at", entry.at().toString());
        cells.put("node", FindingsText.printable(row.node()));
        cells.put("from", entry.from().map(Object::toString).orElse("-"));
        cells.put("to", entry.to().map(Object::toString).orElse("-"));
        cells.put("event", entry.event().wireName());
        if (!row.mark().isEmpty()) {
            cells.put("mark", row.mark());
        }
        entry.messageId().ifPresent(id -> cells.put("message", id.toString()));
        entry.errorCode().map(ErrorCode::name).ifPresent(code -> cells.put("code", code));
        entry.ruleId().ifPresent(rule -> cells.put("rule", rule));
        entry.policy().ifPresent(version -> cells.put("policy", version));
        entry.choreography().ifPresent(version -> cells.put("choreography", version));
        return cells;
    }
}
