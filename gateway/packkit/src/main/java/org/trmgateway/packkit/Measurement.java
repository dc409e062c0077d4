package org.trmgateway.packkit;

/**
 * How long one translation takes.
 *
 * @param pack name of the pack
 * @param sample what was translated
 * @param way {@code in} or {@code out}
 * @param runs how often
 * @param median microseconds half of the runs stayed below
 * @param p95 microseconds 95 of 100 runs stayed below
 * @param processor microseconds of the processor half of the runs stayed below: what other programs do in between does not count
 * @param bytes memory one run asked for
 */
record Measurement(
        String pack, String sample, String way, int runs, double median, double p95, double processor, long bytes) {

    /** Microseconds of one core the median may take. */
    static final double BUDGET = 3_000;

    boolean withinBudget() {
        return processor < BUDGET;
    }
}
