package org.trmgateway.protect;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Bytes that may be text, in the character sets the parties' systems write. */
final class TextBytes {

    /** The sets of one byte a character: Central European, Cyrillic, Latin 2, Western. */
    static final List<ByteSet> SINGLE = Stream.of("windows-1250", "windows-1251", "ISO-8859-2", "windows-1252")
            .map(ByteSet::new)
            .toList();

    private static final int FEWEST = 3;
    /** What was encoded twice has many signs in it. */
    private static final int HALF = 50;

    private static final int THREE_QUARTERS = 75;

    private TextBytes() {}

    /** Every text the bytes are likely to be; nothing for bytes that are none, as digests and signatures are. */
    static void read(byte[] bytes, Consumer<String> unicode, Consumer<String> guess) {
        if (bytes.length < FEWEST) {
            return;
        }
        Optional<String> wide = wide(bytes);
        if (wide.isPresent()) {
            unicode.accept(wide.get());
            return;
        }
        Optional<String> utf8 = utf8(bytes).filter(text -> isText(text, HALF));
        if (utf8.isPresent()) {
            unicode.accept(utf8.get());
            return;
        }
        for (ByteSet set : SINGLE) {
            set.read(bytes)
                    .filter(text -> isText(text, THREE_QUARTERS))
                    .filter(TextBytes::isOfOneScript)
                    .ifPresent(guess);
        }
    }

    /** UTF-16, whose letters have every second byte in common: 0 for Latin, 1 for Latin with marks, 4 for Cyrillic. */
    static Optional<String> wide(byte[] bytes) {
        if (bytes.length < 2 * FEWEST || bytes.length % 2 != 0) {
            return Optional.empty();
        }
        if (areHigh(bytes, 0)) {
            return Optional.of(new String(bytes, StandardCharsets.UTF_16BE));
        }
        return areHigh(bytes, 1) ? Optional.of(new String(bytes, StandardCharsets.UTF_16LE)) : Optional.empty();
    }

    /** Absent when the bytes are no UTF-8. */
    static Optional<String> utf8(byte[] bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        // asks instead of catching: most bytes that come here are no text, and exceptions are slow
        boolean malformed = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes), text, true)
                .isError();
        return malformed ? Optional.empty() : Optional.of(text.flip().toString());
    }

    private static boolean areHigh(byte[] bytes, int first) {
        int letters = 0;
        for (int place = first; place < bytes.length; place += 2) {
            byte high = bytes[place];
            boolean mark = (bytes[place] & 0xFF) >= 0xFE && (bytes[place ^ 1] & 0xFF) >= 0xFE;
            if (high != 0 && high != 1 && high != 4 && high != 0x20 && !mark) {
                return false;
            }
            if (bytes[place ^ 1] == 0) {
                return false;
            }
            letters += high == 0x20 || mark ? 0 : 1;
        }
        return letters * 4 >= bytes.length;
    }

    /** Nothing that cannot be printed, and so many letters, digits and spaces in a hundred characters. */
    private static boolean isText(String text, int percent) {
        int telling = 0;
        for (int place = 0; place < text.length(); place++) {
            char character = text.charAt(place);
            if (Character.isLetterOrDigit(character) || character == ' ') {
                telling++;
            } else if (Character.isISOControl(character) && !Character.isWhitespace(character)) {
                return false;
            }
        }
        return telling * 100 >= text.length() * percent;
    }

    /** Every word of Latin or of Cyrillic letters only: what chance makes of bytes hardly ever is. */
    private static boolean isOfOneScript(String text) {
        boolean latin = false;
        boolean cyrillic = false;
        for (int place = 0; place < text.length(); place++) {
            char character = text.charAt(place);
            if (!Character.isLetter(character)) {
                latin = false;
                cyrillic = false;
            } else if (LatinLetters.isCyrillic(character)) {
                cyrillic = true;
            } else {
                latin = true;
            }
            if (latin && cyrillic) {
                return false;
            }
        }
        return true;
    }
}
