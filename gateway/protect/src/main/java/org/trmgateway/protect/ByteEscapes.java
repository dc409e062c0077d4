package org.trmgateway.protect;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Bytes as two hexadecimal digits behind a marker: percent-encoding (RFC 3986), quoted-printable (RFC 2045) and the escapes of program text. */
final class ByteEscapes implements Encoding {

    private static final int DIGITS = 2;

    /** UTF-8 first: what is text in it is nothing else; of the others nobody can say which. */
    private static final List<Function<byte[], Optional<String>>> SETS = Stream.concat(
                    Stream.<Function<byte[], Optional<String>>>of(TextBytes::utf8),
                    TextBytes.SINGLE.stream().<Function<byte[], Optional<String>>>map(set -> set::read))
            .toList();

    private final String marker;

    ByteEscapes(String marker) {
        this.marker = marker;
    }

    @Override
    public void undo(String text, Readings readings) {
        if (text.indexOf(marker) < 0) {
            return;
        }
        String whole = text.replace(marker + "\r\n", "").replace(marker + "\n", "");
        boolean changed = !whole.equals(text);
        for (int set = 0; set < SETS.size(); set++) {
            StringBuilder undone = new StringBuilder(whole.length());
            boolean clean = undo(whole, SETS.get(set), undone);
            if (changed || !undone.toString().equals(whole)) {
                readings.sure(undone.toString());
            }
            if (clean && set == 0) {
                return;
            }
        }
    }

    /** Whether all bytes were text in this set: further sets need not be tried. */
    private boolean undo(String text, Function<byte[], Optional<String>> set, StringBuilder undone) {
        boolean clean = true;
        int place = 0;
        while (place < text.length()) {
            int next = place;
            while (isEscape(text, next)) {
                next += marker.length() + DIGITS;
            }
            if (next == place) {
                undone.append(text.charAt(place));
                place++;
                continue;
            }
            byte[] bytes = bytes(text, place, next);
            Optional<String> decoded = TextBytes.wide(bytes).or(() -> set.apply(bytes));
            clean &= decoded.isPresent();
            undone.append(decoded.orElse(text.substring(place, next)));
            place = next;
        }
        return clean;
    }

    private byte[] bytes(String text, int from, int to) {
        int length = marker.length() + DIGITS;
        byte[] bytes = new byte[(to - from) / length];
        for (int escape = 0; escape < bytes.length; escape++) {
            int digits = from + escape * length + marker.length();
            bytes[escape] = (byte) Integer.parseInt(text.substring(digits, digits + DIGITS), HEXADECIMAL);
        }
        return bytes;
    }

    private boolean isEscape(String text, int place) {
        int digits = place + marker.length();
        return text.startsWith(marker, place)
                && digits + DIGITS <= text.length()
                && Character.digit(text.charAt(digits), HEXADECIMAL) >= 0
                && Character.digit(text.charAt(digits + 1), HEXADECIMAL) >= 0;
    }
}
