package org.trmgateway.contracts.pack;

import java.util.List;

/**
 * One row of a CSV file, or all lines of a text: named values in the order of the file, empty ones left out.
 *
 * @param line where it begins, counted from 1
 * @param values what it holds; a name may stand more than once
 */
record FlatRow(int line, List<Value> values) {

    FlatRow {
        values = List.copyOf(values);
    }

    /**
     * One value.
     *
     * @param line where its line begins, counted from 1
     * @param name declared name of the column or key
     * @param text the value; personal data
     */
    record Value(int line, String name, String text) {

        @Override
        public String toString() {
            return "Value[" + line + ", " + name + "]";
        }
    }

    /** The values of one name. */
    List<Value> of(String name) {
        return values.stream().filter(value -> value.name().equals(name)).toList();
    }

    @Override
    public String toString() {
        return "FlatRow[" + line + ", " + values.size() + " values]";
    }
}
