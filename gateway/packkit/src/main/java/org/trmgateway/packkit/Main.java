package org.trmgateway.packkit;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trmgateway.contracts.ContractFiles;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.referral.GatewayException;

/** The command line. Exit status: 0 fine, 1 refused or over the budget, 2 it could not be done. */
public final class Main {

    static final int UNDONE = 2;

    private static final String USAGE = """
            For those who write a country pack. Nothing is sent anywhere, nothing needs a node.

              trm pack new CC [--into DIR]
                  Begins a pack: a folder CC (or DIR) that passes the check and does one message. Its README says what next.

              trm pack check [DIR|CC] [--since DIR] [--verbose] [--json]
                  Whether a node starts with the pack, every sample gives its expected result and every refusal can be written;
                  which messages it takes and delivers in national form; which codes cannot be expressed, and which become
                  wider, narrower or are lost; what differs after the way there and back; which labels are missing.
                  Without DIR or CC: every pack there is, which codes each cannot say, and the way from every pack to every other.
                  --since    the version in use: refuses a new one that no longer reads a form or a code of it
                  --verbose  shows where a failed sample parts from its result, with the values
                  Exit status: 0 fine, 1 the pack is refused, 2 it could not be done.

              trm pack forms DIR|CC [--into DIR]
                  Writes what a vendor builds against: every field of every plain form as a table, and the schema where the format is XML.

              trm pack explain FILE [--pack CC|DIR] [--values] [--json]
                  What a national file is, what it becomes, and what each kind of receiver would see of each field.
                  --pack    if not given: the pack in whose folder the file is, or else the first that knows the form
                  --values  shows the values too; a real form then stands on the screen
                  Exit status: 0 fine, 1 the form is refused, 2 it could not be done.

              trm bench [translate|protect] [--quick] [--json]
                  Time and memory on one thread; without a name, of both, one after the other.
                  translate  every sample of every pack, each way; budget: 3 ms of one core
                  protect    the largest message of each type of every pack: cut down to what the receiver may see, given
                             pseudonyms, and scanned; budget: 5 ms of one core
                  Exit status 1: a median is over its budget. Two minutes each; --quick: the largest sample of each pack (and
                  way), half a minute. How long sealing takes: trm bench seal --help

            CC is a pack of contracts/countries, DIR a folder with a pack.xml.
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
            err.println("trm pack: " + unusable.getMessage());
            err.print(USAGE);
        } catch (IOException | UncheckedIOException unreadable) {
            err.println("trm pack: cannot be read or written: " + unreadable.getMessage());
        } catch (GatewayException refused) {
            err.println("trm pack: refused: " + refused.code() + " " + refused.detail());
        } catch (IllegalArgumentException | IllegalStateException impossible) {
            err.println("trm pack: " + Report.printable(String.valueOf(impossible.getMessage())));
        }
        return UNDONE;
    }

    private Report report(String command, List<String> words) throws UsageException, IOException {
        ContractFiles contracts = ContractFiles.of(home);
        return switch (command) {
            case "new" -> create(Arguments.parse(words, Set.of("--into"), Set.of()), contracts);
            case "check" -> check(Arguments.parse(words, Set.of("--since"), Set.of("--verbose", "--json")), contracts);
            case "forms" -> forms(Arguments.parse(words, Set.of("--into"), Set.of()), contracts);
            case "explain" ->
                new Explaining(contracts, clock)
                        .report(Arguments.parse(words, Set.of("--pack"), Set.of("--values", "--json")));
            case "bench" -> bench(Arguments.parse(words, Set.of(), Set.of("--quick", "--json")), contracts);
            default -> throw new UsageException("say what to do: new, check, forms or explain");
        };
    }

    private static Report create(Arguments arguments, ContractFiles contracts) throws UsageException, IOException {
        String country = arguments.operands(1, "new needs the name of the pack").getFirst();
        return new Skeleton(contracts)
                .write(country, Path.of(arguments.option("--into").orElse(country)));
    }

    private static Report check(Arguments arguments, ContractFiles contracts) throws UsageException {
        if (arguments.none()) {
            AllPacks packs = AllPacks.check(PackSource.all(contracts), Contracts.load(contracts, List.of()));
            return arguments.has("--json") ? packs.json() : packs.text(arguments.has("--verbose"));
        }
        PackSource source = PackSource.named(
                arguments.operands(1, "check takes the folder of one pack").getFirst(), contracts);
        Optional<PackSource> former = Optional.empty();
        if (arguments.option("--since").isPresent()) {
            former = Optional.of(PackSource.named(arguments.option("--since").get(), contracts));
        }
        PackCheck.Result result = new PackCheck(source, Contracts.load(contracts, List.of()), former).run();
        return arguments.has("--json")
                ? CheckJson.of(source, result)
                : new CheckReport(source, result).text(arguments.has("--verbose"));
    }

    private static Report forms(Arguments arguments, ContractFiles contracts) throws UsageException, IOException {
        PackSource source = PackSource.named(
                arguments.operands(1, "forms needs the folder of a pack").getFirst(), contracts);
        return FormDocuments.write(
                source,
                Contracts.load(contracts, List.of()),
                Path.of(arguments.option("--into").orElse(".")));
    }

    private static Report bench(Arguments arguments, ContractFiles contracts) throws UsageException {
        return Benches.report(arguments, PackSource.all(contracts));
    }
}
