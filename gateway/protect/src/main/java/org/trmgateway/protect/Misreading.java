package org.trmgateway.protect;

/** Text in one character set of one byte a character that was read in another; it holds nothing further. */
final class Misreading implements Encoding {

    private static final int FEWEST_IN_A_ROW = 3;
    private static final int FIRST_BEYOND_ASCII = 0x80;
    private static final int LAST_CONTROL = 0x9F;
    private static final int FIRST_TYPOGRAPHIC = 0x2000;
    private static final int LAST_TYPOGRAPHIC = 0x214F;
    private static final String QUOTES = "\u00ab\u00bb\u00b0\u00a7";

    @Override
    public void undo(String text, Readings readings) {
        if (LatinLetters.isAscii(text) || !isSuspect(text)) {
            return;
        }
        for (ByteSet read : TextBytes.SINGLE) {
            read.write(text)
                    .ifPresent(bytes -> TextBytes.SINGLE.forEach(
                            written -> written.read(bytes).ifPresent(readings::guess)));
        }
    }

    /** Written text has few letters beyond ASCII in a row unless it is Cyrillic, and signs do not stand in its words. */
    private static boolean isSuspect(String text) {
        int row = 0;
        for (int place = 0; place < text.length(); place++) {
            char character = text.charAt(place);
            boolean beyond = character >= FIRST_BEYOND_ASCII;
            boolean letter = Character.isLetter(character);
            row = beyond && letter && !LatinLetters.isCyrillic(character) ? row + 1 : 0;
            if (row >= FEWEST_IN_A_ROW || (beyond && character <= LAST_CONTROL)) {
                return true;
            }
            boolean behindLetter = place > 0 && Character.isLetter(text.charAt(place - 1));
            boolean beforeLetter = place + 1 < text.length() && Character.isLetter(text.charAt(place + 1));
            if (isSign(character) && (behindLetter || beforeLetter)) {
                return true;
            }
            boolean mixed = letter
                    && behindLetter
                    && LatinLetters.isCyrillic(character) != LatinLetters.isCyrillic(text.charAt(place - 1));
            if (mixed) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSign(char character) {
        return character >= FIRST_BEYOND_ASCII
                && !Character.isLetterOrDigit(character)
                && !Character.isSpaceChar(character)
                && (character < FIRST_TYPOGRAPHIC || character > LAST_TYPOGRAPHIC)
                && QUOTES.indexOf(character) < 0;
    }
}
