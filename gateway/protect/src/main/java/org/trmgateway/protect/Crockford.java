package org.trmgateway.protect;

/** Crockford's Base32: 5 bits a symbol, no I, L, O and U, so that it survives being read aloud. */
final class Crockford {

    private static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BITS = 5;

    private Crockford() {}

    /** The first {@code count * 5} bits, most significant first. */
    static String encode(byte[] bits, int count) {
        StringBuilder text = new StringBuilder(count);
        for (int symbol = 0; symbol < count; symbol++) {
            int value = 0;
            for (int bit = symbol * BITS; bit < (symbol + 1) * BITS; bit++) {
                value = (value << 1) | ((bits[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE)) & 1);
            }
            text.append(symbol(value));
        }
        return text.toString();
    }

    static char symbol(int value) {
        return SYMBOLS.charAt(value);
    }

    /** The value of an upper-case symbol, or -1. */
    static int value(char symbol) {
        return SYMBOLS.indexOf(symbol);
    }
}
