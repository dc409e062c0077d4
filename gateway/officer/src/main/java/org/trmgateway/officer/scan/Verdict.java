package org.trmgateway.officer.scan;

/** What may be done with a file. */
public enum Verdict {
    /** Everything in it was read, and nothing was found. */
    CLEAN,
    /** Something in it blocks: a person has to look before it goes anywhere. */
    HELD,
    /** Part of it could not be read: it goes to a named party, sealed, or is held. */
    UNREADABLE
}
