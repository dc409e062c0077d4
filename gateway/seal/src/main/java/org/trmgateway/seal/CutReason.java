package org.trmgateway.seal;

/** Why a party was cut off; the words on the wire. */
public enum CutReason {
    /** A key of the party may be in other hands. */
    KEY_COMPROMISED,
    /** The party did with data what it may not do. */
    MISUSE,
    /** The party asked for it. */
    REQUESTED,
    OTHER
}
