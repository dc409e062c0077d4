package org.trmgateway.officer.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** How much is read of one file, with all that is packed into it. More than that is unread, so that a small file cannot keep the machine busy. */
final class Limits {

    static final int DEEPEST = 6;
    static final int MOST_PARTS = 3_000;
    static final int LARGEST_PART = 32 << 20;
    static final int LARGEST_WHOLE = 96 << 20;
    /** A part may be this many times as large as it was packed, once it is larger than {@link #UNSUSPICIOUS}. */
    static final int STRONGEST_PACKING = 200;

    static final int UNSUSPICIOUS = 1 << 20;
    private static final int BUFFER = 1 << 14;

    private int parts;
    private long bytes;

    /** Counts a part; false when there are too many, or too much. */
    boolean admit(int length) {
        parts++;
        bytes += length;
        return parts <= MOST_PARTS && bytes <= LARGEST_WHOLE && length <= LARGEST_PART;
    }

    /**
     * Everything a stream gives.
     *
     * @param packed how many bytes it was packed in; negative when that is not known
     * @throws TooLarge when it gives more than a part may have, or was packed too strongly
     */
    static byte[] all(InputStream stream, long packed) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
            all.write(buffer, 0, read);
            boolean bomb = packed >= 0 && all.size() > UNSUSPICIOUS && all.size() / STRONGEST_PACKING > packed;
            if (all.size() > LARGEST_PART || bomb) {
                throw new TooLarge();
            }
        }
        return all.toByteArray();
    }

    /** More than is read. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("too large");
        }
    }
}
