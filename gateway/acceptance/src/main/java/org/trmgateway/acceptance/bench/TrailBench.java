package org.trmgateway.acceptance.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code ./trm bench trail}. Exit status: 0 the budgets hold, 1 one does not, 2 it could not be measured. */
final class TrailBench {

    private static final int OVER = 1;
    private static final int UNDONE = 2;

    private static final String USAGE = """
            Usage: ./trm bench trail [--entries N] [--writers 1,8,16] [--verify N] [--json]

            How fast the trail takes entries and gives them their places: appended by several writers at once, each entry in a
            transaction of its own that is on disk when it is confirmed, sequenced and tiled beside it as in a node. Then how long
            the auditor needs for an export of a million entries, every one hashed again. The database and the export are made in a
            temporary folder and deleted; entries are made up. Needs 2 GB of disk, and 8 minutes with a million entries.

              --entries N   for the most writers; fewer write a tenth, for 20 seconds at most (100000)
              --writers N,N how many at once, one run each (1,8,16)
              --verify N    entries of the export; 0: no export (1000000)
              --json        one JSON object instead of the tables

            Budgets: 2,000 entries a second sustained; the cost of an entry at the end at most half as much again as at the beginning;
            16,667 entries a second verified, a million in a minute.

            Exit status: 0 the budgets hold, 1 one does not, 2 it could not be measured.
            """;

    private TrailBench() {}

    static int run(List<String> words, PrintStream out, PrintStream err) {
        if (words.contains("--help") || words.contains("-h")) {
            out.print(USAGE);
            return 0;
        }
        TrailOptions options;
        try {
            options = TrailOptions.read(words);
        } catch (IllegalArgumentException wrong) {
            err.println("trm bench trail: " + wrong.getMessage());
            err.print(USAGE);
            return UNDONE;
        }
        try {
            TrailReport report = measure(options, line -> err.println("  " + line));
            out.print(options.json() ? report.json() : report.text());
            return report.holds() ? 0 : OVER;
        } catch (IOException | RuntimeException impossible) {
            err.println("trm bench trail: it could not be measured: " + impossible.getMessage());
            return UNDONE;
        }
    }

    private static TrailReport measure(TrailOptions options, ProgressLine progress) throws IOException {
        Path folder = Files.createTempDirectory("trm-bench-trail");
        try {
            List<TrailRun> runs = new ArrayList<>();
            progress.say("starting PostgreSQL");
            try (TrailUnderLoad trail = TrailUnderLoad.start(folder.resolve("postgres"), options.mostWriters())) {
                for (int writers : options.writers()) {
                    runs.add(trail.run(writers, options.limit(writers), progress));
                }
            }
            Optional<ExportVerified> verified = options.verify() == 0
                    ? Optional.empty()
                    : Optional.of(ExportVerified.measure(folder.resolve("export"), options.verify(), progress));
            return new TrailReport(runs, verified);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
