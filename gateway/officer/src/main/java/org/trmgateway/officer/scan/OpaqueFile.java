package org.trmgateway.officer.scan;

import java.util.Arrays;

/** A file that cannot be read: never clean; what stands in it in plain letters is looked at all the same. */
record OpaqueFile(String why) implements PartReader {

    private static final int LOOKED_AT = 1 << 18;

    @Override
    public void read(String where, byte[] content, Reading reading) {
        reading.unread(where, why);
        Letters.guess(where, Arrays.copyOf(content, Math.min(content.length, LOOKED_AT)), reading);
    }
}
