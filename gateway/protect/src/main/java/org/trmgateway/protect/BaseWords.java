package org.trmgateway.protect;

import java.util.Base64;

/**
 * Words in Base64 or Base64url (RFC 4648), over one line or several. Ordinary words are written with the same letters; what they decode to is no
 * text.
 */
final class BaseWords implements Encoding {

    private static final int SHORTEST_WORD = 8;
    private static final int SHORTEST_LINE = 32;
    private static final int QUANTUM = 4;

    @Override
    public void undo(String text, Readings readings) {
        DecodedWords found = new DecodedWords();
        int start = 0;
        while (start < text.length()) {
            int end = end(text, start);
            if (end - start >= QUANTUM) {
                String run = text.substring(start, end);
                decode(run, found);
                if (run.chars().anyMatch(BaseWords::joins)) {
                    for (String part : run.split("[-_/+]")) {
                        if (part.length() >= SHORTEST_WORD) {
                            decode(part, found);
                        }
                    }
                }
            }
            start = Math.max(end, start + 1);
        }
        found.give(readings);
    }

    /** Long lines go on after a line break. */
    private static int end(String text, int start) {
        int lineStart = start;
        int place = start;
        while (place < text.length()) {
            char character = text.charAt(place);
            if (isSymbol(character)) {
                place++;
            } else if ((character == '\n' || character == '\r') && place - lineStart >= SHORTEST_LINE) {
                while (place < text.length() && (text.charAt(place) == '\n' || text.charAt(place) == '\r')) {
                    place++;
                }
                lineStart = place;
            } else {
                break;
            }
        }
        return place;
    }

    private static void decode(String run, DecodedWords found) {
        String symbols = run.replaceAll("[\\r\\n]", "").replace('-', '+').replace('_', '/');
        boolean padded = symbols.endsWith("=");
        int length = symbols.length();
        while (length > 0 && symbols.charAt(length - 1) == '=') {
            length--;
        }
        boolean worthTrying = length >= QUANTUM && (padded || isOdd(symbols));
        if (worthTrying && length % QUANTUM != 1) {
            try {
                found.add(Base64.getDecoder().decode(symbols.substring(0, length)));
            } catch (IllegalArgumentException other) {
                // the last symbol has bits to spare: no encoder writes that
                return;
            }
        }
    }

    /** A capital behind a small letter, small letters behind capitals, or a digit beside a letter: not written by hand. */
    private static boolean isOdd(String symbols) {
        for (int place = 1; place < symbols.length(); place++) {
            char before = symbols.charAt(place - 1);
            char character = symbols.charAt(place);
            boolean capitalInside = Character.isUpperCase(character) && Character.isLowerCase(before);
            boolean smallBehindCapitals = place > 1
                    && Character.isLowerCase(character)
                    && Character.isUpperCase(before)
                    && Character.isUpperCase(symbols.charAt(place - 2));
            if (capitalInside || smallBehindCapitals || Character.isDigit(character) != Character.isDigit(before)) {
                return true;
            }
        }
        return false;
    }

    private static boolean joins(int character) {
        return character == '-' || character == '_' || character == '/' || character == '+';
    }

    private static boolean isSymbol(char character) {
        return (character >= '0' && character <= '9')
                || (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || joins(character)
                || character == '=';
    }
}
