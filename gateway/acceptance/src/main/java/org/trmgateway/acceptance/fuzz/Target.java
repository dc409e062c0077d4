package org.trmgateway.acceptance.fuzz;

import java.util.List;

/**
 * A parser that reads bytes from outside.
 *
 * @param name what {@code ./trm fuzz} calls it, and the folder of its kept inputs
 * @param seeds things it reads, or once read, well; at least one
 * @param bounds what one reading may cost
 * @param reading reads, and tells how it went; may throw {@link org.trmgateway.referral.GatewayException} and what is listed
 * @param documented other exceptions that its documentation names
 */
record Target(
        String name, List<byte[]> seeds, Bounds bounds, Telling reading, List<Class<? extends Exception>> documented) {

    /** Reads bytes, and throws what they deserve. */
    interface Reading {
        void read(byte[] bytes) throws Exception;
    }

    /** The same for what never refuses: tells in a word or two how it went, so that readings which went different ways can be told apart. */
    interface Telling {
        String read(byte[] bytes) throws Exception;
    }

    Target {
        seeds = List.copyOf(seeds);
        documented = List.copyOf(documented);
        if (seeds.isEmpty()) {
            throw new IllegalArgumentException("something has to be altered");
        }
    }

    static Target of(String name, List<byte[]> seeds, Reading reading) {
        return of(name, seeds, Bounds.ORDINARY, reading, List.of());
    }

    static Target of(
            String name,
            List<byte[]> seeds,
            Bounds bounds,
            Reading reading,
            List<Class<? extends Exception>> documented) {
        return new Target(name, seeds, bounds, telling(reading), documented);
    }

    private static Telling telling(Reading reading) {
        return bytes -> {
            reading.read(bytes);
            return "";
        };
    }

    boolean allows(Throwable thrown) {
        return documented.stream().anyMatch(allowed -> allowed.isInstance(thrown));
    }
}
