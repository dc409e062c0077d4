package org.trmgateway.officer.scan;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The texts that bytes may be.
 *
 * @param first the likeliest
 * @param others what they would be in the other sets that are in use, when nothing says which it is
 */
record Charsets(String first, List<String> others) {

    private static final List<Charset> IN_USE = Stream.of(
                    "windows-1250",
                    "windows-1251",
                    "windows-1252",
                    "ISO-8859-2",
                    "KOI8-R",
                    "IBM852",
                    "IBM866",
                    "ISO-8859-5")
            .map(Charset::forName)
            .toList();
    private static final int SAMPLE = 1 << 16;

    static Charsets of(byte[] bytes) {
        return unicode(bytes)
                .map(text -> new Charsets(text, List.of()))
                .orElseGet(() -> inAnySet(bytes, IN_USE.getFirst()));
    }

    /** With a set the file names; when the bytes are Unicode, that is believed first. */
    static Charsets of(byte[] bytes, String named) {
        return unicode(bytes)
                .map(text -> new Charsets(text, List.of()))
                .orElseGet(() -> inAnySet(bytes, charset(named).orElse(IN_USE.getFirst())));
    }

    /** Neither text in Unicode nor in a set of one byte a character. */
    static boolean looksBinary(byte[] bytes) {
        if (wide(bytes).isPresent()) {
            return false;
        }
        int controls = 0;
        int length = Math.min(bytes.length, SAMPLE);
        for (int place = 0; place < length; place++) {
            int value = bytes[place] & 0xFF;
            if (value == 0) {
                return true;
            }
            controls += value < ' ' && !Character.isWhitespace(value) ? 1 : 0;
        }
        return controls * 100 > length;
    }

    private static Optional<String> unicode(byte[] bytes) {
        if (FileKind.begins(bytes, "\u00ef\u00bb\u00bf")) {
            return utf8(bytes).map(text -> text.substring(1));
        }
        return wide(bytes).or(() -> utf8(bytes));
    }

    /** UTF-16 by its mark, or because nearly every second byte says so. */
    private static Optional<String> wide(byte[] bytes) {
        if (FileKind.begins(bytes, "\u00ff\u00fe")) {
            return Optional.of(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE));
        }
        if (FileKind.begins(bytes, "\u00fe\u00ff")) {
            return Optional.of(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE));
        }
        int[] high = new int[2];
        int[] zero = new int[2];
        int length = Math.min(bytes.length, SAMPLE) & ~1;
        for (int place = 0; place < length; place++) {
            high[place & 1] += isHigh(bytes[place]) ? 1 : 0;
            zero[place & 1] += bytes[place] == 0 ? 1 : 0;
        }
        for (int side = 0; side < 2; side++) {
            if (length >= 4 && high[side] * 20 >= length * 9 && zero[1 - side] == 0) {
                return Optional.of(
                        new String(bytes, side == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE));
            }
        }
        return Optional.empty();
    }

    /** Latin, Latin with marks, Cyrillic, and the halves of characters beyond them. */
    private static boolean isHigh(byte value) {
        return value == 0 || value == 1 || value == 4 || (value & 0xF8) == 0xD8;
    }

    private static Optional<String> utf8(byte[] bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        boolean malformed = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes), text, true)
                .isError();
        return malformed ? Optional.empty() : Optional.of(text.flip().toString());
    }

    private static Charsets inAnySet(byte[] bytes, Charset likeliest) {
        return new Charsets(
                new String(bytes, likeliest),
                IN_USE.stream()
                        .filter(set -> !set.equals(likeliest))
                        .map(set -> new String(bytes, set))
                        .toList());
    }

    static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
