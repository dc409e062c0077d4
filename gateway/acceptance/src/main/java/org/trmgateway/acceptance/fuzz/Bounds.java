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

    /** A translation runs a schema and a map; a file may have others packed into it. */
    static final Bounds ROOMY = new Bounds(5, 512 * MEGABYTE);
}
