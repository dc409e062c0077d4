package org.trmgateway.node.broker;

import java.util.List;

/**
 * The flag without which the broker starts once and never again: its journal unmaps buffers through {@code sun.misc.Unsafe}, which JDK 24 and
 * later refuse by and by (JEP 498).
 */
final class UnsafeMemory {

    static final String FLAG = "--sun-misc-unsafe-memory-access=allow";
    private static final int FIRST_STRICT = 25;

    private UnsafeMemory() {}

    /**
     * Checks the arguments of the virtual machine.
     *
     * @throws IllegalStateException when the flag is needed and missing
     */
    static void require(int javaVersion, List<String> arguments) {
        if (javaVersion >= FIRST_STRICT && !arguments.contains(FLAG)) {
            throw new IllegalStateException("the broker cannot reopen its journal on Java " + javaVersion + " without "
                    + FLAG + "; start java with this flag");
        }
    }
}
