package org.trmgateway.protect;

import java.util.LinkedHashSet;
import java.util.Set;

/** Words of a text that decode to text. What is long and in Unicode was written so; of the rest some is chance. */
final class DecodedWords {

    private static final int SHORTEST_SURE = 10;

    private final Set<String> sure = new LinkedHashSet<>();
    private final Set<String> guesses = new LinkedHashSet<>();

    /** Adds what bytes say, if they are text. */
    void add(byte[] bytes) {
        TextBytes.read(bytes, text -> (text.length() < SHORTEST_SURE ? guesses : sure).add(text), guesses::add);
    }

    /** The same for words that are likely to be ordinary ones: only what is UTF-8. */
    void addUnicode(byte[] bytes) {
        TextBytes.read(bytes, text -> (text.length() < SHORTEST_SURE ? guesses : sure).add(text), chance -> {});
    }

    void give(Readings readings) {
        if (!sure.isEmpty()) {
            readings.sure(String.join("\n", sure));
        }
        if (!guesses.isEmpty()) {
            readings.guess(String.join("\n", guesses));
        }
    }
}
