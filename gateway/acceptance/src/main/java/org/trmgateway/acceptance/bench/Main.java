package org.trmgateway.acceptance.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.trmgateway.packkit.Bench;
import org.trmgateway.packkit.Measurement;

/** {@code ./trm bench seal}, and {@code ./trm bench trail} when the first word is {@code trail}. Exit status: 0 measured, 2 it could not be done. */
public final class Main {

    private static final int UNDONE = 2;
    private static final double QUICK = 20;
    private static final double WHOLE = 120;
    private static final Set<String> FLAGS = Set.of("--quick", "--json");

    private static final String USAGE = """
            Usage: ./trm bench seal [--quick] [--json]

            What protecting a message costs on one thread, step by step: written only, signed, encrypted, sealed and opened in
            both suites; receipts, time-stamps, evidence. Beside each the bare cryptography in it, measured in the same run, and
            how many bytes come out. Keys are made for the occasion; nothing is sent anywhere.

              --quick  messages of 2 and 20 KB only, half a minute; else 1 MB too, two minutes
              --json   one JSON object instead of the tables

            Exit status: 0 measured, 2 it could not be done.
            """;

    private Main() {}

    /** Runs and ends the process with its exit status. */
    public static void main(String[] words) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (words.length > 0 && words[0].equals("trail")) {
            System.exit(TrailBench.run(List.of(words).subList(1, words.length), out, System.err));
        }
        System.exit(run(List.of(words), out, System.err, List.of(words).contains("--quick") ? QUICK : WHOLE));
    }

    /** @param seconds for all steps together */
    static int run(List<String> words, PrintStream out, PrintStream err, double seconds) {
        if (words.contains("--help") || words.contains("-h")) {
            out.print(USAGE);
            return 0;
        }
        List<String> unknown =
                words.stream().filter(word -> !FLAGS.contains(word)).toList();
        if (!unknown.isEmpty()) {
            err.println("trm bench seal: unknown argument " + unknown.getFirst());
            err.print(USAGE);
            return UNDONE;
        }
        try {
            SealReport report = measure(words.contains("--quick") ? Size.QUICK : Size.ALL, seconds);
            out.print(words.contains("--json") ? report.json() : report.text());
            return 0;
        } catch (IOException | GeneralSecurityException | RuntimeException impossible) {
            err.println("trm bench seal: it could not be done: " + impossible.getMessage());
            return UNDONE;
        }
    }

    private static SealReport measure(List<Size> sizes, double seconds) throws IOException, GeneralSecurityException {
        try (SealWorld world = SealWorld.make()) {
            List<Step> bare = BareOperations.of(sizes);
            List<Step> steps = SealLadder.of(world, sizes);
            List<Measurement> measured = new Bench(seconds)
                    .run(Stream.concat(bare.stream(), steps.stream())
                            .map(step -> new Bench.Work("", step.name(), step.size(), step.once()))
                            .toList());
            return new SealReport(
                    SealReport.lines(bare, measured.subList(0, bare.size())),
                    SealReport.lines(steps, measured.subList(bare.size(), measured.size())));
        }
    }
}
