package org.trmgateway.policy.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.trmgateway.contracts.ContractFiles;
import org.trmgateway.contracts.Table;

/** {@code show --view VIEW --message MESSAGE}: what a receiver gets of each field, and when the message may come. */
final class MessageView {

    private final ContractFiles files;
    private final Tables tables;
    private final String view;
    private final String message;

    MessageView(ContractFiles files, String view, String message) throws UsageException {
        this.files = files;
        this.tables = new Tables(files);
        this.view = view;
        this.message = message;
        if (!tables.views().contains(view)) {
            throw new UsageException("no view " + view + "; there are " + String.join(", ", tables.views()));
        }
    }

    Report report(boolean json) throws UsageException {
        Table.Row listed = tables.table(Tables.CATALOGUE).rows().stream()
                .filter(row -> row.get("message").equals(message))
                .findFirst()
                .orElseThrow(() -> new UsageException("no message " + message + " in the catalogue"));
        List<Map<String, String>> fields = fields(listed.get("root"));
        if (fields.isEmpty()) {
            throw new IllegalStateException(message + " has no fields in its schema");
        }
        List<Map<String, String>> rules = tables.table(Tables.CHOREOGRAPHY).rows().stream()
                .filter(row -> row.get("message").equals(message))
                .map(this::inOrder)
                .toList();
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("message", message);
            object.put("name", listed.get("name"));
            object.put("view", view);
            object.put("purpose", listed.get("purpose"));
            object.put("fields", fields);
            object.put("rules", rules);
            return new Report(Report.FINE, Json.line(object));
        }
        StringBuilder text = new StringBuilder();
        text.append(message)
                .append(' ')
                .append(listed.get("name"))
                .append(", as view ")
                .append(view)
                .append(" sees it");
        text.append(" (purpose of consent: ").append(listed.get("purpose")).append(")\n\n");
        text.append(columns(fields));
        text.append("\nAllowed by these rules of the choreography:\n");
        rules.forEach(rule -> text.append("  ").append(rule(rule)).append('\n'));
        return new Report(Report.FINE, text.toString());
    }

    private List<Map<String, String>> fields(String root) {
        Map<String, Table.Row> dictionary = tables.fields();
        Map<String, String> generalisers = tables.generalisers();
        Map<String, String> expiries = tables.expiries();
        List<Map<String, String>> fields = new ArrayList<>();
        for (SchemaLeaves.Leaf leaf : SchemaLeaves.of(files, message, root)) {
            Optional<Table.Row> row = Optional.ofNullable(dictionary.get(leaf.element()));
            Map<String, String> field = new LinkedHashMap<>();
            field.put("id", row.map(found -> found.get("field")).orElse("-"));
            field.put("group", leaf.group());
            field.put("element", leaf.element());
            field.put("class", row.map(found -> found.get("class")).orElse("-"));
            field.put(
                    "action",
                    row.map(found -> Action.inWords(found.get(view), generalisers))
                            .orElse("refused: the release policy has no row for it"));
            field.put("category", row.map(found -> found.get("category")).orElse(""));
            field.put("expires", expiries.getOrDefault(leaf.element(), ""));
            fields.add(field);
        }
        return fields;
    }

    private Map<String, String> inOrder(Table.Row row) {
        Map<String, String> cells = new LinkedHashMap<>();
        tables.table(Tables.CHOREOGRAPHY).columns().forEach(column -> cells.put(column, row.get(column)));
        return cells;
    }

    private static String rule(Map<String, String> rule) {
        StringBuilder text = new StringBuilder();
        rule.forEach((column, cell) -> {
            if (!cell.isEmpty() && !column.equals("message")) {
                text.append(column.equals("rule") ? "" : "; " + column + " ").append(cell);
            }
        });
        return text.toString();
    }

    private static String columns(List<Map<String, String>> fields) {
        Map<String, String> head = new LinkedHashMap<>();
        fields.getFirst().keySet().forEach(column -> head.put(column, column));
        StringBuilder text = new StringBuilder();
        Stream.concat(Stream.of(head), fields.stream()).forEach(field -> {
            StringBuilder line = new StringBuilder();
            field.forEach((column, cell) -> line.append(cell).repeat(" ", width(fields, column) - cell.length() + 2));
            text.append(line.toString().stripTrailing()).append('\n');
        });
        return text.toString();
    }

    private static int width(List<Map<String, String>> fields, String column) {
        return Math.max(
                column.length(),
                fields.stream()
                        .mapToInt(field -> field.get(column).length())
                        .max()
                        .orElse(0));
    }
}
