package org.trmgateway.contracts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One row of the field dictionary, read and checked.
 *
 * @param id field id
 * @param element local name
 * @param group group it stands in
 * @param dataClass DI, QI, SC, OP or FT
 * @param category consent category, absent for operational fields
 * @param actions action text by view
 */
record FieldRow(
        String id,
        String element,
        String group,
        String dataClass,
        Optional<String> category,
        Map<String, String> actions) {

    /** The columns of the policy that are views. */
    static final List<String> VIEWS = List.of("O0", "NO", "ND", "SP", "IO", "CO", "LE", "AU", "ST");

    /** Begins the action that makes a value coarser. */
    static final String GENERALISE = "G:";

    private static final Set<String> CLASSES = Set.of("DI", "QI", "SC", "OP", "FT");
    private static final Set<String> PLAIN_ACTIONS = Set.of("K", "P", "S", "D");
    private static final Pattern ID = Pattern.compile("[A-Z][0-9]{1,2}");

    /** Reads all rows; an element of the schemas without a row, or a row without an element, stops the start. */
    static List<FieldRow> load(
            ContractFolder folder, SchemaNames names, CodeLists codeLists, Map<String, GeneraliserRow> generalisers) {
        List<String> columns = new ArrayList<>(List.of("field", "element", "group", "class", "category"));
        columns.addAll(VIEWS);
        List<FieldRow> fields = new ArrayList<>();
        Set<String> elements = new HashSet<>();
        for (Table.Row row :
                Table.read(folder, "fields.csv", columns.toArray(String[]::new)).rows()) {
            FieldRow field = read(row);
            require(elements.add(field.element), row, "has the element of another");
            require(names.groups().contains(field.group), row, "names an unknown group");
            require(
                    field.category
                            .map(named -> codeLists.contains("trm_ConsentCategory", named))
                            .orElse(true),
                    row,
                    "names an unknown consent category");
            field.actions.values().forEach(action -> requireAction(action, generalisers, row));
            fields.add(field);
        }
        if (!elements.equals(names.leaves())) {
            throw new IllegalStateException("fields.csv and the schemas do not have the same elements: "
                    + difference(elements, names.leaves()) + difference(names.leaves(), elements));
        }
        return List.copyOf(fields);
    }

    /** A direct identifier or free text. */
    boolean isIdentifying() {
        return dataClass.equals("DI") || dataClass.equals("FT");
    }

    private static FieldRow read(Table.Row row) {
        require(ID.matcher(row.get("field")).matches(), row, "has no field id");
        require(CLASSES.contains(row.get("class")), row, "has an unknown class");
        Map<String, String> actions = new LinkedHashMap<>();
        VIEWS.forEach(view -> actions.put(view, row.get(view)));
        return new FieldRow(
                row.get("field"),
                row.get("element"),
                row.get("group"),
                row.get("class"),
                Optional.of(row.get("category")).filter(named -> !named.isEmpty()),
                Map.copyOf(actions));
    }

    private static void requireAction(String action, Map<String, GeneraliserRow> generalisers, Table.Row row) {
        boolean known = action.startsWith(GENERALISE)
                ? generalisers.containsKey(action.substring(GENERALISE.length()))
                : PLAIN_ACTIONS.contains(action);
        require(known, row, "has an unknown action");
    }

    private static Set<String> difference(Set<String> left, Set<String> right) {
        Set<String> difference = new HashSet<>(left);
        difference.removeAll(right);
        return difference;
    }

    private static void require(boolean holds, Table.Row row, String complaint) {
        if (!holds) {
            throw new IllegalStateException("fields.csv line " + row.line() + " " + complaint);
        }
    }
}
