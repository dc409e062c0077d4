package org.trmgateway.protect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.trmgateway.protect.KnownIdentifiers.Known;

/**
 * A word, or several, to be found in any spelling.
 *
 * @param word number of the word or words in the case; a whole word and its stem have the same
 * @param kind what it is
 * @param letters how many letters it was written with
 * @param form how much of the word this is
 * @param traces {@link SoundTrace} of its spellings
 * @param keys {@link NameKeys}
 * @param numbers digits that must stand in the same text: the house numbers of an address
 */
record KnownName(
        int word,
        IdentifierKind kind,
        int letters,
        Form form,
        Set<String> traces,
        Set<String> keys,
        Set<String> numbers) {

    @Override
    public String toString() {
        return kind + " ***";
    }

    /** How much of a word is looked for. */
    enum Form {
        WHOLE,
        /** Without its last vowel, which grammar changes: Kowalska, Kowalskiej. */
        STEM
    }

    private static final int SHORTEST = 2;
    private static final int SHORTEST_PHRASE = 4;
    private static final int SHORTEST_WITH_STEM = 7;
    private static final String VOWELS = "aeiouyаеёіиоуыэюя";
    private static final Set<String> PARTICLES = Set.of(
            "de", "la", "le", "el", "al", "van", "von", "der", "den", "di", "da", "do", "dos", "du", "bin", "ibn",
            "ben", "abu", "ul");
    private static final Set<String> STREET_WORDS = Set.of(
            "ul",
            "ulica",
            "al",
            "aleja",
            "pl",
            "plac",
            "os",
            "osiedle",
            "st",
            "str",
            "street",
            "road",
            "rd",
            "nr",
            "no",
            "bulevar",
            "bul",
            "prospekt",
            "ул",
            "улица",
            "вул",
            "вуліца",
            "вулиця",
            "праспект",
            "проспект",
            "пр",
            "пл",
            "д",
            "дом",
            "кв",
            "м",
            "г");

    /** What to look for, for a name as it was written: each of its words, and all of them together. */
    static List<KnownName> ofName(Known known) {
        List<String> words = words(known);
        List<KnownName> names = new ArrayList<>();
        for (String word : words) {
            boolean telling = words.size() == 1 || !PARTICLES.contains(word);
            if (telling && word.length() >= SHORTEST) {
                names.add(of(word.hashCode(), known.kind(), word, Form.WHOLE, Set.of()));
                if (word.length() >= SHORTEST_WITH_STEM && VOWELS.indexOf(word.charAt(word.length() - 1)) >= 0) {
                    names.add(of(
                            word.hashCode(), known.kind(), word.substring(0, word.length() - 1), Form.STEM, Set.of()));
                }
            }
        }
        String phrase = String.join("", words);
        if (words.size() > 1 && phrase.length() >= SHORTEST_PHRASE) {
            names.add(of(phrase.hashCode(), known.kind(), phrase, Form.WHOLE, Set.of()));
        }
        return names;
    }

    /** What to look for, for an address as it was written: each line that names more than a town or a number. */
    static List<KnownName> ofAddress(Known known) {
        List<KnownName> lines = new ArrayList<>();
        for (String line : known.value().value().split("[,;\\r\\n]+")) {
            String folded = LatinLetters.fold(line);
            List<String> words = Arrays.stream(folded.split("[^\\p{L}\\p{M}]+"))
                    .filter(word -> word.length() >= SHORTEST && !STREET_WORDS.contains(word))
                    .toList();
            Set<String> numbers = Arrays.stream(folded.split("[^0-9]+"))
                    .filter(number -> !number.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
            String phrase = String.join("", words);
            if (phrase.length() >= SHORTEST_PHRASE && (words.size() > 1 || !numbers.isEmpty())) {
                lines.add(of(phrase.hashCode(), known.kind(), phrase, Form.WHOLE, numbers));
            }
        }
        return lines;
    }

    private static List<String> words(Known known) {
        return Arrays.stream(LatinLetters.fold(known.value().value()).split("[^\\p{L}\\p{M}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static KnownName of(int number, IdentifierKind kind, String word, Form form, Set<String> numbers) {
        Set<String> traces = Transliteration.variants(word).stream()
                .map(variant -> SoundTrace.of(variant).classes())
                .collect(Collectors.toUnmodifiableSet());
        return new KnownName(number, kind, word.length(), form, traces, NameKeys.of(word), numbers);
    }
}
