package org.trmgateway.acceptance.fuzz;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code ./trm fuzz}. Exit status: 0 nothing found, 1 found something, 2 it could not be done. */
public final class Main {

    private static final int FOUND = 1;
    private static final int UNDONE = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String USAGE = """
            Usage: ./trm fuzz [TARGET] [--minutes N] [--seed S] [--list]

            Makes up hostile bytes and lets the parsers read them. Each must refuse them as it says it does, in bounded
            time and memory. Nothing is sent anywhere.

              TARGET       one parser, or all whose names begin so; without it, all of them
              --minutes N  for each of them; 1 when left out, 0.5 is half a minute
              --seed S     a whole number: the same seed, the same bytes; chosen and printed when left out
              --list       only name the parsers

            What breaks a parser is kept in gateway/acceptance/src/test/resources, and from then on read by the tests.
            Exit status: 0 nothing found, 1 something found, 2 it could not be done.
            """;

    private Main() {}

    /** Runs and ends the process with its exit status. */
    public static void main(String[] words) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(words), Path.of(System.getProperty("trmgateway.home", ".")), out, System.err));
    }

    static int run(List<String> words, Path home, PrintStream out, PrintStream err) {
        if (words.contains("--help") || words.contains("-h")) {
            out.print(USAGE);
            return 0;
        }
        Options options;
        try {
            options = Options.parse(words);
        } catch (IllegalArgumentException wrong) {
            err.println("trm fuzz: " + wrong.getMessage());
            err.print(USAGE);
            return UNDONE;
        }
        try (Targets targets = Targets.of(home)) {
            return run(options, targets.all(), KeptInputs.in(home), out, err);
        } catch (IOException | RuntimeException impossible) {
            err.println("trm fuzz: it could not be done: " + impossible.getMessage());
            return UNDONE;
        }
    }

    static int run(Options options, List<Target> targets, KeptInputs kept, PrintStream out, PrintStream err)
            throws IOException {
        List<Target> chosen = targets.stream()
                .filter(target -> target.name().startsWith(options.target()))
                .toList();
        if (chosen.isEmpty()) {
            err.println("trm fuzz: no parser is called " + options.target() + "; --list names them");
            return UNDONE;
        }
        if (options.list()) {
            chosen.forEach(target -> out.println(target.name()));
            return 0;
        }
        out.println("seed " + options.seed());
        boolean clean = true;
        for (Target target : chosen) {
            clean &= fuzz(target, options, kept, out);
        }
        return clean ? 0 : FOUND;
    }

    private static boolean fuzz(Target target, Options options, KeptInputs kept, PrintStream out) throws IOException {
        Fuzzing fuzzing = new Fuzzing(target, kept.of(target.name()), options.seed(), PATIENCE);
        Optional<Finding> found = fuzzing.run(options.time(), Long.MAX_VALUE);
        out.printf(Locale.ROOT, "%-22s %9d inputs, %4d ways%n", target.name(), fuzzing.tried(), fuzzing.ways());
        if (found.isPresent()) {
            out.println("  FOUND: " + found.get().complaint() + "\n  kept as " + kept.keep(found.get()));
        }
        return found.isEmpty();
    }
}
