package org.trmgateway.acceptance.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Alters bytes as somebody would who knows formats: bits, lengths, numbers, words, nesting, pieces of other inputs. The same seed, the same bytes. */
final class Mutator {

    /** No input grows beyond this, in bytes: larger ones are refused by size alone, before anything reads them. */
    static final int LONGEST = 256 * 1024;

    private static final int MOST_STEPS = 4;
    private static final int LONGEST_PIECE = 64;
    private static final int DEEP = 20_000;
    private static final Pattern WORDS = Pattern.compile("[^A-Za-z0-9_.:-]+");
    private static final int MOST_WORDS = 400;

    private final RandomGenerator random;
    private final List<byte[]> pieces;

    Mutator(RandomGenerator random, List<byte[]> seeds) {
        this.random = random;
        this.pieces = new ArrayList<>(HostilePieces.ALL);
        for (byte[] seed : seeds) {
            WORDS.splitAsStream(new String(seed, ISO_8859_1))
                    .filter(word -> !word.isEmpty() && word.length() <= LONGEST_PIECE)
                    .distinct()
                    .limit(MOST_WORDS / seeds.size() + 1)
                    .forEach(word -> pieces.add(word.getBytes(ISO_8859_1)));
        }
    }

    /** One to a few alterations, one after the other. */
    byte[] alter(byte[] original, List<byte[]> others) {
        byte[] altered = original;
        int steps = 1 + random.nextInt(MOST_STEPS);
        for (int step = 0; step < steps; step++) {
            altered = once(altered, others);
        }
        return altered.length > LONGEST ? Arrays.copyOf(altered, LONGEST) : altered;
    }

    private byte[] once(byte[] bytes, List<byte[]> others) {
        int at = place(bytes);
        int length =
                Math.min(bytes.length - at, random.nextInt(random.nextInt(8) == 0 ? bytes.length + 1 : LONGEST_PIECE));
        return switch (random.nextInt(12)) {
            case 0, 1 -> flipped(bytes);
            case 2 -> replaced(bytes, at, Math.min(1, bytes.length - at), new byte[] {(byte) random.nextInt(256)});
            case 3 -> replaced(bytes, at, length, new byte[0]);
            case 4 -> replaced(bytes, at, 0, piece());
            case 5 -> replaced(bytes, at, length, piece());
            case 6 -> replaced(bytes, at, 0, Arrays.copyOfRange(bytes, at, at + length));
            case 7 -> moved(bytes, at, length);
            case 8 -> number(bytes);
            case 9 -> spliced(bytes, at, others);
            case 10 -> Arrays.copyOf(bytes, at);
            default -> random.nextInt(20) == 0 ? repeated(bytes, at) : flipped(bytes);
        };
    }

    private byte[] flipped(byte[] bytes) {
        byte[] copy = bytes.clone();
        if (copy.length > 0) {
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    private byte[] moved(byte[] bytes, int at, int length) {
        byte[] cut = replaced(bytes, at, length, new byte[0]);
        return replaced(cut, place(cut), 0, Arrays.copyOfRange(bytes, at, at + length));
    }

    /** The end of another input in the place of this one's. */
    private byte[] spliced(byte[] bytes, int at, List<byte[]> others) {
        byte[] other = others.get(random.nextInt(others.size()));
        int from = place(other);
        return replaced(bytes, at, bytes.length - at, Arrays.copyOfRange(other, from, other.length));
    }

    /** A figure, and those beside it, in the place of which another number stands. */
    private byte[] number(byte[] bytes) {
        int at = place(bytes);
        while (at < bytes.length && !isFigure(bytes[at])) {
            at++;
        }
        int end = at;
        while (end < bytes.length && isFigure(bytes[end])) {
            end++;
        }
        String other = HostilePieces.NUMBERS.get(random.nextInt(HostilePieces.NUMBERS.size()));
        return replaced(bytes, at, end - at, other.getBytes(UTF_8));
    }

    /** Nesting, or length, beyond all reason. */
    private byte[] repeated(byte[] bytes, int at) {
        byte[] piece = random.nextBoolean() ? piece() : Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 8));
        int times = Math.min(1 + random.nextInt(DEEP), LONGEST / Math.max(1, piece.length));
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            many.writeBytes(piece);
        }
        return replaced(bytes, at, 0, many.toByteArray());
    }

    private byte[] piece() {
        return pieces.get(random.nextInt(pieces.size()));
    }

    private int place(byte[] bytes) {
        return random.nextInt(bytes.length + 1);
    }

    private static boolean isFigure(byte character) {
        return character >= '0' && character <= '9';
    }

    private static byte[] replaced(byte[] bytes, int at, int length, byte[] by) {
        byte[] all = new byte[bytes.length - length + by.length];
        System.arraycopy(bytes, 0, all, 0, at);
        System.arraycopy(by, 0, all, at, by.length);
        System.arraycopy(bytes, at + length, all, at + by.length, bytes.length - at - length);
        return all;
    }
}
