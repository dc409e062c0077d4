package org.trmgateway.officer.scan;

import java.util.Base64;
import java.util.HexFormat;

/** Files within text, in Base64 or in hexadecimal: what is too long to be a word or a digest. */
final class Embedded {

    private static final int SHORTEST = 400;
    private static final String NAME = "embedded file";

    private Embedded() {}

    static void read(String where, String text, Reading reading) {
        int start = 0;
        while (start < text.length()) {
            int end = start;
            int symbols = 0;
            int lineBreaks = 0;
            while (end < text.length() && (isSymbol(text.charAt(end)) || isLineBreak(text.charAt(end)))) {
                symbols += isSymbol(text.charAt(end)) ? 1 : 0;
                lineBreaks += text.charAt(end) == '\n' ? 1 : 0;
                end++;
            }
            // lines of text of one word each are no file
            if (symbols >= SHORTEST && symbols / (lineBreaks + 1) >= 40) {
                decode(where, text.substring(start, end), reading);
            }
            start = end + 1;
        }
    }

    private static void decode(String where, String run, Reading reading) {
        String symbols = run.replaceAll("\\s", "");
        if (symbols.matches("(?:[0-9a-fA-F]{2})++")) {
            reading.file(PartReader.within(where, NAME), "", HexFormat.of().parseHex(symbols));
            return;
        }
        try {
            String plain = symbols.replace('-', '+').replace('_', '/').replaceFirst("=+$", "");
            int whole = plain.length() % 4 == 1 ? plain.length() - 1 : plain.length();
            reading.file(
                    PartReader.within(where, NAME), "", Base64.getMimeDecoder().decode(plain.substring(0, whole)));
        } catch (IllegalArgumentException other) {
            reading.unread(where, "long code");
        }
    }

    private static boolean isLineBreak(char character) {
        return character == '\r' || character == '\n';
    }

    private static boolean isSymbol(char character) {
        return (character >= '0' && character <= '9')
                || (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || character == '+'
                || character == '/'
                || character == '-'
                || character == '_'
                || character == '=';
    }
}
