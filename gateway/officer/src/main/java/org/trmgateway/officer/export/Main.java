package org.trmgateway.officer.export;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.trmgateway.officer.desk.Arguments;
import org.trmgateway.officer.desk.DeskCommand;
import org.trmgateway.officer.desk.Federation;
import org.trmgateway.officer.desk.NodeLine;
import org.trmgateway.officer.desk.NodeRefusal;
import org.trmgateway.officer.desk.UsageException;

/** {@code ./trm audit fetch}: an auditor brings home the trail of a node. The one word of {@code audit} that uses the network. */
public final class Main {

    static final String USAGE = """
            Usage: ./trm audit fetch --out FOLDER [options]

            Fetches the trail of a node as files, with an auditor's certificate. Begun and broken off, it goes on where it was; run again
            later, it fetches what is new. It judges nothing: that is for ./trm audit fsck, which needs no network.

              --out FOLDER         where the export goes, one folder for each node
              --archive FILE.tar   write the whole export into one archive as well

            Who is asked:
              --node NODE          a node of the running demo, for example pl
              --federation FILE    federation.json of that demo; .trm/demo/federation.json unless given
              --url URL --client STORE.p12 --root ROOT.pem --password-file FILE     a node of your own, which lists the certificate
                                   in STORE.p12 under trm.auditors

            Exit codes: 0 done, 1 refused, not reached, or it does not add up, 2 usage.
            """;

    private static final Set<String> OPTIONS =
            Set.of("--out", "--archive", "--node", "--federation", "--url", "--client", "--root", "--password-file");

    private Main() {}

    /** Entry point. */
    public static void main(String[] words) {
        System.exit(run(
                Path.of(System.getProperty("trmgateway.home", ".")),
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                System.err,
                words));
    }

    /**
     * The same without ending the program.
     *
     * @param home where the demo lives, in {@code .trm/demo}
     */
    public static int run(Path home, PrintStream out, PrintStream err, String... words) {
        return DeskCommand.run("audit", USAGE, out, err, words, (command, rest) -> {
            if (!command.equals("fetch")) {
                throw new UsageException("unknown command " + command);
            }
            Arguments arguments = Arguments.parse(rest, OPTIONS, Set.of());
            if (!arguments.operands().isEmpty()) {
                throw new UsageException("what is " + arguments.operands().getFirst() + "?");
            }
            return fetch(arguments, home, out, err);
        });
    }

    private static int fetch(Arguments arguments, Path home, PrintStream out, PrintStream err)
            throws UsageException, IOException, InterruptedException, NodeRefusal {
        Path folder = Path.of(arguments.required("--out"));
        boolean fits;
        try {
            fits = ExportFetch.from(line(arguments, home), folder, err).run();
        } catch (ExportRefused refused) {
            throw refused;
        } catch (IOException broken) {
            throw new IOException(
                    "broken off: "
                            + Optional.ofNullable(broken.getMessage())
                                    .orElse(broken.getClass().getSimpleName())
                            + ". What was fetched is kept: when the node can be reached, the same command goes on from there.",
                    broken);
        }
        out.println("fetched: " + folder);
        Optional<String> archive = arguments.option("--archive");
        if (archive.isPresent()) {
            TarFile.write(Path.of(archive.get()), new LocalFiles(folder));
            out.println("archive: " + archive.get());
        }
        out.println("Next: ./trm audit fsck " + folder + " --policy FILE");
        if (!fits) {
            err.println("trm audit: the files do not add up to the checkpoint; fsck says which");
        }
        return fits ? 0 : DeskCommand.REFUSED;
    }

    private static NodeLine line(Arguments arguments, Path home) throws UsageException {
        if (arguments.option("--url").isPresent()) {
            return NodeLine.to(
                    URI.create(arguments.required("--url")),
                    Path.of(arguments.required("--client")),
                    Path.of(arguments.required("--root")),
                    Path.of(arguments.required("--password-file")));
        }
        Path file = arguments
                .option("--federation")
                .map(Path::of)
                .orElseGet(() -> home.resolve(".trm/demo/federation.json"));
        if (arguments.option("--node").isEmpty()) {
            throw new UsageException("which node? --node NODE, or --url URL");
        }
        Federation federation = Federation.read(file, arguments.required("--node"));
        return NodeLine.to(
                federation.url(), federation.auditorKeyStore(), federation.trustRoot(), federation.password());
    }
}
