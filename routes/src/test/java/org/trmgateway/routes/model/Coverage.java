package org.trmgateway.routes.model;

import java.util.Map;
import java.util.TreeMap;

/** What a walk has met. */
final class Coverage {

    private final Map<String, Long> counts = new TreeMap<>();

    /** A row let a message go. */
    void decided(String rule) {
        count("sent by " + rule);
    }

    /** A row let a message in. */
    void delivered(String rule) {
        count("delivered by " + rule);
    }

    void refused(String type) {
        count("refused " + type);
    }

    void consented(String type) {
        count("consent for " + type);
    }

    void gate(String gate, boolean open) {
        count((open ? "open " : "closed ") + gate);
    }

    void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    /** What another walk met, too. */
    void add(Coverage other) {
        other.counts.forEach((what, count) -> counts.merge(what, count, Long::sum));
    }

    long of(String what) {
        return counts.getOrDefault(what, 0L);
    }

    /** One line for each thing met. */
    String table() {
        StringBuilder table = new StringBuilder();
        counts.forEach((what, count) -> table.append(String.format("%7d  %s%n", count, what)));
        return table.toString();
    }
}
