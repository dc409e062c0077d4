package org.trmgateway.auditor.tampering;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.trmgateway.trail.EntryBundle;
import org.trmgateway.trail.EntryBytes;

/** What one can do to a file. */
final class Tampering {

    private Tampering() {}

    static Map<String, Optional<byte[]>> put(String path, byte[] content) {
        return Map.of(path, Optional.of(content));
    }

    static Map<String, Optional<byte[]>> put(String path, String content) {
        return put(path, content.getBytes(UTF_8));
    }

    static Map<String, Optional<byte[]>> remove(String path) {
        return Map.of(path, Optional.empty());
    }

    /** The same with another byte at a place. */
    static byte[] flipped(byte[] content, int at, int bits) {
        byte[] changed = content.clone();
        changed[at] ^= (byte) bits;
        return changed;
    }

    /** The kinds of byte that a text of JSON has. */
    enum ByteClass {
        DIGIT("0123456789"),
        SMALL("abcdefghijklmnopqrstuvwxyz"),
        CAPITAL("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        PUNCTUATION("{}\":,"),
        ANY("");

        private final String letters;

        ByteClass(String letters) {
            this.letters = letters;
        }

        /** One byte of this kind between two places changed to another of the kind. */
        byte[] change(byte[] content, int from, int to, Random random) {
            List<Integer> places = new ArrayList<>();
            for (int at = from; at < to; at++) {
                if (letters.isEmpty() || letters.indexOf(content[at]) >= 0) {
                    places.add(at);
                }
            }
            int at = places.get(random.nextInt(places.size()));
            if (letters.isEmpty()) {
                return flipped(content, at, 1 << random.nextInt(8));
            }
            byte[] changed = content.clone();
            changed[at] = (byte) letters.charAt(
                    (letters.indexOf(content[at]) + 1 + random.nextInt(letters.length() - 1)) % letters.length());
            return changed;
        }
    }

    static byte[] without(byte[] content, int from, int length) {
        byte[] changed = new byte[content.length - length];
        System.arraycopy(content, 0, changed, 0, from);
        System.arraycopy(content, from + length, changed, from, changed.length - from);
        return changed;
    }

    static byte[] with(byte[] content, int at, byte[] more) {
        byte[] changed = new byte[content.length + more.length];
        System.arraycopy(content, 0, changed, 0, at);
        System.arraycopy(more, 0, changed, at, more.length);
        System.arraycopy(content, at, changed, at + more.length, content.length - at);
        return changed;
    }

    /** A bundle with two entries in each other's place. */
    static byte[] swapped(byte[] bundle, int width, int one, int other) {
        List<EntryBytes> entries =
                new ArrayList<>(EntryBundle.read(bundle, width).entries());
        Collections.swap(entries, one, other);
        return new EntryBundle(entries).bytes();
    }
}
