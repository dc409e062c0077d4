package org.trmgateway.officer.scan;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Text that stands somewhere among bytes: runs of what can be printed, in each character set that is in use. */
final class Letters {

    private static final int SHORTEST = 4;
    private static final List<Charset> SETS = List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            Charset.forName("windows-1250"),
            Charset.forName("windows-1251"));

    private Letters() {}

    /** Looks for what is known. */
    static void guess(String where, byte[] bytes, Reading reading) {
        for (Charset set : SETS) {
            reading.guess(where, runs(new String(bytes, set)));
        }
        // letters of two bytes that begin at an odd place
        byte[] shifted = bytes.length == 0 ? bytes : Arrays.copyOfRange(bytes, 1, bytes.length);
        reading.guess(where, runs(new String(shifted, StandardCharsets.UTF_16LE)));
    }

    /** Looks for what has a pattern too, in ASCII: metadata, where every run was written by somebody or some program. */
    static void text(String where, byte[] bytes, Reading reading) {
        guess(where, bytes, reading);
        reading.text(where, runs(new String(bytes, StandardCharsets.US_ASCII)));
        reading.text(where, runs(new String(bytes, StandardCharsets.UTF_16LE).replaceAll("[^\\x20-\\x7e]", "\n")));
    }

    private static String runs(String text) {
        StringBuilder runs = new StringBuilder();
        int start = 0;
        for (int place = 0; place <= text.length(); place++) {
            boolean printed = place < text.length() && isPrinted(text.charAt(place));
            if (!printed) {
                if (place - start >= SHORTEST) {
                    runs.append(text, start, place).append('\n');
                }
                start = place + 1;
            }
        }
        return runs.toString();
    }

    private static boolean isPrinted(char character) {
        return (character >= ' ' && character != 0x7F && character < 0x0530)
                || (character >= 0x1E00 && character < 0x2100);
    }
}
