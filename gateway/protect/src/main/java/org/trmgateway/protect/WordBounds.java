package org.trmgateway.protect;

/**
 * How a place in a text lies among its words.
 *
 * @param begins a word begins here
 * @param ends a word ends here
 * @param besideDigit a digit stands directly before or after
 * @param rest letters between the place's end and the word's end
 * @param several the place holds more than one word
 * @param here letters the place holds
 */
record WordBounds(boolean begins, boolean ends, boolean besideDigit, int rest, boolean several, int here) {

    /** One letter is nobody's name, though it may sound like one. */
    private static final int SHORTEST = 2;

    /** Fewer letters than this are a name only as a word of their own: many codes have three letters. */
    private static final int SHORTEST_BESIDE_DIGITS = 4;

    private static final int SHORTEST_TORN = 5;
    private static final int SHORTEST_WITH_ENDING = 5;
    private static final int SHORTEST_INSIDE = 6;
    private static final int LONGEST_ENDING = 3;

    static WordBounds of(String text, int start, int end) {
        int wordEnd = end;
        while (wordEnd < text.length() && Character.isLetter(text.charAt(wordEnd))) {
            wordEnd++;
        }
        boolean digitBefore = start > 0 && Character.isDigit(text.charAt(start - 1));
        boolean digitAfter = end < text.length() && Character.isDigit(text.charAt(end));
        int here = 0;
        for (int place = start; place < end; place++) {
            here += Character.isLetter(text.charAt(place)) ? 1 : 0;
        }
        return new WordBounds(
                start == 0 || !Character.isLetter(text.charAt(start - 1)),
                wordEnd == end,
                digitBefore || digitAfter,
                wordEnd - end,
                here < end - start,
                here);
    }

    /** Whether a name that is spelt here counts as found. */
    boolean allow(KnownName name) {
        if (here < SHORTEST) {
            return false;
        }
        return switch (name.form()) {
            case WHOLE -> isWhole(name.letters()) || isInflected(name.letters()) || isInside(name.letters());
            case STEM -> begins && !several && rest > 0 && rest <= LONGEST_ENDING;
        };
    }

    private boolean isWhole(int letters) {
        boolean apart = !besideDigit || letters >= SHORTEST_BESIDE_DIGITS;
        boolean notByChance = !several || here >= SHORTEST_TORN;
        return begins && ends && apart && notByChance;
    }

    private boolean isInflected(int letters) {
        return begins && !several && letters >= SHORTEST_WITH_ENDING && rest <= LONGEST_ENDING;
    }

    private boolean isInside(int letters) {
        return !several && letters >= SHORTEST_INSIDE;
    }
}
