package org.trmgateway.protect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One consistent way to write Cyrillic in Latin letters, in lower case. The tables say letter by letter what becomes of it, for the small letters too;
 * a letter without an entry stays as it is.
 */
final class Romanisation {

    private static final String NOTHING = "-";

    /** ICAO Doc 9303 part 3, section 6 B, without the exceptions for one language. */
    static final Romanisation ICAO_RUSSIAN = new Romanisation("""
            а a б b в v г g д d е e ё e ж zh з z и i й i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch
            ъ ie ы y ь - э e ю iu я ia є ie ѕ dz і i ї i ј j љ lj њ nj ќ k ў u џ dz ђ d ћ c ѓ g ґ g ѫ u һ c ң n ө o ү u ә a җ j қ k
            """, "");

    static final Romanisation ICAO_BELARUSIAN = new Romanisation(ICAO_RUSSIAN, "г h ё io ' -", "");
    static final Romanisation ICAO_SERBIAN = new Romanisation(ICAO_RUSSIAN, "г h ж z х h ц c ч c ш s", "");
    static final Romanisation ICAO_UKRAINIAN = new Romanisation(ICAO_RUSSIAN, "г h и y ' -", "є ye ї yi й y ю yu я ya");
    /** As atlases and newspapers in English write (BGN/PCGN without marks). */
    static final Romanisation ENGLISH_RUSSIAN = new Romanisation(ICAO_RUSSIAN, "ё yo й y ъ - ю yu я ya", "е ye");

    static final Romanisation ENGLISH_BELARUSIAN =
            new Romanisation(ICAO_RUSSIAN, "г h ё yo й y ў w ю yu я ya ' -", "е ye");
    static final Romanisation ENGLISH_UKRAINIAN =
            new Romanisation(ICAO_RUSSIAN, "г h и y й y ї yi є ye ю yu я ya ' -", "");
    /** As Polish offices write by ear. */
    static final Romanisation POLISH_RUSSIAN =
            new Romanisation(ICAO_RUSSIAN, "в w ё jo ж ż й j х ch ц c ч cz ш sz щ szcz ъ - ю ju я ja", "е je");

    static final Romanisation POLISH_BELARUSIAN =
            new Romanisation(ICAO_RUSSIAN, "в w г h ё jo ж ż й j ў u х ch ц c ч cz ш sz ю ju я ja ' -", "е je");
    static final Romanisation POLISH_UKRAINIAN =
            new Romanisation(ICAO_RUSSIAN, "в w г h є je ж ż и y й j ї ji х ch ц c ч cz ш sz щ szcz ю ju я ja ' -", "");
    /** Serbian Latin, an official script of its own; and, for other languages, the scholars' way. */
    static final Romanisation SERBIAN_LATIN = new Romanisation(
            ICAO_RUSSIAN, "ё ë ж ž й j х h ц c ч č ш š щ šč ъ - ю ju я ja ђ đ ћ ć џ dž ў ŭ є je ї ji", "");

    static final Romanisation SERBIAN_WITHOUT_MARKS =
            new Romanisation(ICAO_RUSSIAN, "ё jo ж z й j х h ц c ч c ш s щ sc ъ - ю ju я ja ђ dj ћ c џ dz", "");
    /** Belarusian Latin as on maps since 2007. */
    static final Romanisation BELARUSIAN_LATIN =
            new Romanisation(ICAO_RUSSIAN, "г h ё io ж ž х ch ц c ч č ш š ў ŭ ю iu я ia ' -", "ё jo ю ju я ja е je");

    /** Each of them. */
    static final List<Romanisation> ALL = List.of(
            ICAO_RUSSIAN,
            ICAO_BELARUSIAN,
            ICAO_SERBIAN,
            ICAO_UKRAINIAN,
            ENGLISH_RUSSIAN,
            ENGLISH_BELARUSIAN,
            ENGLISH_UKRAINIAN,
            POLISH_RUSSIAN,
            POLISH_BELARUSIAN,
            POLISH_UKRAINIAN,
            SERBIAN_LATIN,
            SERBIAN_WITHOUT_MARKS,
            BELARUSIAN_LATIN);

    private final Map<Character, String> letters;
    private final Map<Character, String> initials;

    Romanisation(String letters, String initials) {
        this.letters = table(letters);
        this.initials = table(initials);
    }

    Romanisation(Romanisation base, String exceptions, String initials) {
        this.letters = new HashMap<>(base.letters);
        this.letters.putAll(table(exceptions));
        this.initials = table(initials);
    }

    /** Latin letters, some with marks. */
    String romanise(String folded) {
        StringBuilder latin = new StringBuilder(folded.length() * 2);
        boolean initial = true;
        for (int place = 0; place < folded.length(); place++) {
            char letter = folded.charAt(place);
            String written = letters.getOrDefault(letter, Character.toString(letter));
            latin.append(initial ? initials.getOrDefault(letter, written) : written);
            initial = !Character.isLetter(letter) && !letters.containsKey(letter);
        }
        return latin.toString();
    }

    private static Map<Character, String> table(String pairs) {
        Map<Character, String> table = new HashMap<>();
        String[] words = pairs.isBlank() ? new String[0] : pairs.strip().split("\\s+");
        for (int word = 0; word < words.length; word += 2) {
            table.put(words[word].charAt(0), words[word + 1].equals(NOTHING) ? "" : words[word + 1]);
        }
        return table;
    }
}
