package org.trmgateway.protect.statistics;

import java.util.List;

/**
 * Counts that may be given away. The rows of an element need not add up to the cases: what is too small is not there, a case of which nothing is
 * stated is in no row, and one with several needs is in several.
 *
 * @param cases all cases counted
 * @param threshold no number is smaller
 * @param rows by element and code
 */
public record Statistics(int cases, int threshold, List<Row> rows) {

    public Statistics {
        rows = List.copyOf(rows);
    }

    /**
     * One code.
     *
     * @param element of the canonical message
     * @param code of its list
     * @param cases how many cases have it
     */
    public record Row(String element, String code, int cases) {}
}
