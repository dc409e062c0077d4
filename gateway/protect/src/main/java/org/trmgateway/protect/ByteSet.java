package org.trmgateway.protect;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;

/** A character set of one byte a character, as tables. */
final class ByteSet {

    private static final int BYTES = 256;
    /** One more than the last character of any of the sets. */
    private static final int CHARACTERS = 0x2200;

    private static final int FIRST_CONTROL = 0x80;
    private static final int LAST_CONTROL = 0x9F;
    private static final short NONE = -1;
    private static final char UNKNOWN = '\ufffd';

    private final char[] characters = new char[BYTES];
    private final short[] bytes = new short[CHARACTERS];

    ByteSet(String name) {
        Charset charset = Charset.forName(name);
        Arrays.fill(bytes, NONE);
        // other programs let these bytes through as what they are in Latin 1
        for (int value = FIRST_CONTROL; value <= LAST_CONTROL; value++) {
            bytes[value] = (short) value;
        }
        for (int value = 0; value < BYTES; value++) {
            characters[value] = new String(new byte[] {(byte) value}, charset).charAt(0);
            if (characters[value] < CHARACTERS) {
                bytes[characters[value]] = (short) value;
            }
        }
    }

    /** Absent when a byte means nothing in the set. */
    Optional<String> read(byte[] text) {
        char[] read = new char[text.length];
        for (int place = 0; place < text.length; place++) {
            read[place] = characters[text[place] & 0xFF];
            if (read[place] == UNKNOWN) {
                return Optional.empty();
            }
        }
        return Optional.of(new String(read));
    }

    /** Absent when the set does not have a character. */
    Optional<byte[]> write(String text) {
        byte[] written = new byte[text.length()];
        for (int place = 0; place < written.length; place++) {
            char character = text.charAt(place);
            if (character >= CHARACTERS || bytes[character] == NONE) {
                return Optional.empty();
            }
            written[place] = (byte) bytes[character];
        }
        return Optional.of(written);
    }
}
