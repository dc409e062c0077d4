package org.trmgateway.seal;

import java.time.Instant;

/**
 * Something that ends.
 *
 * @param kind what it is
 * @param name whose: a party, a node, or the common name of a certificate; never a person
 * @param detail which of several: a kind of key, the serial number of a certificate
 * @param until from then on it is worth nothing
 * @param daysLeft whole days from now; negative once it is over
 * @param level how urgent it is
 */
public record Expiry(Kind kind, String name, String detail, Instant until, long daysLeft, Level level) {

    /** What ends. */
    public enum Kind {
        /** A key of a party behind this node. */
        OWN_KEY,
        /** The TLS certificate of this node. */
        TLS,
        /** A certificate of any other party in the directory. */
        PARTY,
        /** The TLS certificate of any other node in the directory. */
        NODE,
        /** A root or an authority. */
        AUTHORITY,
        /** A certificate of somebody who signs the contracts or opens the vault. */
        OFFICER,
        /** A certificate of a time-stamping authority. */
        TIME_STAMPING,
        /** The next update of a revocation list. */
        REVOCATION_LIST,
        /** The directory itself. */
        DIRECTORY,
        /** A suite that the directory ends. */
        SUITE
    }

    /** How urgent. */
    public enum Level {
        OK,
        /** Within the time to warn, or within the last quarter of its life if that is shorter. */
        SOON,
        /** Within the last quarter of that, or over. */
        DUE
    }
}
