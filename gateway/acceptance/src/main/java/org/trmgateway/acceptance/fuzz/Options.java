package org.trmgateway.acceptance.fuzz;

import java.time.Duration;
import java.util.List;

/**
 * What {@code ./trm fuzz} was asked for.
 *
 * @param target how the names begin of what is to be fuzzed; everything when empty
 * @param time for each
 * @param seed of everything that is made up
 * @param list whether only the names are wanted
 */
record Options(String target, Duration time, long seed, boolean list) {

    private static final double MILLISECONDS = 60_000;

    /** Throws {@link IllegalArgumentException} with a sentence for the user. */
    static Options parse(List<String> words) {
        String target = "";
        double minutes = 1;
        long seed = System.nanoTime();
        boolean list = false;
        for (int i = 0; i < words.size(); i++) {
            switch (words.get(i)) {
                case "--list" -> list = true;
                case "--minutes" -> minutes = Double.parseDouble(number(words, ++i, "[0-9]{1,4}([.][0-9]{1,4})?"));
                case "--seed" -> seed = Long.parseLong(number(words, ++i, "-?[0-9]{1,18}"));
                default -> {
                    if (words.get(i).startsWith("-") || !target.isEmpty()) {
                        throw new IllegalArgumentException("unknown argument " + words.get(i));
                    }
                    target = words.get(i);
                }
            }
        }
        return new Options(target, Duration.ofMillis(Math.round(minutes * MILLISECONDS)), seed, list);
    }

    private static String number(List<String> words, int at, String shape) {
        if (at >= words.size() || !words.get(at).matches(shape)) {
            throw new IllegalArgumentException("a number has to follow " + words.get(at - 1));
        }
        return words.get(at);
    }
}
