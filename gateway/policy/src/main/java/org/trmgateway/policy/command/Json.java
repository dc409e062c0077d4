package org.trmgateway.policy.command;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Maps, lists, texts and truth values as JSON (RFC 8259). */
final class Json {

    private Json() {}

    static String line(Map<String, ?> object) {
        return value(object) + "\n";
    }

    private static String value(Object value) {
        return switch (value) {
            case Map<?, ?> object ->
                object.entrySet().stream()
                        .map(entry -> quoted(entry.getKey().toString()) + ":" + value(entry.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case Collection<?> list -> list.stream().map(Json::value).collect(Collectors.joining(",", "[", "]"));
            case Boolean truth -> truth.toString();
            default -> quoted(value.toString());
        };
    }

    private static String quoted(String text) {
        return '"' + Report.printable(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
