package org.trmgateway.protect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words that look like somebody's name: a given name of one of the languages, or what a father's name ends with, in capitals or with a capital,
 * beside another such word. Advice for a person to read: streets and offices are named after people too.
 */
final class NameAdvice {

    private static final Pattern TWO_WORDS =
            Pattern.compile("(?<!\\p{L})(\\p{Lu}\\p{L}{1,30})[ \\u00a0]+(?=(\\p{Lu}\\p{L}{1,30}))");
    private static final Pattern FATHERS_NAME = Pattern.compile(
            ".{3,}(?:ович|евич|івіч|авіч|евіч|овна|евна|аўна|еўна|ovich|evich|avich|ovna|evna|ovič|evič|ovic|evic|owicz|ewicz)");
    private static final Set<String> GIVEN_NAMES = read();

    private NameAdvice() {}

    /** How many such pairs of words stand in a text. */
    static int count(String text) {
        Matcher pairs = TWO_WORDS.matcher(text);
        int count = 0;
        while (pairs.find()) {
            boolean known = isGiven(pairs.group(1)) || isGiven(pairs.group(2));
            count += known ? 1 : 0;
        }
        return count;
    }

    private static boolean isGiven(String word) {
        String folded = LatinLetters.fold(word);
        return GIVEN_NAMES.contains(LatinLetters.strip(folded))
                || FATHERS_NAME.matcher(folded).matches();
    }

    private static Set<String> read() {
        try (InputStream stream = NameAdvice.class.getResourceAsStream("given-names.txt")) {
            if (stream == null) {
                throw new IllegalStateException("given-names.txt is not there");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Pattern.compile(" ").splitAsStream(line))
                    .filter(name -> !name.isBlank())
                    .map(name -> LatinLetters.strip(LatinLetters.fold(name)))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
