package org.trmgateway.packkit;

/**
 * Something a check found.
 *
 * @param severity how much it matters
 * @param part file, sample, table or list it is about
 * @param text what it is, in words; no value of a form
 */
record Finding(Severity severity, String part, String text) {

    /** How much a finding matters. */
    enum Severity {
        /** The pack is refused: no node starts with it, or it does not do what its samples say. */
        REFUSED,
        /** The pack works, and something is missing. */
        GAP
    }

    static Finding refused(String part, String text) {
        return new Finding(Severity.REFUSED, part, text);
    }

    static Finding gap(String part, String text) {
        return new Finding(Severity.GAP, part, text);
    }
}
