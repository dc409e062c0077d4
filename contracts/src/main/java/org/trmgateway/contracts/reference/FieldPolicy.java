package org.trmgateway.contracts.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.Table;

/** The field dictionary and the release policy: what a field is, and what each receiver sees of it. */
final class FieldPolicy {

    private static final List<String> DESCRIPTION = List.of("field", "element", "group", "class", "category");

    private final Map<String, Table.Row> fields = new LinkedHashMap<>();
    private final List<String> views;
    private final List<Table.Row> receivers;
    private final List<Table.Row> generalisers;
    private final Map<String, String> expiries = new LinkedHashMap<>();

    FieldPolicy(ContractFolder folder) {
        Table table = Table.read(folder, "fields.csv");
        table.rows().forEach(row -> fields.put(row.get("element"), row));
        views = table.columns().stream()
                .filter(column -> !DESCRIPTION.contains(column))
                .toList();
        receivers = Table.read(folder, "views.csv").rows();
        generalisers = Table.read(folder, "generalisers.csv").rows();
        Table.read(folder, "expiry.csv").rows().forEach(row -> expiries.put(row.get("element"), row.get("expires")));
    }

    /** The columns of the release policy, in their order. */
    List<String> views() {
        return views;
    }

    /** The ways to make a value coarser: name and the element in which the coarser value stands. */
    List<List<String>> generalisers() {
        return generalisers.stream()
                .map(row -> List.of(
                        Words.action("G:" + row.get("generaliser")),
                        "made coarser by the gateway; stands in " + Markdown.codeWord(row.get("element"))))
                .toList();
    }

    /**
     * The row of an element.
     *
     * @throws IllegalStateException when there is none
     */
    Table.Row row(String element) {
        return Optional.ofNullable(fields.get(element))
                .orElseThrow(() -> new IllegalStateException("fields.csv lacks " + element));
    }

    /** Until when an element is of use, in words; absent for those that may be kept. */
    Optional<String> expiry(String element) {
        return Optional.ofNullable(expiries.get(element)).map(Words::expiry);
    }

    /** What each receiver sees of an element, in the order of {@link #views()}. */
    List<String> seen(String element) {
        Table.Row row = row(element);
        return views.stream().map(view -> Words.action(row.get(view))).toList();
    }

    /** The views through which receivers of these roles see a message. */
    List<String> views(Set<String> roles) {
        return views.stream()
                .filter(view -> receivers.stream()
                        .anyMatch(row -> row.get("view").equals(view)
                                && (roles.contains("*") || roles.contains(row.get("receiver")))))
                .toList();
    }
}
