package org.trmgateway.protect;

import java.util.Base64;
import java.util.List;

/**
 * Words in Base64 or Base64url (RFC 4648), over one line or several. Ordinary words are written with the same letters; what they decode to is no
 * text.
 */
final class BaseWords implements Encoding {

    private static final int SHORTEST_WORD = 8;
    private static final int SHORTEST_LINE = 32;
    private static final int QUANTUM = 4;
    /** Signs that belong to an alphabet also stand between words: the slashes of a path, the hyphens of a name. */
    private static final List<String> JOINTS = List.of("[/+]", "[-_]", "[-_/+]");

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
                    for (String joints : JOINTS) {
                        parts(run, joints, found);
                    }
                }
            }
            start = Math.max(end, start + 1);
        }
        found.give(readings);
    }

    private static void parts(String run, String joints, DecodedWords found) {
        for (String part : run.split(joints)) {
            if (part.length() >= SHORTEST_WORD) {
                decode(part, found);
            }
        }
    }

    /** Long lines go on after a line break; padding ends a word. */
    private static int end(String text, int start) {
        int lineStart = start;
        int place = start;
        while (place < text.length()) {
            char character = text.charAt(place);
            if (isSymbol(character)) {
                place++;
            } else if (isLineBreak(character) && place - lineStart >= SHORTEST_LINE) {
                while (place < text.length() && isLineBreak(text.charAt(place))) {
                    place++;
                }
                lineStart = place;
            } else {
                break;
            }
        }
        while (place < text.length() && text.charAt(place) == '=') {
            place++;
        }
        return place;
    }

    private static boolean isLineBreak(char character) {
        return character == '\n' || character == '\r';
    }

    private static void decode(String run, DecodedWords found) {
        String symbols = run.replaceAll("[\\r\\n]", "").replace('-', '+').replace('_', '/');
        boolean padded = symbols.endsWith("=");
        int length = symbols.length();
        while (length > 0 && symbols.charAt(length - 1) == '=') {
            length--;
        }
        boolean odd = padded || isOdd(symbols);
        if (length < (odd ? QUANTUM : SHORTEST_WORD) || length % QUANTUM == 1) {
            return;
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(symbols.substring(0, length));
            if (odd) {
                found.add(bytes);
            } else {
                found.addUnicode(bytes);
            }
        } catch (IllegalArgumentException other) {
            // the last symbol has bits to spare: no encoder writes that
            return;
        }
    }

    /** A capital behind the first letter, or a digit beside a letter: not a word as it is written in a sentence. */
    private static boolean isOdd(String symbols) {
        for (int place = 1; place < symbols.length(); place++) {
            char before = symbols.charAt(place - 1);
            char character = symbols.charAt(place);
            if (Character.isUpperCase(character) || Character.isDigit(character) != Character.isDigit(before)) {
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
                || joins(character);
    }
}
