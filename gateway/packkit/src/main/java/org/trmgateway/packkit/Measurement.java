package org.trmgateway.packkit;

/**
 * How long one piece of work takes.
 *
 * @param pack name of the pack
 * @param sample what was worked on
 * @param way which way it went, or which message it is
 * @param runs how often
 * @param median microseconds half of the runs stayed below
 * @param p95 microseconds 95 of 100 runs stayed below
 * @param p99 microseconds 99 of 100 runs stayed below
 * @param processor microseconds of the processor half of the runs stayed below: what other programs do in between does not count
 * @param bytes memory one run asked for
 */
public record Measurement(
        String pack,
        String sample,
        String way,
        int runs,
        double median,
        double p95,
        double p99,
        double processor,
        long bytes) {

    /** Whether the median stays below so many microseconds of one core. */
    boolean within(double budget) {
        return processor < budget;
    }
}
