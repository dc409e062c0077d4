package org.trmgateway.protect;

import java.io.ByteArrayOutputStream;

/** Bytes in hexadecimal, in one word or in pairs with something between them: {@code 4b6f}, {@code 4b 6f}, {@code 4B:6F}, {@code 0x4b, 0x6f}. */
final class HexWords implements Encoding {

    private static final int FEWEST_BYTES = 3;
    private static final String SEPARATORS = " :,;-_.\r\n\t";

    @Override
    public void undo(String text, Readings readings) {
        DecodedWords found = new DecodedWords();
        int place = 0;
        while (place < text.length()) {
            int end = wordEnd(text, place);
            if (!isPairs(text, place, end)) {
                place = Math.max(end, place + 1);
                continue;
            }
            place = pairs(text, place, found);
        }
        found.give(readings);
    }

    /** Reads words of pairs for as long as they follow each other; returns where they end. */
    private static int pairs(String text, int start, DecodedWords found) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int place = start;
        int end = wordEnd(text, place);
        while (isPairs(text, place, end)) {
            ByteArrayOutputStream word = new ByteArrayOutputStream();
            for (int pair = digitsFrom(text, place, end); pair < end; pair += 2) {
                word.write(Integer.parseInt(text.substring(pair, pair + 2), HEXADECIMAL));
            }
            bytes.writeBytes(word.toByteArray());
            if (word.size() >= FEWEST_BYTES) {
                found.add(word.toByteArray());
            }
            place = end;
            while (place < text.length() && place - end < 2 && SEPARATORS.indexOf(text.charAt(place)) >= 0) {
                place++;
            }
            end = wordEnd(text, place);
        }
        if (bytes.size() >= FEWEST_BYTES) {
            found.add(bytes.toByteArray());
        }
        return place;
    }

    private static boolean isPairs(String text, int start, int end) {
        int from = digitsFrom(text, start, end);
        if (end == from || (end - from) % 2 != 0) {
            return false;
        }
        for (int place = from; place < end; place++) {
            if (Character.digit(text.charAt(place), HEXADECIMAL) < 0 || text.charAt(place) > 'f') {
                return false;
            }
        }
        return true;
    }

    /** Behind the {@code 0x}. */
    private static int digitsFrom(String text, int start, int end) {
        boolean prefixed = end - start > 2
                && text.charAt(start) == '0'
                && (text.charAt(start + 1) == 'x' || text.charAt(start + 1) == 'X');
        return prefixed ? start + 2 : start;
    }

    private static int wordEnd(String text, int start) {
        int end = start;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
