package org.trmgateway.packkit;

import java.util.List;

/**
 * What is left of a form that goes national to canonical, to national, and to canonical again within its own pack.
 *
 * @param sample the form
 * @param way how it went
 * @param differing names of the elements, as group and leaf, whose values are others the second time; routing left out
 * @param declared those of them whose field a loss of the way speaks of
 * @param reason why there was no way back; empty when there was
 */
record RoundTrip(String sample, Way way, List<String> differing, List<String> declared, String reason) {

    /** How a message went out and came in again. */
    enum Way {
        PLAIN("as a plain form"),
        NATIONAL("as a national document"),
        CANONICAL("as a canonical message"),
        ONE_WAY("not: what the pack delivers is no form it takes");

        private final String words;

        Way(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** Elements that differ and that no loss speaks of. */
    List<String> undeclared() {
        return differing.stream().filter(name -> !declared.contains(name)).toList();
    }
}
