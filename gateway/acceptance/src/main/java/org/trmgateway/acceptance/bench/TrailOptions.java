package org.trmgateway.acceptance.bench;

import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be measured.
 *
 * @param entries how many the most writers append
 * @param writers how many at once, one run each
 * @param verify entries of the export; 0: none is made
 * @param json whether the answer is for a program
 */
record TrailOptions(int entries, List<Integer> writers, int verify, boolean json) {

    private static final int MOST = 100_000_000;
    private static final int MOST_WRITERS = 64;
    private static final int PARTS = TrailRun.PARTS;
    private static final Duration LONG = Duration.ofDays(1);
    private static final Duration SHORT = Duration.ofSeconds(20);

    /**
     * Until when a run goes on.
     *
     * @param entries at most
     * @param time at most
     */
    record Limit(int entries, Duration time) {}

    TrailOptions {
        writers = List.copyOf(writers);
    }

    /**
     * Reads the words after {@code bench trail}.
     *
     * @throws IllegalArgumentException says what is wrong with them
     */
    static TrailOptions read(List<String> words) {
        int entries = 100_000;
        List<Integer> writers = List.of(1, 8, 16);
        int verify = 1_000_000;
        boolean json = false;
        for (Iterator<String> left = words.iterator(); left.hasNext(); ) {
            String word = left.next();
            switch (word) {
                case "--entries" -> entries = number(word, left, PARTS, MOST);
                case "--writers" ->
                    writers = Stream.of(value(word, left).split(",", -1))
                            .map(text -> number(word, text, 1, MOST_WRITERS))
                            .toList();
                case "--verify" -> verify = number(word, left, 0, MOST);
                case "--json" -> json = true;
                default -> throw new IllegalArgumentException("unknown argument " + word);
            }
        }
        return new TrailOptions(entries, writers, verify, json);
    }

    int mostWriters() {
        return Collections.max(writers);
    }

    Limit limit(int run) {
        return run == mostWriters() ? new Limit(entries, LONG) : new Limit(Math.max(PARTS, entries / PARTS), SHORT);
    }

    private static String value(String word, Iterator<String> left) {
        if (!left.hasNext()) {
            throw new IllegalArgumentException(word + " needs a value");
        }
        return left.next();
    }

    private static int number(String word, Iterator<String> left, int least, int most) {
        return number(word, value(word, left), least, most);
    }

    private static int number(String word, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException said) {
            throw new IllegalArgumentException(word + " needs a whole number", said);
        }
        throw new IllegalArgumentException(word + " needs a number from " + least + " to " + most);
    }
}
