package org.trmgateway.acceptance.path;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Many byte strings of at least eight bytes that are looked for at once, anywhere in a value. */
final class Guesses {

    private static final int PREFIX = 8;

    private final Map<Long, byte[][]> byPrefix = new HashMap<>();
    private final Map<Long, String> kinds = new HashMap<>();
    private int size;

    void add(byte[] guess, String kind) {
        if (guess.length < PREFIX) {
            return;
        }
        long prefix = ByteBuffer.wrap(guess).getLong();
        byte[][] before = byPrefix.getOrDefault(prefix, new byte[0][]);
        byte[][] after = Arrays.copyOf(before, before.length + 1);
        after[before.length] = guess;
        byPrefix.put(prefix, after);
        kinds.put(prefix, kind);
        size++;
    }

    /** A digest as it is, in hexadecimal and in Base64. */
    void addDigest(byte[] digest, String kind) {
        add(digest, kind);
        add(HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII), kind);
        add(Base64.getEncoder().withoutPadding().encode(digest), kind);
    }

    int size() {
        return size;
    }

    /** The kinds of guesses that stand somewhere in the value. */
    Set<String> in(byte[] value) {
        Set<String> found = new TreeSet<>();
        for (int place = 0; place + PREFIX <= value.length; place++) {
            long prefix = ByteBuffer.wrap(value, place, PREFIX).getLong();
            for (byte[] guess : byPrefix.getOrDefault(prefix, new byte[0][])) {
                boolean fits = place + guess.length <= value.length
                        && Arrays.equals(guess, 0, guess.length, value, place, place + guess.length);
                if (fits) {
                    found.add(kinds.getOrDefault(prefix, ""));
                }
            }
        }
        return found;
    }
}
