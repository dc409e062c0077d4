package org.trmgateway.packkit;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells as lines whose columns stand below each other. */
final class Columns {

    private static final int GAP = 2;

    private final String indent;
    private final List<List<String>> rows = new ArrayList<>();

    Columns(String indent, String... head) {
        this.indent = indent;
        row(head);
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int column = 0; column < row.size(); column++) {
                String cell = Report.printable(row.get(column));
                line.append(cell).repeat(" ", width(column) - cell.length() + GAP);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> row.size() > column)
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
    }
}
