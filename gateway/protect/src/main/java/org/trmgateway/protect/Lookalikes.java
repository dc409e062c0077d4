package org.trmgateway.protect;

import java.util.regex.Pattern;

/** Cyrillic and Latin letters that look the same in print; the wrong one of them hides a name from a plain comparison. */
final class Lookalikes {

    private static final String CYRILLIC = "авекмнорстухіјѕ";
    private static final String LATIN = "abekmhopctyxijs";

    /** A word that could have been typed on the other keyboard. */
    private static final Pattern WORD_OF_LOOKALIKES =
            Pattern.compile("(?<!\\p{L})(?:[ABEKMHOPCTYXIJS]{3,}|[aeopcyxijs]{3,})(?!\\p{L})");

    private Lookalikes() {}

    static String toLatin(String folded) {
        return replace(folded, CYRILLIC, LATIN);
    }

    static String toCyrillic(String folded) {
        return replace(folded, LATIN, CYRILLIC);
    }

    /** Whether Latin letters of this text, before case folding, may stand for Cyrillic ones. */
    static boolean mayHideCyrillic(String text) {
        return WORD_OF_LOOKALIKES.matcher(text).find();
    }

    private static String replace(String text, String from, String to) {
        StringBuilder replaced = new StringBuilder(text);
        for (int place = 0; place < text.length(); place++) {
            int known = from.indexOf(text.charAt(place));
            if (known >= 0) {
                replaced.setCharAt(place, to.charAt(known));
            }
        }
        return replaced.toString();
    }
}
