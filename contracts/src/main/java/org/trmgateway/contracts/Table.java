package org.trmgateway.contracts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A strict reader of the contracts' tables: UTF-8, cells parted by {@code ;}, lines beginning with {@code #} are comments, the first other
 * line names the columns. There is no quoting. A line with another number of cells, a cell with blanks at its ends, a column named twice or
 * missing: each stops the start, since a rule read wrongly is worse than none.
 *
 * @param columns names of the columns, in order
 * @param rows the rows, in order
 */
public record Table(List<String> columns, List<Row> rows) {

    private static final String SEPARATOR = ";";

    /**
     * One row.
     *
     * @param line its line in the file, counted from 1
     * @param cells the cells by column
     */
    public record Row(int line, Map<String, String> cells) {

        /**
         * The cell of a column; empty text where nothing stands.
         *
         * @throws IllegalArgumentException when the table has no such column
         */
        public String get(String column) {
            String cell = cells.get(column);
            if (cell == null) {
                throw new IllegalArgumentException("no column " + column);
            }
            return cell;
        }

        /** The cell's parts between {@code |}; none for an empty cell. */
        public List<String> parts(String column) {
            String cell = get(column);
            return cell.isEmpty() ? List.of() : List.of(cell.split("\\|", -1));
        }
    }

    /**
     * Reads a table that must have exactly these columns, in this order.
     *
     * @throws IllegalStateException when it is missing, or breaks the form
     */
    public static Table read(ContractFolder folder, String file, String... columns) {
        Table table = read(folder, file);
        if (!table.columns.equals(List.of(columns))) {
            throw new IllegalStateException(folder.path() + "/" + file + " must have the columns " + List.of(columns));
        }
        return table;
    }

    /** Reads a table with whatever columns it names. */
    public static Table read(ContractFolder folder, String file) {
        return parse(folder.path() + "/" + file, folder.text(file));
    }

    /**
     * Reads the text of a table.
     *
     * @param name for the message when it breaks the form
     * @throws IllegalStateException when it does
     */
    public static Table parse(String name, String text) {
        List<String> columns = List.of();
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            List<String> cells = List.of(line.split(SEPARATOR, -1));
            requireTidy(name, number, cells);
            if (columns.isEmpty()) {
                columns = requireDistinct(name, cells);
            } else {
                rows.add(row(name, number, columns, cells));
            }
        }
        if (columns.isEmpty()) {
            throw new IllegalStateException(name + " names no columns");
        }
        return new Table(columns, List.copyOf(rows));
    }

    private static Row row(String name, int number, List<String> columns, List<String> cells) {
        if (cells.size() != columns.size()) {
            throw broken(name, number, "has " + cells.size() + " cells, not " + columns.size());
        }
        Map<String, String> byColumn = new LinkedHashMap<>();
        for (int index = 0; index < columns.size(); index++) {
            byColumn.put(columns.get(index), cells.get(index));
        }
        return new Row(number, Map.copyOf(byColumn));
    }

    private static void requireTidy(String name, int number, List<String> cells) {
        for (String cell : cells) {
            // The standard's own choice list has "DebtBondage " with a blank at its end: such a code would never match.
            if (!cell.equals(cell.strip()) || cell.indexOf('\uFEFF') >= 0) {
                throw broken(name, number, "has a cell with blanks at an end");
            }
        }
    }

    private static List<String> requireDistinct(String name, List<String> columns) {
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (column.isEmpty() || !seen.add(column)) {
                throw new IllegalStateException(name + " has a column without a name of its own");
            }
        }
        return columns;
    }

    private static IllegalStateException broken(String name, int line, String how) {
        return new IllegalStateException(name + " line " + line + " " + how);
    }
}
