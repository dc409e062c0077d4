package org.trmgateway.contracts;

/** Reads the {@code yes} and {@code no} of the tables; anything else stops the start. */
final class YesNo {

    private YesNo() {}

    static boolean read(Table.Row row, String column) {
        return switch (row.get(column)) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalStateException("line " + row.line() + " needs yes or no for " + column);
        };
    }
}
