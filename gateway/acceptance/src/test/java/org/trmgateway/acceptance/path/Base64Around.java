package org.trmgateway.acceptance.path;

import java.util.Arrays;
import java.util.Base64;

/**
 * What Base64 says around a place in it, across the ends of lines.
 *
 * @param decoded bytes
 * @param isCut whether the text that was looked at begins or ends there: then more may have stood before or behind
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Base64Around(byte[] decoded, boolean isCut) {

    private static final int GROUP = 4;

    /**
     * Reads around a place at which a group begins.
     *
     * @param bytes how many bytes, of which the place is a part, are to fit in
     */
    static Base64Around of(byte[] text, int length, int from, int until, int bytes) {
        int reach = (bytes / 3 + 2) * GROUP;
        StringBuilder all = new StringBuilder();
        int first = from;
        while (first > 0 && all.length() < reach && isPart(text[first - 1])) {
            append(all, text[--first]);
        }
        all.reverse().delete(0, all.length() % GROUP);
        int end = from;
        int enough = all.length() + until - from + reach;
        while (end < length && all.length() < enough && isPart(text[end])) {
            append(all, text[end++]);
        }
        if (all.length() % GROUP == 1) {
            all.setLength(all.length() - 1);
        }
        return new Base64Around(Base64.getDecoder().decode(all.toString()), first == 0 || end == length);
    }

    /** Whether all of it stands there, as far as can be seen. */
    boolean mayHold(byte[] whole) {
        for (int at = 0; at + whole.length <= decoded.length; at++) {
            if (Arrays.equals(decoded, at, at + whole.length, whole, 0, whole.length)) {
                return true;
            }
        }
        return isCut;
    }

    private static void append(StringBuilder all, byte character) {
        switch (character) {
            case '\r', '\n' -> {}
            case '-' -> all.append('+');
            case '_' -> all.append('/');
            default -> all.append((char) character);
        }
    }

    private static boolean isPart(byte character) {
        return (character >= 'A' && character <= 'Z')
                || (character >= 'a' && character <= 'z')
                || (character >= '0' && character <= '9')
                || "+/-_\r\n".indexOf(character) >= 0;
    }
}
