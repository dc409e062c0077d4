package org.trmgateway.acceptance.fuzz;

import java.util.List;

/**
 * A parser that reads bytes from outside.
 *
 * @param name what {@code ./trm fuzz} calls it, and the folder of its kept inputs
 * @param seeds things it reads, or once read, well; at least one
 * @param bounds what one reading may cost
 * @param reading reads; may throw {@link org.trmgateway.referral.GatewayException} and what is listed
 * @param documented other exceptions that its documentation names
 */
record Target(
        String name,
        List<byte[]> seeds,
        Bounds bounds,
        Reading reading,
        List<Class<? extends Exception>> documented) {

    /** Reads bytes, and throws what they deserve. */
    interface Reading {
        void read(byte[] bytes) throws Exception;
    }

    Target {
        seeds = List.copyOf(seeds);
        documented = List.copyOf(documented);
        if (seeds.isEmpty()) {
            throw new IllegalArgumentException("something has to be altered");
        }
    }

    Target(String name, List<byte[]> seeds, Reading reading) {
        this(name, seeds, Bounds.ORDINARY, reading, List.of());
    }

    boolean allows(Throwable thrown) {
        return documented.stream().anyMatch(allowed -> allowed.isInstance(thrown));
    }
}
