package org.trmgateway.protect;

/** How a leak was noticed. */
public enum LeakLayer {
    /** A direct identifier of the case. */
    KNOWN,
    /** Somebody's number, address or account, by its pattern and check digits. */
    PATTERN,
    /** Encodings within encodings, more than the scan undoes: what is inside, nobody has looked at. */
    UNREAD,
    /** Words that look like somebody's name: for a person to read, no reason to hold. */
    ADVICE;

    boolean blocks() {
        return this != ADVICE;
    }
}
