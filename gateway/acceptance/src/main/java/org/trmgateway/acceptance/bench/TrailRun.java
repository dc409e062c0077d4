package org.trmgateway.acceptance.bench;

import java.util.List;

/**
 * What so many writers achieved.
 *
 * @param writers at once
 * @param sizeBefore entries of the trail when they began
 * @param entries that they appended; all were sequenced
 * @param appending seconds until the last was appended
 * @param sequencing seconds the sequencer worked
 * @param whole seconds until the last entry had its place in a stored tile
 * @param appendCost microseconds an entry took to be appended, all writers together, in ten parts of the entries
 * @param sequenceCost microseconds of the sequencer for an entry, in ten parts
 */
record TrailRun(
        int writers,
        long sizeBefore,
        long entries,
        double appending,
        double sequencing,
        double whole,
        List<Double> appendCost,
        List<Double> sequenceCost) {

    /** Into how many parts a run is divided. */
    static final int PARTS = 10;

    private static final int FIRST_WARM = 1;
    private static final int SOME = 3;

    TrailRun {
        appendCost = List.copyOf(appendCost);
        sequenceCost = List.copyOf(sequenceCost);
    }

    double appendedPerSecond() {
        return entries / appending;
    }

    double sequencedPerSecond() {
        return entries / sequencing;
    }

    double sustainedPerSecond() {
        return entries / whole;
    }

    /**
     * What an entry costs at the end, in what it cost at the beginning: the last three parts by the second to the fourth; in the first the
     * programs warm up. Of appending or of sequencing, whichever rose more.
     */
    double rise() {
        return Math.max(rise(appendCost), rise(sequenceCost));
    }

    private static double rise(List<Double> cost) {
        return mean(cost.subList(PARTS - SOME, PARTS)) / mean(cost.subList(FIRST_WARM, FIRST_WARM + SOME));
    }

    private static double mean(List<Double> cost) {
        return cost.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
