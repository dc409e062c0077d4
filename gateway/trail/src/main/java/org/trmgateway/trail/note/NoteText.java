package org.trmgateway.trail.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import org.trmgateway.trail.TrailInconsistency;

/** The spelling that notes, checkpoints and proofs share: UTF-8, lines ended by a line feed, Base64 in one way only. */
final class NoteText {

    /** A blank to Unicode and to the readers of C2SP signed-note, but not to the platform. */
    private static final int NEXT_LINE = 0x85;

    private NoteText() {}

    /** Reads bytes that have to be UTF-8 without control characters but the line feed. */
    static String read(byte[] bytes, String rule) {
        String text;
        try {
            text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notUtf8) {
            throw TrailInconsistency.of(rule, notUtf8);
        }
        if (text.chars().anyMatch(letter -> letter < ' ' && letter != '\n')) {
            throw TrailInconsistency.of(rule);
        }
        return text;
    }

    /** Decodes Base64 that is spelt as it would be written: full padding, no loose bits. */
    static byte[] base64(String text, String rule) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (bytes.length > 0 && Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            throw TrailInconsistency.of(rule, notBase64);
        }
        throw TrailInconsistency.of(rule);
    }

    /** A decimal number without leading zeroes. */
    static long number(String text, String rule) {
        if (!text.matches("0|[1-9][0-9]{0,17}")) {
            throw TrailInconsistency.of(rule);
        }
        return Long.parseLong(text);
    }

    /** A name of a key: not empty, at most 255 bytes, without blank, line feed or plus. */
    static String requireName(String name) {
        boolean wrong = name.isEmpty()
                || name.getBytes(UTF_8).length > 255
                || name.codePoints()
                        .anyMatch(letter -> letter == '+'
                                || letter < ' '
                                || letter == NEXT_LINE
                                || Character.isWhitespace(letter)
                                || Character.isSpaceChar(letter));
        if (wrong) {
            throw TrailInconsistency.of("key-name");
        }
        return name;
    }
}
