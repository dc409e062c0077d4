package org.trmgateway.acceptance.fuzz;

/**
 * What reading one input may cost.
 *
 * @param seconds of the processor
 * @param bytes of memory asked for, all in all, not at one time
 */
record Bounds(double seconds, long bytes) {

    private static final long MEGABYTE = 1L << 20;

    static final Bounds ORDINARY = new Bounds(2, 64 * MEGABYTE);

    /** A translation runs a schema and a map. */
    static final Bounds ROOMY = new Bounds(5, 512 * MEGABYTE);

    /** A text is read in every spelling and script there is for each number in it: some thousand bytes for each of its own, let go again at once. */
    static final Bounds EVERY_SPELLING = new Bounds(10, 4096 * MEGABYTE);
}
