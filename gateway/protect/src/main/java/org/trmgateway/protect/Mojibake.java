package org.trmgateway.protect;

import java.nio.charset.StandardCharsets;

/** Text in UTF-8 or UTF-16 that was read in a character set of one byte a character. */
final class Mojibake implements Encoding {

    private static final int FIRST_BEYOND_ASCII = 0x80;

    @Override
    public void undo(String text, Readings readings) {
        if (LatinLetters.isAscii(text)) {
            return;
        }
        if (text.chars().allMatch(character -> character <= 0xFF)) {
            TextBytes.wide(text.getBytes(StandardCharsets.ISO_8859_1)).ifPresent(readings::sure);
        }
        for (ByteSet read : TextBytes.SINGLE) {
            String undone = fromUtf8(text, read);
            if (!undone.equals(text)) {
                readings.sure(undone);
            }
        }
    }

    /** Runs beyond ASCII that are UTF-8 when written in the set they were read in. */
    private static String fromUtf8(String text, ByteSet read) {
        StringBuilder undone = new StringBuilder(text.length());
        int place = 0;
        while (place < text.length()) {
            int end = place;
            while (end < text.length() && text.charAt(end) >= FIRST_BEYOND_ASCII) {
                end++;
            }
            if (end - place < 2) {
                undone.append(text.charAt(place));
                place++;
            } else {
                String run = text.substring(place, end);
                undone.append(read.write(run).flatMap(TextBytes::utf8).orElse(run));
                place = end;
            }
        }
        return undone.toString();
    }
}
