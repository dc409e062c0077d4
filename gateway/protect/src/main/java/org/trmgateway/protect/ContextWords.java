package org.trmgateway.protect;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words that say what the number behind them is, in the languages of the parties, as {@link Recogniser} reads a text. */
final class ContextWords {

    private ContextWords() {}

    /** @param words with spaces between them, and a dot where a word has two parts */
    static String of(String words) {
        return Stream.of(words.strip().split("\\s+"))
                .map(word -> Recogniser.plain(word).replace(".", "[ ]"))
                .collect(Collectors.joining("|"));
    }
}
