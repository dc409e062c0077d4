package org.trmgateway.auditor;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.trmgateway.auditor.Arguments.UsageException;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.seal.Directory;

/** The command line of the auditor. Exit status: 0 verified, 1 a defect was found, 2 it could not be checked. */
public final class Main {

    private static final Set<String> SIGNERS = Set.of("--directory", "--trust", "--at");

    static final int VERIFIED = 0;
    static final int DEFECT = 1;
    static final int UNCHECKED = 2;

    /** From so many entries on it takes long enough to say how far it is. */
    private static final long LONG = 100_000;

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

    /** The same without ending the process: returns the exit status. */
    public static int run(PrintStream out, PrintStream err, Clock clock, List<String> words) {
        return new Main(out, err, clock).run(words);
    }

    int run(List<String> words) {
        try {
            if (words.indexOf("policy") == 0) {
                return PolicyCommand.run(words.subList(1, words.size()), clock, out, err);
            }
            if (words.contains("--help")) {
                out.print(Usage.TEXT);
                return VERIFIED;
            }
            return report(words);
        } catch (UsageException unusable) {
            err.println(unusable.getMessage());
            err.print(Usage.TEXT);
        } catch (IOException | UncheckedIOException unreadable) {
            err.println("cannot be read: " + FindingsText.printable(String.valueOf(unreadable.getMessage())));
        } catch (GatewayException refused) {
            err.println("cannot be checked: " + refused.code() + " " + refused.detail());
        } catch (RuntimeException unforeseen) {
            // Status 1 says that a defect was found: a fault of this program must never look like one.
            err.println("cannot be checked: " + unforeseen.getClass().getSimpleName());
        }
        return UNCHECKED;
    }

    private int report(List<String> words) throws UsageException, IOException {
        String command = words.isEmpty() ? "" : words.getFirst();
        List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
        return switch (command) {
            case "fsck" -> fsck(parse(rest, Set.of("--policy", "--earlier", "--tsa-trust")));
            case "receipt" -> say(parse(rest, SIGNERS), this::receipt);
            case "verify" -> say(parse(rest, with(SIGNERS, "--policy", "--proof")), this::verify);
            case "message" ->
                say(
                        Arguments.parse(
                                rest,
                                with(SIGNERS, "--export", "--policy", "--earlier", "--receipt"),
                                Set.of("--erased", "--json")),
                        this::message);
            case "consistency" -> say(parse(rest, Set.of("--policy", "--proof")), Main::consistency);
            case "reconcile" ->
                say(parse(rest, with(SIGNERS, "--policy", "--tolerance", "--lifetime")), this::reconcile);
            case "timeline" -> timeline(parse(rest, with(SIGNERS, "--policy", "--case")));
            default ->
                throw new UsageException(
                        "say what to check: fsck, receipt, verify, message, consistency, reconcile or timeline");
        };
    }

    private interface Question {
        Findings answer(Arguments arguments) throws UsageException, IOException;
    }

    private int say(Arguments arguments, Question question) throws UsageException, IOException {
        Findings findings = question.answer(arguments);
        out.print(arguments.has("--json") ? FindingsText.json(findings) : FindingsText.lines(findings));
        return findings.isVerified() ? VERIFIED : DEFECT;
    }

    private static Arguments parse(List<String> words, Set<String> withValue) throws UsageException {
        return Arguments.parse(words, withValue, Set.of("--json"));
    }

    private static Set<String> with(Set<String> options, String... more) {
        Set<String> all = new HashSet<>(options);
        all.addAll(List.of(more));
        return all;
    }

    private int fsck(Arguments given) throws UsageException, IOException {
        return say(
                given,
                arguments -> TrailFsck.check(
                        Inputs.export(arguments.operand("export")), Inputs.against(arguments), progress()));
    }

    private Progress progress() {
        return (done, of) -> {
            if (of >= LONG) {
                err.println("checked " + done + " of " + of + " entries");
            }
        };
    }

    private Findings verify(Arguments arguments) throws UsageException, IOException {
        if (!arguments.has("--policy")) {
            throw new UsageException("--policy is needed: it says who has to have seen the trail");
        }
        Findings findings = receipt(arguments, arguments.operand("receipt"));
        if (!findings.isVerified()) {
            return findings;
        }
        Directory directory = Inputs.directory(arguments, clock).orElseThrow();
        PartyId issuer = new PartyId(findings.facts().get("issuer"));
        return ProofCheck.check(
                arguments.operand("receipt"),
                Membership.trailOf(directory, issuer),
                arguments.file("--proof"),
                Inputs.policies(arguments),
                findings);
    }

    private static Findings consistency(Arguments arguments) throws UsageException, IOException {
        List<Path> files = arguments.operands("A B", 2, 2);
        Optional<Path> export = arguments.file("--proof");
        try {
            return ConsistencyCheck.check(
                    Inputs.note(files.getFirst()),
                    Inputs.note(files.getLast()),
                    export.isPresent() ? Optional.of(Inputs.export(export.get())) : export,
                    Inputs.policies(arguments));
        } catch (ConsistencyCheck.Unproven unproven) {
            throw new UsageException(unproven.getMessage());
        }
    }

    private Findings reconcile(Arguments arguments) throws UsageException, IOException {
        List<Path> exports = arguments.operands("EXPORT_A EXPORT_B", 2, 2);
        Reconciliation.Patience patience = new Reconciliation.Patience(
                Inputs.period(arguments, "--tolerance", Duration.ofHours(24)),
                Inputs.period(arguments, "--lifetime", Duration.ofDays(30)));
        try {
            Optional<Directory> directory = Inputs.directory(arguments, clock);
            return ReconcileCheck.check(
                    Inputs.export(exports.getFirst()),
                    Inputs.export(exports.getLast()),
                    Inputs.against(arguments, directory, exports),
                    directory,
                    patience,
                    progress());
        } catch (Membership.Unlisted unlisted) {
            throw new UsageException(unlisted.getMessage());
        }
    }

    private int timeline(Arguments arguments) throws UsageException, IOException {
        String wanted = arguments.option("--case").orElseThrow(() -> new UsageException("--case is needed"));
        Function<CaseIndex, CaseIndex.Case> theCase = Inputs.theCase(wanted);
        Findings findings = new Findings();
        List<Path> exports = arguments.operands("EXPORT...", 1, Integer.MAX_VALUE);
        Optional<Directory> directory = Inputs.directory(arguments, clock);
        Against against = Inputs.against(arguments, directory, exports);
        for (Path export : exports) {
            findings.add(export.toString(), TrailFsck.check(Inputs.export(export), against, progress()));
        }
        Timeline timeline = new Timeline(List.of(), List.of(), List.of());
        if (findings.isVerified()) {
            try {
                timeline = Timeline.read(exports, theCase, directory);
            } catch (Membership.Unlisted unlisted) {
                throw new UsageException(unlisted.getMessage());
            }
        }
        timeline.onOneTrail().forEach(where -> findings.defect(Check.ONE_TRAIL, where));
        if (timeline.onOneTrail().isEmpty()
                && findings.isVerified()
                && timeline.rows().isEmpty()) {
            findings.defect(Check.MESSAGE, "case");
        }
        if (arguments.has("--json")) {
            out.print(FindingsText.json(findings, "," + TimelineText.json(timeline)));
        } else {
            out.print(TimelineText.lines(timeline));
            out.print(FindingsText.lines(findings));
        }
        return findings.isVerified() ? VERIFIED : DEFECT;
    }

    private Findings message(Arguments arguments) throws UsageException, IOException {
        MessageId message = Inputs.messageId(arguments.operand("message id").toString());
        Findings findings = MessageCheck.check(
                Inputs.export(arguments.required("--export")),
                message,
                arguments.has("--erased"),
                Inputs.against(arguments));
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

    private Findings receipt(Arguments arguments) throws UsageException, IOException {
        return receipt(arguments, arguments.operand("receipt"));
    }

    private Findings receipt(Arguments arguments, Path receipt) throws UsageException, IOException {
        return ReceiptCheck.check(
                receipt, arguments.required("--directory"), arguments.required("--trust"), Inputs.at(arguments, clock));
    }
}
