package org.trmgateway.contracts.pack;

import java.util.ArrayList;
import java.util.List;

/**
 * One record of RFC 4180: cells parted by a separator, ended by a line end; a cell in quotes may hold both, and quotes twice.
 *
 * @param line where it begins, counted from 1
 * @param cells its cells as they stand, without the quotes
 */
record CsvRecord(int line, List<String> cells) {

    /** More columns than any form. */
    static final int MOST_COLUMNS = 250;

    /** More rows than any form. */
    static final int MOST_ROWS = 500;

    /**
     * Parts a text into records, lines of nothing but separators left out.
     *
     * @throws org.trmgateway.referral.GatewayException with {@code INTAKE_SYNTAX}: a quote that is not closed, or stands inside a cell or
     *     before text; more columns, rows or text in a cell than any form has
     */
    static List<CsvRecord> parse(String text, char separator) {
        FlatText.requirePlain(text);
        return new Parsing(text.replace("\r\n", "\n"), separator).records();
    }

    /** Writes a cell, in quotes where it needs them. */
    static String quoted(String cell, char separator) {
        boolean plain = cell.indexOf(separator) < 0
                && cell.indexOf('"') < 0
                && cell.indexOf('\n') < 0
                && cell.equals(cell.strip());
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static final class Parsing {

        private final String text;
        private final char separator;
        private final List<CsvRecord> records = new ArrayList<>();
        private List<String> cells = new ArrayList<>();
        private int place;
        private int line = 1;
        private int recordLine = 1;

        Parsing(String text, char separator) {
            this.text = text;
            this.separator = separator;
        }

        List<CsvRecord> records() {
            while (place < text.length()) {
                cells.add(text.charAt(place) == '"' ? quotedCell() : plainCell());
                FlatText.require(cells.size() <= MOST_COLUMNS, "columns", recordLine);
                boolean separated = place < text.length() && text.charAt(place++) == separator;
                boolean ended = place == text.length();
                if (separated && ended) {
                    cells.add("");
                }
                if (!separated || ended) {
                    endRecord();
                }
            }
            return records;
        }

        private void endRecord() {
            if (!cells.stream().allMatch(String::isBlank)) {
                records.add(new CsvRecord(recordLine, List.copyOf(cells)));
                FlatText.require(records.size() <= MOST_ROWS + 1, "rows", recordLine);
            }
            cells = new ArrayList<>();
            recordLine = ++line;
        }

        private String plainCell() {
            int start = place;
            while (place < text.length() && text.charAt(place) != separator && text.charAt(place) != '\n') {
                FlatText.require(text.charAt(place) != '"', "quote", line);
                FlatText.require(place++ - start < FlatText.LONGEST_VALUE, "length", line);
            }
            return text.substring(start, place);
        }

        private String quotedCell() {
            StringBuilder cell = new StringBuilder();
            place++;
            while (true) {
                FlatText.require(place < text.length(), "quote-open", recordLine);
                char symbol = text.charAt(place++);
                if (symbol == '"') {
                    if (place == text.length() || text.charAt(place) != '"') {
                        break;
                    }
                    place++;
                } else if (symbol == '\n') {
                    line++;
                }
                FlatText.require(cell.length() < FlatText.LONGEST_VALUE, "length", line);
                cell.append(symbol);
            }
            boolean closed = place == text.length() || text.charAt(place) == separator || text.charAt(place) == '\n';
            FlatText.require(closed, "quote", line);
            return cell.toString();
        }
    }
}
