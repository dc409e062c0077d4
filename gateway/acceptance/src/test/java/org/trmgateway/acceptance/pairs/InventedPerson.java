package org.trmgateway.acceptance.pairs;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Somebody who does not exist, with everything that could be said of her.
 *
 * @param kind of her surname
 * @param names surname, first name, patronymic, birth name, alias, and her name in another script
 * @param numbers of herself, of her document, and of her child
 * @param phones hers and that of a relative
 * @param email hers
 * @param born day
 * @param places street and village
 * @param family surname and first name of her child, and a relative
 * @param stories three texts
 */
record InventedPerson(
        NameKind kind,
        List<String> names,
        List<String> numbers,
        List<String> phones,
        String email,
        String born,
        List<String> places,
        List<String> family,
        List<String> stories) {

    private static final List<NameKind> PLAIN = List.of(
            NameKind.POLISH,
            NameKind.SLOVAK,
            NameKind.SERBIAN,
            NameKind.BELARUSIAN,
            NameKind.RUSSIAN,
            NameKind.TURKMEN);

    static InventedPerson of(NameKind kind, Random random, Set<String> taken) {
        NameKind others = PLAIN.contains(kind) ? kind : PLAIN.get(random.nextInt(PLAIN.size()));
        NameKind otherScript = others == NameKind.BELARUSIAN || others == NameKind.SERBIAN || others == NameKind.RUSSIAN
                ? NameKind.POLISH
                : NameKind.BELARUSIAN;
        return new InventedPerson(
                kind,
                List.of(
                        kind.invent(random, taken),
                        others.invent(random, taken),
                        others.invent(random, taken),
                        others.invent(random, taken),
                        others.invent(random, taken),
                        otherScript.invent(random, taken) + " " + otherScript.invent(random, taken)),
                List.of(digits(random, 11), "XR" + digits(random, 7), digits(random, 11)),
                List.of("+4866" + digits(random, 7), "+37529" + digits(random, 7)),
                "kos" + digits(random, 8) + "@skrytka.example",
                String.format(
                        Locale.ROOT,
                        "%d-%02d-%02d",
                        1970 + random.nextInt(30),
                        1 + random.nextInt(12),
                        1 + random.nextInt(28)),
                List.of(
                        others.invent(random, taken) + " " + digits(random, 2) + "/" + digits(random, 3),
                        others.invent(random, taken)),
                List.of(
                        others.invent(random, taken),
                        others.invent(random, taken),
                        others.invent(random, taken) + " " + others.invent(random, taken)),
                List.of(story(others, random, taken), story(others, random, taken), story(others, random, taken)));
    }

    /** As she is named where a clerk writes too much. */
    String fullName() {
        return names.get(1) + " " + names.getFirst();
    }

    private static String story(NameKind kind, Random random, Set<String> taken) {
        return Stream.generate(() -> kind.invent(random, taken).toLowerCase(Locale.ROOT))
                .limit(4)
                .collect(Collectors.joining(" "));
    }

    private static String digits(Random random, int count) {
        StringBuilder digits = new StringBuilder().append(1 + random.nextInt(9));
        while (digits.length() < count) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }
}
