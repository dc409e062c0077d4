package org.trmgateway.node.http;

import java.util.SequencedMap;

/** What works still and will not for long. */
@FunctionalInterface
public interface HealthWarnings {

    /** Each by a neutral word, for example {@code expiring}, with how many of it; empty when all is well. Answers at once, never throws. */
    SequencedMap<String, Integer> warnings();
}
