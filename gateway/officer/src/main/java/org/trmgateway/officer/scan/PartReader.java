package org.trmgateway.officer.scan;

import java.io.IOException;

/** Reads files of one kind. */
interface PartReader {

    /**
     * Gives everything that is in a file to the reading.
     *
     * @param where the place of the file, empty for the file itself
     * @throws IOException when it is broken: what was given before stays given
     */
    void read(String where, byte[] content, Reading reading) throws IOException;

    /** A place within a place. */
    static String within(String where, String part) {
        return where.isEmpty() ? part : where + ", " + part;
    }
}
