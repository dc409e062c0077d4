package org.trmgateway.protect;

import java.util.HashSet;
import java.util.Set;

/**
 * Keys that spellings of one name have in common: digraphs of English, Polish and Serbian Latin are one letter, {@code u} and {@code w} are {@code v},
 * {@code g} is {@code h}, {@code y} and {@code j} are {@code i}, double letters are single. Where a digraph is read in two ways there are keys for both. Two spellings belong
 * together when they share a key.
 */
final class NameKeys {

    private static final int MOST = 256;

    /** Digraph and its readings; the longer ones first. */
    private static final String[][] RULES = {
        {"tsch", "c"},
        {"tch", "c"},
        {"sh", "s"},
        {"sz", "s"},
        {"zh", "z"},
        {"cz", "c"},
        {"ts", "c"},
        {"tz", "c"},
        {"kh", "h"},
        {"ch", "c", "h"},
        {"rz", "z", "rz"},
        {"dj", "d", "di"},
        {"x", "ks"},
        {"g", "h"},
        {"w", "v"},
        {"u", "v"},
        {"q", "k"},
        {"y", "i"},
        {"j", "i"},
    };

    private NameKeys() {}

    /** The keys of a name in any spelling, in either script; white space and punctuation do not matter. */
    static Set<String> of(String name) {
        Set<String> keys = new HashSet<>();
        for (String variant : Transliteration.variants(name)) {
            StringBuilder letters = new StringBuilder(variant.length());
            variant.chars().filter(Character::isLetter).forEach(letter -> letters.append((char) letter));
            read(letters.toString(), 0, "", keys);
        }
        return keys;
    }

    private static void read(String letters, int from, String sofar, Set<String> keys) {
        if (keys.size() >= MOST) {
            return;
        }
        if (from == letters.length()) {
            finish(sofar, keys);
            return;
        }
        for (String[] rule : RULES) {
            if (letters.startsWith(rule[0], from)) {
                for (int reading = 1; reading < rule.length; reading++) {
                    read(letters, from + rule[0].length(), sofar + rule[reading], keys);
                }
                return;
            }
        }
        read(letters, from + 1, sofar + letters.charAt(from), keys);
    }

    private static void finish(String read, Set<String> keys) {
        String softened = withoutDoubles(read).replace("ie", "e");
        keys.add(softened);
        // the letter yo is written io, yo and e
        keys.add(softened.replace("io", "e"));
    }

    private static String withoutDoubles(String text) {
        StringBuilder single = new StringBuilder(text.length());
        for (int place = 0; place < text.length(); place++) {
            if (place == 0 || text.charAt(place) != text.charAt(place - 1)) {
                single.append(text.charAt(place));
            }
        }
        return single.toString();
    }
}
