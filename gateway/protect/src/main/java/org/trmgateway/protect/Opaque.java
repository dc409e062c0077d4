package org.trmgateway.protect;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words that are no words: digests, UUIDs, Base64 and pseudonyms, in which any short name occurs by chance sooner or later. */
final class Opaque {

    private static final Pattern LONG_WORD = Pattern.compile("[A-Za-z0-9+/=_-]{15,}");
    private static final Pattern HEXADECIMAL = Pattern.compile("(?=.*[0-9])[0-9a-fA-F-]{16,}");
    private static final Pattern CROCKFORD_GROUPS =
            Pattern.compile("(?=.*[0-9].*[0-9])[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}");
    private static final Pattern CROCKFORD =
            Pattern.compile("(?=.*[0-9].*[0-9])(?:[0-9A-HJKMNP-TV-Z]{15}|[0-9A-HJKMNP-TV-Z]{26})");
    private static final int SHORTEST = 15;
    private static final int SHORTEST_BASE64 = 20;

    private Opaque() {}

    /** The text with spaces in place of such words. */
    static String blanked(String text) {
        if (text.length() < SHORTEST) {
            return text;
        }
        Matcher words = LONG_WORD.matcher(text);
        StringBuilder blanked = new StringBuilder(text);
        while (words.find()) {
            if (isOpaque(words.group())) {
                char[] spaces = new char[words.end() - words.start()];
                Arrays.fill(spaces, ' ');
                blanked.replace(words.start(), words.end(), new String(spaces));
            }
        }
        return blanked.toString();
    }

    private static boolean isOpaque(String word) {
        return HEXADECIMAL.matcher(word).matches()
                || CROCKFORD.matcher(word).matches()
                || CROCKFORD_GROUPS.matcher(word).matches()
                || looksLikeBase64(word);
    }

    /** Random characters change between capitals, small letters and digits nearly two times in three; written words hardly ever do. */
    private static boolean looksLikeBase64(String word) {
        int changes = 0;
        int signs = Character.isLetterOrDigit(word.charAt(0)) ? 0 : 1;
        for (int place = 1; place < word.length(); place++) {
            if (Character.getType(word.charAt(place)) != Character.getType(word.charAt(place - 1))) {
                changes++;
            }
            signs += Character.isLetterOrDigit(word.charAt(place)) ? 0 : 1;
        }
        // one character in 32 is a sign; where there are more, somebody spaced a word with them
        return word.length() >= SHORTEST_BASE64 && changes * 5 >= word.length() * 2 && signs * 4 < word.length();
    }
}
