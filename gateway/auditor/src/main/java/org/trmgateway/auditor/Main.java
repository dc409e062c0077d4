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
import org.trmgateway.referral.MessageId;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.SignedNote;

/** The command line of the auditor. Exit status: 0 verified, 1 a defect was found, 2 it could not be checked. */
public final class Main {

    static final int VERIFIED = 0;
    static final int DEFECT = 1;
    static final int UNCHECKED = 2;

    private static final String USAGE = """
            Checks trails and receipts with nothing but files. Nothing is sent anywhere.

              trm audit fsck EXPORT [--earlier FILE] [--json]
                  Derives every hash of an exported trail again, from its entries.
                  --earlier   the checkpoint file of an earlier export of the same trail

              trm audit receipt FILE --directory FILE --trust FOLDER [--at TIME] [--json]
                  Verifies a receipt and says what it states.
                  --directory the signed directory of the federation
                  --trust     certificates of roots and authorities, and their revocation lists
                  --at        when signer and directory have to be valid, as 2026-11-21T10:00:00Z;
                              the present if not given

              trm audit message ID --export FOLDER [--erased] [--earlier FILE]
                        [--receipt FILE --directory FILE --trust FOLDER [--at TIME]] [--json]
                  Does what fsck does, and says what the trail says of one message: "erased, intact"
                  when the node has stated that it erased what it kept of the person, or
                  "intact, not erased".
                  --export    an exported trail of the node
                  --erased    that it was not erased is a defect
                  --receipt   a receipt of the message, which has to verify and to be about this message

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
            case "message" -> {
                arguments = Arguments.parse(
                        rest,
                        Set.of("--export", "--earlier", "--receipt", "--directory", "--trust", "--at"),
                        Set.of("--erased", "--json"));
                findings = message(arguments);
            }
            default -> throw new UsageException("say what to check: fsck, receipt or message");
        }
        out.print(arguments.has("--json") ? FindingsText.json(findings) : FindingsText.lines(findings));
        return findings.isVerified() ? VERIFIED : DEFECT;
    }

    private static Findings fsck(Arguments arguments) throws UsageException, IOException {
        return TrailFsck.check(export(arguments.operand("export")), against(arguments));
    }

    private static Path export(Path folder) throws UsageException {
        if (!Files.isDirectory(folder)) {
            throw new UsageException("the export is not a directory");
        }
        return folder;
    }

    private static Against against(Arguments arguments) throws UsageException, IOException {
        return arguments.has("--earlier")
                ? Against.nothing().earlier(checkpoint(arguments.required("--earlier")))
                : Against.nothing();
    }

    private static Checkpoint checkpoint(Path file) throws UsageException, IOException {
        try {
            return Checkpoint.read(SignedNote.read(Files.readAllBytes(file)).text());
        } catch (GatewayException malformed) {
            throw new UsageException(file.getFileName() + " is not a checkpoint");
        }
    }

    private Findings message(Arguments arguments) throws UsageException, IOException {
        MessageId message = messageId(arguments.operand("message id").toString());
        Findings findings = MessageCheck.check(
                export(arguments.required("--export")), message, arguments.has("--erased"), against(arguments));
        if (arguments.has("--receipt")) {
            findings.add("receipt", receipt(arguments, arguments.required("--receipt")));
            requireSame(findings, "messageId");
            requireSame(findings, "envelopeSha256");
        }
        return findings;
    }

    /** A receipt from before there was an envelope has no digest of it. */
    private static void requireSame(Findings findings, String fact) {
        Optional<String> stated = Optional.ofNullable(findings.facts().get("receipt/" + fact));
        if (stated.isPresent() && !stated.get().equals(findings.facts().get(fact))) {
            findings.defect("receipt/" + fact, "receipt");
        }
    }

    private static MessageId messageId(String text) throws UsageException {
        try {
            return MessageId.parse(text);
        } catch (GatewayException malformed) {
            throw new UsageException("not the id of a message");
        }
    }

    private Findings receipt(Arguments arguments) throws UsageException, IOException {
        return receipt(arguments, arguments.operand("receipt"));
    }

    private Findings receipt(Arguments arguments, Path receipt) throws UsageException, IOException {
        return ReceiptCheck.check(
                receipt, arguments.required("--directory"), arguments.required("--trust"), at(arguments));
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
