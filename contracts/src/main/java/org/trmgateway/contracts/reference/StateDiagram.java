package org.trmgateway.contracts.reference;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.trmgateway.contracts.Table;

/** The states of a case and the messages that lead from one to the next, as a Mermaid diagram. Messages that keep the state are left out. */
final class StateDiagram {

    private static final String START = "[*]";
    private static final String ANY_OPEN = "ANY_OPEN";
    private static final String ANY = "ANY";

    private final Map<Arrow, Set<String>> messages = new LinkedHashMap<>();

    private record Arrow(String from, String to) {}

    StateDiagram(List<Table.Row> rules) {
        for (Table.Row rule : rules) {
            for (String before : rule.parts("before")) {
                if (!rule.get("after").equals("=")) {
                    add(node(before), rule.get("after"), rule.get("message"));
                }
            }
            if (!rule.get("opens").isEmpty()) {
                add(START, rule.get("opens"), rule.get("message"));
            }
        }
    }

    /** The lines of the diagram. */
    String text() {
        StringJoiner lines = new StringJoiner("\n");
        lines.add("stateDiagram-v2");
        lines.add("    state \"any open state\" as " + ANY_OPEN);
        lines.add("    state \"any state but NEW\" as " + ANY);
        messages.forEach((arrow, codes) ->
                lines.add("    " + arrow.from() + " --> " + arrow.to() + " : " + String.join(", ", codes)));
        return lines.toString();
    }

    private void add(String from, String to, String message) {
        if (!from.equals(to)) {
            messages.computeIfAbsent(new Arrow(from, to), arrow -> new LinkedHashSet<>())
                    .add(message);
        }
    }

    private static String node(String before) {
        return switch (before) {
            case "NEW" -> START;
            case "open" -> ANY_OPEN;
            case "*" -> ANY;
            default -> before;
        };
    }
}
