package org.trmgateway.policy.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.trmgateway.contracts.ContractFiles;
import org.trmgateway.policy.Officers;
import org.trmgateway.referral.GatewayException;

/** The command line. Exit status: 0 fine, 1 not signed as it should be or different, 2 it could not be done. */
public final class Main {

    static final int UNDONE = 2;

    private static final String USAGE = """
            What crosses a border, and who agreed to it. Nothing is sent anywhere.

              trm policy show [--view VIEW --message MESSAGE] [--contracts DIR] [--json]
                  Versions, messages and views; or what a receiver with this view gets of each field of a message,
                  and in which situations the message is allowed. For example: --view IO --message M10

              trm policy diff DIR_A DIR_B [--json]
                  What changed from one folder of contracts to another: fields, actions, rules, gates, code lists.
                  Marks what releases more than before. Exit status 0: the same, 1: different.

              trm policy sign --officer-key FILE --officer-cert FILE --password-file FILE [--contracts DIR]
                  Lists every file of the contracts and signs the list as one officer. The data-protection officer and
                  the policy officer both have to sign, with keys of their own.

              trm policy sign --sample [--contracts DIR]
                  The same with the two sample officers, for development and the sample federation. Never for production.

              trm policy verify [--contracts DIR] [--officers DIR] [--json]
                  Whether both officers signed, and the contracts are what they signed.
                  --officers  their certificates (*.cert.pem); the sample officers if not given

            --contracts is a folder laid out like contracts/ of the source, which is the one used if not given.
            Exit status: 0 fine, 1 not signed or different, 2 it could not be done.
            """;

    private final Path home;
    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;

    Main(Path home, PrintStream out, PrintStream err, Clock clock) {
        this.home = home;
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    /** Runs one command and ends the process with its exit status. */
    public static void main(String[] arguments) {
        Path home = Path.of(System.getProperty("trmgateway.home", "."));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new Main(home, out, System.err, Clock.systemUTC()).run(List.of(arguments)));
    }

    int run(List<String> words) {
        if (words.contains("--help") || words.contains("-h")) {
            out.print(USAGE);
            return Report.FINE;
        }
        try {
            Report report = report(
                    words.isEmpty() ? "" : words.getFirst(),
                    words.stream().skip(1).toList());
            out.print(report.text());
            return report.status();
        } catch (UsageException unusable) {
            err.println("trm policy: " + unusable.getMessage());
            err.print(USAGE);
        } catch (IOException | UncheckedIOException unreadable) {
            err.println("trm policy: cannot be read or written: " + unreadable.getMessage());
        } catch (GatewayException | IllegalArgumentException | IllegalStateException impossible) {
            err.println("trm policy: " + Report.printable(String.valueOf(impossible.getMessage())));
        }
        return UNDONE;
    }

    private Report report(String command, List<String> words) throws UsageException, IOException {
        return switch (command) {
            case "show" -> show(Arguments.parse(words, Set.of("--view", "--message", "--contracts"), Set.of("--json")));
            case "diff" -> diff(Arguments.parse(words, Set.of(), Set.of("--json")));
            case "sign" ->
                sign(Arguments.parse(
                        words,
                        Set.of("--officer-key", "--officer-cert", "--password-file", "--contracts"),
                        Set.of("--sample")));
            case "verify" -> verify(Arguments.parse(words, Set.of("--contracts", "--officers"), Set.of("--json")));
            default -> throw new UsageException("say what to do: show, diff, sign or verify");
        };
    }

    private Report show(Arguments arguments) throws UsageException {
        arguments.operands(0, "show takes options only");
        if (arguments.has("--view") != arguments.has("--message")) {
            throw new UsageException("--view and --message go together");
        }
        ContractFiles files = ContractFiles.in(contracts(arguments));
        return arguments.has("--view")
                ? new MessageView(
                                files,
                                arguments.option("--view").orElseThrow(),
                                arguments.option("--message").orElseThrow())
                        .report(arguments.has("--json"))
                : new Overview(files).report(arguments.has("--json"));
    }

    private static Report diff(Arguments arguments) throws UsageException {
        List<String> folders = arguments.operands(2, "diff needs two folders of contracts");
        return new Comparison(
                        ContractFiles.in(Arguments.existing(Path.of(folders.getFirst()))),
                        ContractFiles.in(Arguments.existing(Path.of(folders.getLast()))))
                .report(arguments.has("--json"));
    }

    private Report sign(Arguments arguments) throws UsageException, IOException {
        arguments.operands(0, "sign takes options only");
        Signing signing = new Signing(contracts(arguments), clock);
        if (!arguments.has("--sample")) {
            return signing.by(List.of(new Signing.OfficerKeys(
                    arguments.required("--officer-key"),
                    arguments.required("--officer-cert"),
                    arguments.required("--password-file"))));
        }
        if (arguments.has("--officer-key") || arguments.has("--officer-cert") || arguments.has("--password-file")) {
            throw new UsageException("--sample brings its own keys");
        }
        return signing.by(Signing.sample(Arguments.existing(sampleOfficers())));
    }

    private Report verify(Arguments arguments) throws UsageException {
        arguments.operands(0, "verify takes options only");
        Officers officers = Officers.in(arguments.folder("--officers", sampleOfficers()));
        return new Verification(ContractFiles.in(contracts(arguments)), officers).report(arguments.has("--json"));
    }

    private Path contracts(Arguments arguments) throws UsageException {
        return arguments.folder("--contracts", home.resolve("contracts"));
    }

    private Path sampleOfficers() {
        return home.resolve("certs-sample/officers");
    }
}
