package org.trmgateway.protect;

import org.trmgateway.referral.NodeId;

/**
 * The two check symbols of a pseudonym: a Reed-Solomon code over GF(32) with distance 3, shortened from length 31. The word that is checked is the
 * pseudonym's 15 symbols followed by the recipient's node code, which is not written. Any two wrong symbols, and so every swap of neighbours, are
 * caught; so is every other node whose code differs in one or two places.
 */
final class PseudonymCheck {

    static final int DATA = 13;
    static final int LENGTH = 15;

    private static final int FIELD = 32;
    private static final int ORDER = FIELD - 1;
    /** x^5 + x^2 + 1, primitive over GF(2). */
    private static final int POLYNOMIAL = 0b100101;

    private static final int LETTERS = 26;
    private static final int LONGEST_NODE = 8;

    private static final int[] POWERS = new int[ORDER];
    private static final int[] LOGARITHMS = new int[FIELD];

    static {
        int value = 1;
        for (int exponent = 0; exponent < ORDER; exponent++) {
            POWERS[exponent] = value;
            LOGARITHMS[value] = exponent;
            value <<= 1;
            if (value >= FIELD) {
                value ^= POLYNOMIAL;
            }
        }
    }

    private PseudonymCheck() {}

    /** Fills the last two of the 15 symbols. */
    static void complete(int[] symbols, NodeId recipient) {
        symbols[DATA] = 0;
        symbols[DATA + 1] = 0;
        int sum = sum(symbols, recipient);
        int weighted = weighted(symbols, recipient);
        // a + b = sum and a.x^13 + b.x^14 = weighted, in a field where plus and minus are the same
        int denominator = POWERS[DATA] ^ POWERS[DATA + 1];
        int numerator = weighted ^ times(sum, DATA);
        int second = numerator == 0 ? 0 : POWERS[(LOGARITHMS[numerator] - LOGARITHMS[denominator] + ORDER) % ORDER];
        symbols[DATA + 1] = second;
        symbols[DATA] = sum ^ second;
    }

    static boolean holds(int[] symbols, NodeId recipient) {
        return sum(symbols, recipient) == 0 && weighted(symbols, recipient) == 0;
    }

    private static int sum(int[] symbols, NodeId recipient) {
        int sum = 0;
        for (int symbol : symbols) {
            sum ^= symbol;
        }
        for (int place = 0; place < recipient.value().length(); place++) {
            int code = code(recipient.value().charAt(place));
            sum ^= (code % FIELD) ^ (code / FIELD);
        }
        return sum;
    }

    private static int weighted(int[] symbols, NodeId recipient) {
        int sum = 0;
        for (int place = 0; place < symbols.length; place++) {
            sum ^= times(symbols[place], place);
        }
        for (int place = 0; place < recipient.value().length(); place++) {
            int code = code(recipient.value().charAt(place));
            sum ^= times(code % FIELD, LENGTH + place);
            sum ^= times(code / FIELD, LENGTH + LONGEST_NODE + place);
        }
        return sum;
    }

    /** 1 to 26 for letters, then the digits; never 0, which is the absent place of a shorter code. */
    private static int code(char character) {
        return character >= 'a' ? character - 'a' + 1 : character - '0' + 1 + LETTERS;
    }

    private static int times(int value, int exponent) {
        return value == 0 ? 0 : POWERS[(LOGARITHMS[value] + exponent) % ORDER];
    }
}
