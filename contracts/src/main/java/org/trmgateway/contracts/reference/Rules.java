package org.trmgateway.contracts.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.Table;

/** The choreography's rows in words. */
final class Rules {

    private static final String RECEIPT = "M26";

    /** All of them are on a page: a column that came later must not be left out silently. */
    private static final String[] COLUMNS = {
        "rule", "message", "from", "to", "before", "when", "after", "opens", "reply", "deadline", "gates", "audience"
    };

    private final List<Table.Row> rows;
    private final Map<String, String> gates = new LinkedHashMap<>();

    Rules(ContractFolder folder) {
        rows = Table.read(folder, "choreography.csv", COLUMNS).rows();
        Table.read(folder, "gates.csv").rows().forEach(row -> gates.put(row.get("gate"), row.get("meaning")));
    }

    /** All rows, in their order. */
    List<Table.Row> all() {
        return rows;
    }

    /**
     * The rows of a message, in their order.
     *
     * @throws IllegalStateException when it has none, so that nobody may ever send it
     */
    List<Table.Row> of(String message) {
        List<Table.Row> own =
                rows.stream().filter(row -> row.get("message").equals(message)).toList();
        if (own.isEmpty()) {
            throw new IllegalStateException(message + " has no row in choreography.csv");
        }
        return own;
    }

    /** From whom to whom, each pair once. */
    String parties(String message) {
        return distinct(of(message).stream()
                .map(row -> Words.roles(row.parts("from")) + " → " + Words.roles(row.parts("to")))
                .toList());
    }

    /** The answers awaited and their deadlines, each once. */
    String answers(String message) {
        return distinct(of(message).stream()
                .map(Rules::answer)
                .filter(answer -> !answer.isEmpty())
                .toList());
    }

    /** The gates of a message's rows, with their meaning. */
    Map<String, String> gates(String message) {
        Map<String, String> own = new LinkedHashMap<>();
        for (Table.Row row : of(message)) {
            for (String gate : row.parts("gates")) {
                String meaning = gates.get(gate);
                if (meaning == null) {
                    throw new IllegalStateException("gates.csv lacks " + gate);
                }
                own.put(gate, meaning);
            }
        }
        return own;
    }

    /** Roles to which a message may go; {@code *} stands for every role. */
    Set<String> receivers(String message) {
        return of(message).stream()
                .flatMap(row -> row.parts("to").stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static List<String> head() {
        return List.of(
                "Rule", "From → to", "State before", "Only if", "State after", "Answer awaited", "Gates", "Goes to");
    }

    static List<String> cells(Table.Row row) {
        return List.of(
                row.get("rule"),
                Words.roles(row.parts("from")) + " → " + Words.roles(row.parts("to")),
                String.join(", ", row.parts("before").stream().map(Rules::state).toList()),
                condition(row.get("when")),
                after(row),
                answer(row),
                String.join(
                        ", ",
                        row.parts("gates").stream().map(Markdown::codeWord).toList()),
                Words.audience(row.get("audience")));
    }

    private static String state(String state) {
        return switch (state) {
            case "*" -> "any but NEW";
            case "open" -> "any open state";
            default -> state;
        };
    }

    private static String condition(String when) {
        if (when.isEmpty()) {
            return "";
        }
        int equals = when.indexOf('=');
        String element = Markdown.codeWord(when.substring(0, equals));
        String code = when.substring(equals + 1);
        return code.equals("*") ? element + " is there" : element + " is " + Markdown.codeWord(code);
    }

    private static String after(Table.Row row) {
        String after = row.get("after").equals("=") ? "as before" : row.get("after");
        return row.get("opens").isEmpty()
                ? after
                : after + "; " + row.get("opens") + " at a receiver to whom the case is new";
    }

    private static String answer(Table.Row row) {
        List<String> replies = row.parts("reply");
        List<String> deadlines = row.parts("deadline");
        List<String> answers = new ArrayList<>();
        for (int index = 0; index < replies.size(); index++) {
            String reply = replies.get(index);
            String due = Words.span(deadlines.get(index));
            answers.add(reply.equals(RECEIPT) ? "receipt of hand-over within " + due : reply + " within " + due);
        }
        return String.join(Markdown.BREAK, answers);
    }

    private static String distinct(List<String> words) {
        return String.join(Markdown.BREAK, new LinkedHashSet<>(words));
    }
}
