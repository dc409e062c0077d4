package org.trmgateway.acceptance.pairs;

/**
 * Who refers a person to whom.
 *
 * @param from party that refers
 * @param to party that is asked
 */
record Pair(String from, String to) {

    @Override
    public String toString() {
        return from + " refers to " + to;
    }
}
