package org.trmgateway.protect;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How names are written in other alphabets. For finding names and for travel documents only: none of it can be turned back, and no form is the right
 * one.
 */
public final class Transliteration {

    /** ICAO Doc 9303 part 3, section 6 A: the first choice where it gives several. */
    private static final Map<String, String> ICAO_LATIN = Map.of("ä", "ae", "ö", "oe", "ü", "ue", "å", "aa", "ø", "oe");

    /** Whole-word respellings; each list is applied in its order. */
    private static final List<List<String>> RESPELLINGS = List.of(
            List.of(),
            List.of("ä", "ae", "ö", "oe", "ü", "ue", "å", "aa", "ø", "oe"),
            List.of("đ", "dj"),
            List.of("ó", "u", "ą", "on", "ę", "en"),
            List.of("ą", "om", "ę", "em"),
            // by English ear
            List.of(
                    "ch", "kh", "sz", "sh", "cz", "ch", "rz", "zh", "š", "sh", "č", "ch", "ž", "zh", "w", "v", "j", "y",
                    "x", "ks"),
            List.of("ś", "sh", "ć", "ch", "ż", "zh", "w", "v", "j", "i", "x", "ks"),
            // by Polish ear
            List.of("sh", "sz", "ch", "cz", "kh", "ch", "zh", "ż", "v", "w", "y", "j", "x", "ks"),
            List.of("š", "sz", "č", "cz", "v", "w"));

    private Transliteration() {}

    /**
     * As a machine-readable travel document writes it: ICAO Doc 9303 part 3, section 6. Letters come out as A to Z; everything else stays.
     *
     * @param alphabet the language's alphabet, as some letters differ
     */
    public static String icao9303(String text, Alphabet alphabet) {
        String folded = LatinLetters.fold(text);
        String latin = switch (alphabet) {
            case BELARUSIAN -> Romanisation.ICAO_BELARUSIAN.romanise(folded);
            case RUSSIAN -> Romanisation.ICAO_RUSSIAN.romanise(folded);
            case SERBIAN -> Romanisation.ICAO_SERBIAN.romanise(folded);
            case UKRAINIAN -> Romanisation.ICAO_UKRAINIAN.romanise(folded);
            case LATIN -> replaceAll(folded);
        };
        return LatinLetters.strip(latin).toUpperCase(Locale.ROOT);
    }

    /**
     * The ways a name is met with: without marks, romanised by each of the usual systems, respelt by English and by Polish ear, and with letters that
     * only look alike replaced.
     *
     * @return lower case, without marks, never empty for a name with letters; of Cyrillic letters only those no table knows are left
     */
    public static Set<String> variants(String name) {
        String folded = LatinLetters.fold(name);
        Set<String> variants = new LinkedHashSet<>();
        addVariants(folded, variants);
        if (LatinLetters.isCyrillic(folded)) {
            boolean mixed = folded.chars().anyMatch(letter -> LatinLetters.isAsciiLetter((char) letter));
            String latin = Lookalikes.toLatin(folded);
            if (mixed || !LatinLetters.isCyrillic(latin)) {
                addVariants(latin, variants);
            }
            if (mixed) {
                addVariants(Lookalikes.toCyrillic(folded), variants);
            }
        }
        return variants;
    }

    private static void addVariants(String folded, Set<String> variants) {
        if (LatinLetters.isCyrillic(folded)) {
            for (Romanisation romanisation : Romanisation.ALL) {
                variants.add(LatinLetters.strip(romanisation.romanise(folded)));
            }
        } else {
            for (List<String> respelling : RESPELLINGS) {
                variants.add(LatinLetters.strip(respell(folded, respelling)));
            }
        }
    }

    private static String respell(String folded, List<String> respelling) {
        String respelt = folded;
        for (int rule = 0; rule < respelling.size(); rule += 2) {
            respelt = respelt.replace(respelling.get(rule), respelling.get(rule + 1));
        }
        return respelt;
    }

    private static String replaceAll(String folded) {
        String replaced = folded;
        for (Map.Entry<String, String> letter : ICAO_LATIN.entrySet()) {
            replaced = replaced.replace(letter.getKey(), letter.getValue());
        }
        return replaced;
    }
}
