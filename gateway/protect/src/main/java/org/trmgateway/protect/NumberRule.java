package org.trmgateway.protect;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A number with a check digit that a country's data describes: the weighted sum of its digits leaves a remainder. Letters count as in a
 * machine-readable travel document, A as 10 to Z as 35; characters between them count nothing.
 */
public final class NumberRule {

    private static final int LETTERS = 10;

    private final Pattern pattern;
    private final List<Integer> weights;
    private final int modulus;
    private final int remainder;

    /**
     * @param pattern regular expression of the whole number
     * @param weights one for each letter and digit
     * @throws IllegalArgumentException when the pattern is none, or without weights: what has no check digit is found everywhere
     */
    public NumberRule(String pattern, List<Integer> weights, int modulus, int remainder) {
        if (weights.isEmpty() || modulus < 2) {
            throw new IllegalArgumentException("a number without check digit");
        }
        this.pattern = Pattern.compile(
                "(?<![0-9a-z])(?:" + pattern.toLowerCase(Locale.ROOT) + ")(?![0-9a-z])", Pattern.CASE_INSENSITIVE);
        this.weights = List.copyOf(weights);
        this.modulus = modulus;
        this.remainder = remainder;
    }

    /** How many such numbers stand in a text of plain letters. */
    int count(String plain) {
        return (int) pattern.matcher(plain)
                .results()
                .map(MatchResult::group)
                .filter(this::holds)
                .count();
    }

    private boolean holds(String number) {
        int[] values = number.chars()
                .filter(Character::isLetterOrDigit)
                .map(character -> Character.digit(character, LETTERS + 26))
                .toArray();
        if (values.length != weights.size()) {
            return false;
        }
        int sum = 0;
        for (int place = 0; place < values.length; place++) {
            sum += weights.get(place) * values[place];
        }
        return Math.floorMod(sum, modulus) == remainder;
    }
}
