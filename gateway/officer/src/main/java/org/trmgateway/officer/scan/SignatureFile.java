package org.trmgateway.officer.scan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A signature or time stamp (CMS signed data, RFC 5652): names and certificates in it are text; what else is in it are digests, keys and signatures,
 * which are short. It may not carry anything long.
 */
final class SignatureFile implements PartReader {

    private static final String SIGNED_DATA = "\u0006\t*\u0086H\u0086\u00f7\r\u0001\u0007\u0002";
    private static final int LONGEST_VALUE = 1 << 13;
    private static final int CONSTRUCTED = 0x20;
    private static final int DEEPEST = 40;

    static boolean is(byte[] content) {
        return content.length > 30
                && content[0] == 0x30
                && new String(content, 0, 30, StandardCharsets.ISO_8859_1).contains(SIGNED_DATA);
    }

    @Override
    public void read(String where, byte[] content, Reading reading) throws IOException {
        int end = values(where, content, 0, content.length, 0, reading);
        if (end != content.length) {
            reading.unread(where, "more than a signature");
        }
        Letters.guess(where, content, reading);
    }

    private static int values(String where, byte[] content, int from, int to, int depth, Reading reading)
            throws IOException {
        int place = from;
        while (place < to) {
            if (place + 2 > to || depth > DEEPEST) {
                throw new IOException("no signature");
            }
            int tag = content[place] & 0xFF;
            int length = content[place + 1] & 0xFF;
            int start = place + 2;
            if (length > 0x80) {
                int bytes = length & 0x7F;
                length = 0;
                for (int index = 0; index < bytes && index < 4 && start < to; index++) {
                    length = (length << 8) | (content[start] & 0xFF);
                    start++;
                }
            }
            if (length < 0 || length > to - start) {
                throw new IOException("no signature");
            }
            if ((tag & CONSTRUCTED) != 0) {
                values(where, content, start, start + length, depth + 1, reading);
            } else if (length > LONGEST_VALUE) {
                reading.unread(where, "more than a signature");
            }
            place = start + length;
        }
        return place;
    }
}
