package org.trmgateway.protect;

/** Cyrillic and Latin letters that look the same in print; the wrong one of them hides a name from a plain comparison. */
final class Lookalikes {

    private static final String CYRILLIC = "авекмнорстухіјѕ";
    private static final String LATIN = "abekmhopctyxijs";
    private static final int SHORTEST_SUSPECT = 3;

    private Lookalikes() {}

    static String toLatin(String folded) {
        StringBuilder replaced = new StringBuilder(folded);
        replace(replaced, 0, folded.length(), CYRILLIC, LATIN);
        return replaced.toString();
    }

    static String toCyrillic(String folded) {
        StringBuilder replaced = new StringBuilder(folded);
        replace(replaced, 0, folded.length(), LATIN, CYRILLIC);
        return replaced.toString();
    }

    /** The text with Latin letters in the words that may pretend to be Latin: of both scripts, or of nothing but such letters. */
    static String suspectsToLatin(String folded) {
        return suspects(folded, CYRILLIC, LATIN);
    }

    /** The same the other way: Cyrillic letters in the words that may pretend to be Cyrillic. */
    static String suspectsToCyrillic(String folded) {
        return suspects(folded, LATIN, CYRILLIC);
    }

    private static String suspects(String folded, String from, String to) {
        StringBuilder replaced = new StringBuilder(folded);
        int start = 0;
        while (start < folded.length()) {
            int end = start;
            while (end < folded.length() && Character.isLetter(folded.charAt(end))) {
                end++;
            }
            String word = folded.substring(start, end);
            if (isMixed(word) || isOnly(from, word)) {
                replace(replaced, start, end, from, to);
            }
            start = end + 1;
        }
        return replaced.toString();
    }

    private static boolean isMixed(String word) {
        return LatinLetters.isCyrillic(word)
                && !word.chars().allMatch(letter -> LatinLetters.isCyrillic((char) letter));
    }

    private static boolean isOnly(String letters, String word) {
        return word.length() >= SHORTEST_SUSPECT && word.chars().allMatch(letter -> letters.indexOf(letter) >= 0);
    }

    private static void replace(StringBuilder text, int start, int end, String from, String to) {
        for (int place = start; place < end; place++) {
            int known = from.indexOf(text.charAt(place));
            if (known >= 0) {
                text.setCharAt(place, to.charAt(known));
            }
        }
    }
}
