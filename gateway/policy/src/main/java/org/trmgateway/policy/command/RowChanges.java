package org.trmgateway.policy.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.trmgateway.contracts.Table;

/** Differences of two states of one table, row by row. A row is known by its key; where a key comes twice, by the whole row. */
final class RowChanges {

    private final String part;
    private final Table before;
    private final Table after;

    RowChanges(String part, Table before, Table after) {
        this.part = part;
        this.before = before;
        this.after = after;
    }

    List<Change> byKey(String column) {
        Map<String, Table.Row> old = keyed(before, column);
        Map<String, Table.Row> young = keyed(after, column);
        List<Change> changes = new ArrayList<>();
        old.forEach((key, row) -> {
            if (!young.containsKey(key)) {
                changes.add(removed(key));
            } else {
                cells(key, row, young.get(key), changes);
            }
        });
        young.forEach((key, row) -> {
            if (!old.containsKey(key)) {
                changes.add(added(key, row));
            }
        });
        if (!part.equals(Tables.EXPIRY) && !common(old, young).equals(common(young, old))) {
            // rows are tried from top to bottom
            changes.add(new Change(part, "order of the rows", "changed", true));
        }
        return changes;
    }

    private void cells(String key, Table.Row old, Table.Row young, List<Change> changes) {
        Set<String> columns = new HashSet<>(after.columns());
        columns.retainAll(before.columns());
        for (String column : after.columns()) {
            if (columns.contains(column) && !old.get(column).equals(young.get(column))) {
                changes.add(cell(key, column, old.get(column), young.get(column)));
            }
        }
    }

    private Change cell(String key, String column, String old, String young) {
        boolean view = Views.isView(part, column);
        String from = view ? Action.inWords(old, Map.of()) : shown(old);
        String to = view ? Action.inWords(young, Map.of()) : shown(young);
        return new Change(
                part,
                key,
                (view ? "view " : "") + column + ": " + from + " -> " + to,
                Views.releasesMore(part, column, old, young));
    }

    private Change added(String key, Table.Row row) {
        String cells = after.columns().stream()
                .filter(column -> !row.get(column).isEmpty())
                .map(column -> column + " " + row.get(column))
                .collect(Collectors.joining(", "));
        boolean more = after.columns().stream()
                .anyMatch(column -> Views.isView(part, column) && Action.releasesMore("D", row.get(column)));
        return new Change(part, key, "added: " + cells, more || part.equals(Tables.CHOREOGRAPHY));
    }

    private Change removed(String key) {
        // a gate that is no longer defined guards nothing, and a field without a time is kept for ever
        boolean more = part.equals("choreography/gates.csv") || part.equals(Tables.EXPIRY);
        return new Change(part, key, "removed", more);
    }

    private static String shown(String cell) {
        return cell.isEmpty() ? "nothing" : cell;
    }

    private static List<String> common(Map<String, Table.Row> of, Map<String, Table.Row> with) {
        return of.keySet().stream().filter(with::containsKey).toList();
    }

    private static Map<String, Table.Row> keyed(Table table, String column) {
        long keys = table.rows().stream().map(row -> row.get(column)).distinct().count();
        boolean whole = keys != table.rows().size();
        Map<String, Table.Row> keyed = new LinkedHashMap<>();
        for (Table.Row row : table.rows()) {
            String key =
                    whole ? table.columns().stream().map(row::get).collect(Collectors.joining(";")) : row.get(column);
            keyed.put(key, row);
        }
        return keyed;
    }
}
