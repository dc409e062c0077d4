package org.trmgateway.packkit;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Maps, lists, texts, numbers and truth values as JSON (RFC 8259). */
final class Json {

    private Json() {}

    static String line(Map<String, ?> object) {
        return value(object) + "\n";
    }

    /** An object of names and values, one after the other, in this order. */
    static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            object.put(namesAndValues[index].toString(), namesAndValues[index + 1]);
        }
        return object;
    }

    private static String value(Object value) {
        return switch (value) {
            case Map<?, ?> object ->
                object.entrySet().stream()
                        .map(entry -> quoted(entry.getKey().toString()) + ":" + value(entry.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case Collection<?> list -> list.stream().map(Json::value).collect(Collectors.joining(",", "[", "]"));
            case Boolean truth -> truth.toString();
            case Number number -> number.toString();
            default -> quoted(value.toString());
        };
    }

    private static String quoted(String text) {
        return '"' + Report.printable(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
