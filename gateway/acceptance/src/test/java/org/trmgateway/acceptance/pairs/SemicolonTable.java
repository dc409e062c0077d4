package org.trmgateway.acceptance.pairs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A table as spreadsheets of the region write it: UTF-8 behind a byte order mark, semicolons, lines that end with CR LF, quotes as in RFC 4180.
 *
 * @param columns headings, in order
 * @param rows value by heading
 */
record SemicolonTable(List<String> columns, List<Map<String, String>> rows) {

    private static final String MARK = "\uFEFF";
    private static final String LINE_END = "\r\n";
    private static final Pattern CELL = Pattern.compile("\\G(?:\"((?:[^\"]|\"\")*)\"|([^;\"\\r\\n]*))(;|\\r\\n)");

    /** Reads a table. Fails when it is written in another way. */
    static SemicolonTable read(byte[] document) {
        String text = Text.decoded(document, UTF_8);
        assertThat(text).startsWith(MARK).endsWith(LINE_END);
        List<List<String>> lines = lines(text.substring(MARK.length()));
        List<String> columns = lines.removeFirst();
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> line : lines) {
            assertThat(line).hasSameSizeAs(columns);
            Map<String, String> row = new LinkedHashMap<>();
            for (int column = 0; column < columns.size(); column++) {
                row.put(columns.get(column), line.get(column));
            }
            rows.add(row);
        }
        return new SemicolonTable(columns, rows);
    }

    byte[] bytes() {
        StringBuilder text = new StringBuilder(MARK).append(line(columns));
        rows.forEach(row -> text.append(line(List.copyOf(row.values()))));
        return text.toString().getBytes(UTF_8);
    }

    private static List<List<String>> lines(String text) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        Matcher cell = CELL.matcher(text);
        int end = 0;
        while (cell.find()) {
            line.add(cell.group(1) == null ? cell.group(2) : cell.group(1).replace("\"\"", "\""));
            if (cell.group(3).equals(LINE_END)) {
                lines.add(line);
                line = new ArrayList<>();
            }
            end = cell.end();
        }
        assertThat(end).as("where the table breaks off").isEqualTo(text.length());
        return lines;
    }

    private static String line(List<String> cells) {
        return cells.stream().map(SemicolonTable::cell).collect(Collectors.joining(";", "", LINE_END));
    }

    private static String cell(String value) {
        boolean plain = value.chars().noneMatch(character -> ";\"\r\n".indexOf(character) >= 0);
        return plain ? value : "\"" + value.replace("\"", "\"\"") + "\"";
    }
}
