package org.trmgateway.auditor;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trmgateway.auditor.Arguments.UsageException;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.trail.SizeAndRoot;

/** The command line of the auditor. Exit status: 0 verified, 1 a defect was found, 2 it could not be checked. */
public final class Main {

    static final int VERIFIED = 0;
    static final int DEFECT = 1;
    static final int UNCHECKED = 2;

    private static final String USAGE = """
            Checks trails and receipts with nothing but files. Nothing is sent anywhere.

              trm audit fsck EXPORT [--earlier FILE] [--json]
                  Derives every hash of an exported trail again, from its entries.
                  --earlier   a size-and-root file of the same trail, kept from an earlier day

              trm audit receipt FILE --directory FILE --trust FOLDER [--at TIME] [--json]
                  Verifies a receipt and says what it states.
                  --directory the signed directory of the federation
                  --trust     certificates of roots and authorities, and their revocation lists
                  --at        when signer and directory have to be valid, as 2026-11-21T10:00:00Z;
                              the present if not given

            --json prints one JSON object. Exit status: 0 verified, 1 a defect was found, 2 it could not be checked.
            """;

    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;

    Main(PrintStream out, PrintStream err, Clock clock) {
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    /** Runs one command and ends the process with its exit status. */
    public static void main(String[] arguments) {
        System.exit(new Main(System.out, System.err, Clock.systemUTC()).run(List.of(arguments)));
    }

    int run(List<String> words) {
        try {
            if (words.contains("--help")) {
                out.print(USAGE);
                return VERIFIED;
            }
            return report(words);
        } catch (UsageException unusable) {
            err.println(unusable.getMessage());
            err.print(USAGE);
        } catch (IOException | UncheckedIOException unreadable) {
            err.println("cannot be read: " + unreadable.getMessage());
        }
        return UNCHECKED;
    }

    private int report(List<String> words) throws UsageException, IOException {
        String command = words.isEmpty() ? "" : words.getFirst();
        List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
        Arguments arguments;
        Findings findings;
        switch (command) {
            case "fsck" -> {
                arguments = Arguments.parse(rest, Set.of("--earlier"), Set.of("--json"));
                findings = fsck(arguments);
            }
            case "receipt" -> {
                arguments = Arguments.parse(rest, Set.of("--directory", "--trust", "--at"), Set.of("--json"));
                findings = receipt(arguments);
            }
            default -> throw new UsageException("say what to check: fsck or receipt");
        }
        out.print(arguments.has("--json") ? FindingsText.json(findings) : FindingsText.lines(findings));
        return findings.isVerified() ? VERIFIED : DEFECT;
    }

    private static Findings fsck(Arguments arguments) throws UsageException, IOException {
        Path export = arguments.operand("export");
        if (!Files.isDirectory(export)) {
            throw new UsageException("the export is not a directory");
        }
        Optional<SizeAndRoot> earlier = Optional.empty();
        if (arguments.has("--earlier")) {
            earlier = Optional.of(earlier(arguments.required("--earlier")));
        }
        return TrailFsck.check(export, earlier);
    }

    private static SizeAndRoot earlier(Path file) throws UsageException, IOException {
        try {
            return SizeAndRoot.read(Files.readAllBytes(file));
        } catch (GatewayException malformed) {
            throw new UsageException("--earlier is not a size-and-root file");
        }
    }

    private Findings receipt(Arguments arguments) throws UsageException, IOException {
        return ReceiptCheck.check(
                arguments.operand("receipt"),
                arguments.required("--directory"),
                arguments.required("--trust"),
                at(arguments));
    }

    private Instant at(Arguments arguments) throws UsageException {
        Optional<String> given = arguments.option("--at");
        try {
            return given.isPresent() ? Instant.parse(given.get()) : clock.instant();
        } catch (DateTimeException notATime) {
            throw new UsageException("--at is not a time like 2026-11-21T10:00:00Z");
        }
    }
}
