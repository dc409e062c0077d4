package org.trmgateway.contracts.pack;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.Table;
import org.trmgateway.referral.Detail;

/** The columns of a CSV format, or the keys of a text format: what a schema is for XML. Immutable. */
final class FlatColumns {

    private static final String[] HEADER = {"form", "name", "required", "repeats", "pattern", "also"};

    private final List<FlatColumn> columns;
    private final Map<String, FlatColumn> byName;
    private final Map<String, String> forms = new HashMap<>();

    private FlatColumns(List<FlatColumn> columns, Map<String, FlatColumn> byName) {
        this.columns = List.copyOf(columns);
        this.byName = Map.copyOf(byName);
        columns.forEach(column -> column.forms().forEach(form -> forms.putIfAbsent(fold(form), form)));
    }

    /**
     * Reads the table of the columns.
     *
     * @throws IllegalStateException when it is missing or wrong, or two names could be taken for each other
     */
    static FlatColumns read(ContractFolder pack, String file) {
        return of(Table.read(pack, file, HEADER));
    }

    static FlatColumns of(Table table) {
        try {
            return of(table.rows().stream().map(FlatColumn::of).toList());
        } catch (IllegalArgumentException wrong) {
            throw new IllegalStateException("a table of columns has a wrong pattern or name", wrong);
        }
    }

    static FlatColumns of(List<FlatColumn> columns) {
        Map<String, FlatColumn> byName = new HashMap<>();
        for (FlatColumn column : columns) {
            // The shape of a Detail is checked here, so that it cannot fail while a form is being refused.
            column.violates("name");
            add(byName, column.name(), column);
            column.also().forEach(spelling -> add(byName, spelling, column));
        }
        return new FlatColumns(columns, byName);
    }

    private static void add(Map<String, FlatColumn> byName, String name, FlatColumn column) {
        if (name.isBlank() || byName.put(fold(name), column) != null) {
            throw new IllegalStateException("columns are named twice: " + name);
        }
    }

    /** The column of that name, in any case and composition of its letters. */
    Optional<FlatColumn> named(String name) {
        return Optional.ofNullable(byName.get(fold(name)));
    }

    /** The columns of a form, in the order in which they are written. */
    List<FlatColumn> of(String form) {
        return columns.stream().filter(column -> column.belongsTo(form)).toList();
    }

    /** A form by the name somebody wrote: that of a form that has columns of its own in any case of its letters, else what was written. */
    String form(String written) {
        return Optional.ofNullable(forms.get(fold(written))).orElse(written);
    }

    /** The first rule the rows of a form break, by name of the column and line. */
    Optional<Detail> violation(String form, List<FlatRow> rows) {
        List<FlatColumn> known = of(form);
        for (int index = 0; index < rows.size(); index++) {
            FlatRow row = rows.get(index);
            for (FlatRow.Value value : row.values()) {
                FlatColumn column = byName.get(fold(value.name()));
                if (column == null) {
                    return Optional.of(Detail.rule("column-unknown").at(value.line()));
                }
                if (!known.contains(column)) {
                    return Optional.of(column.violates("column-foreign").at(value.line()));
                }
                if (!column.accepts(value.text())) {
                    return Optional.of(column.violates("pattern").at(value.line()));
                }
            }
            for (FlatColumn column : known) {
                List<FlatRow.Value> values = row.of(column.name());
                if (values.isEmpty() && column.requiredIn(index)) {
                    return Optional.of(column.violates("required").at(row.line()));
                }
                if (values.size() > 1 && !column.repeats()) {
                    return Optional.of(
                            column.violates("repeats").at(values.get(1).line()));
                }
            }
        }
        return Optional.empty();
    }

    /** Names are the same in any case and composition of their letters. */
    static String fold(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
