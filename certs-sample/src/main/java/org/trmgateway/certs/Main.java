package org.trmgateway.certs;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;

/** {@code ./trm certs}: makes a sample infrastructure, or the sample officers. */
public final class Main {

    private static final String HELP = """
            usage: trm certs --dir DIRECTORY [--host NAME]... [--nodes pl,by,iom,sk,rs,tm] [--desk PARTY]... [--pkcs12] [--force]
                   trm certs officers --out DIRECTORY [--force]
                   trm certs next-directory --dir DIRECTORY --out FILE [--previous FILE]

            Makes a sample public-key infrastructure: root, authorities, revocation lists, keys of nodes, parties and
            national systems, the signed directory and a time-stamping authority. NEVER FOR PRODUCTION.

              --dir DIRECTORY  where to make it; must be new or empty
              --host NAME      a further host name or address for the nodes' TLS certificates; may be repeated
              --nodes LIST     which nodes, separated by commas; all six when left out
              --desk PARTY     this party keeps the keys for sealed parts at its own desk; may be repeated
              --pkcs12         write the keys of every party into one file too: parties/PARTY/keys.p12
              --force          delete a sample infrastructure that is there already

            officers makes the two sample officers who sign the contracts (./trm policy sign --sample).

              --out DIRECTORY  where to make them; in the source tree they are in certs-sample/officers
              --force          replace officers that are there already

            next-directory issues the next version of the signed directory with the sample's authorities (./trm directory publish).

              --dir DIRECTORY  the sample infrastructure
              --out FILE       where it goes
              --previous FILE  the version before it; the sample's own directory when left out
            """;

    private static final Set<String> NEXT_DIRECTORY = Set.of("--dir", "--out", "--previous");

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), Clock.systemUTC(), System.out, System.err));
    }

    /** Runs the command; 0 when made, 1 when it could not be made, 2 when the arguments are wrong. */
    static int run(List<String> arguments, Clock clock, PrintStream out, PrintStream err) {
        if (arguments.contains("--help")) {
            out.print(HELP);
            return 0;
        }
        try {
            if (!arguments.isEmpty() && arguments.getFirst().equals("officers")) {
                return officers(arguments.subList(1, arguments.size()), clock, out);
            }
            if (!arguments.isEmpty() && arguments.getFirst().equals("next-directory")) {
                return nextDirectory(arguments.subList(1, arguments.size()), clock, out);
            }
            Arguments read = Arguments.read(arguments);
            if (read.force() && Files.exists(read.directory())) {
                SamplePki.delete(read.directory());
            }
            SamplePki made = SamplePki.generate(read.directory(), clock, read.plan());
            if (read.pkcs12()) {
                made.writePkcs12();
            }
            out.println("Sample infrastructure in " + read.directory() + " - " + SampleAuthority.MARK);
            return 0;
        } catch (IllegalArgumentException | GatewayException wrong) {
            err.println("trm certs: " + wrong.getMessage());
            err.print(HELP);
            return 2;
        } catch (IllegalStateException | UncheckedIOException impossible) {
            err.println("trm certs: " + impossible.getMessage());
            return 1;
        }
    }

    private static int officers(List<String> arguments, Clock clock, PrintStream out) {
        boolean force = arguments.contains("--force");
        List<String> rest =
                arguments.stream().filter(word -> !word.equals("--force")).toList();
        if (rest.size() != 2 || !rest.getFirst().equals("--out")) {
            throw new IllegalArgumentException("officers needs --out DIRECTORY and takes --force");
        }
        SampleOfficers officers = SampleOfficers.generate(Path.of(rest.getLast()), clock, force);
        out.println("Sample officers in " + officers.directory() + " - " + SampleAuthority.MARK);
        return 0;
    }

    private static int nextDirectory(List<String> arguments, Clock clock, PrintStream out) {
        Map<String, Path> files = new HashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            if (!NEXT_DIRECTORY.contains(arguments.get(i)) || i + 1 == arguments.size()) {
                throw new IllegalArgumentException(
                        "next-directory takes --dir, --out and --previous, each with a value");
            }
            files.put(arguments.get(i), Path.of(arguments.get(i + 1)));
        }
        if (!files.containsKey("--dir") || !files.containsKey("--out")) {
            throw new IllegalArgumentException("next-directory needs --dir and --out");
        }
        SamplePki pki = SamplePki.load(files.get("--dir"));
        Path previous = files.getOrDefault("--previous", pki.layout().directoryFile());
        try {
            Files.write(
                    files.get("--out"),
                    pki.nextDirectory(Files.readAllBytes(previous), clock.instant(), UnaryOperator.identity()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        out.println("The next directory: " + files.get("--out") + " - " + SampleAuthority.MARK);
        return 0;
    }

    /** The arguments, read. */
    private record Arguments(Path directory, boolean force, boolean pkcs12, SamplePlan plan) {

        static Arguments read(List<String> arguments) {
            Optional<Path> directory = Optional.empty();
            Optional<List<NodeId>> nodes = Optional.empty();
            List<String> hosts = new ArrayList<>();
            Set<PartyId> desks = new LinkedHashSet<>();
            boolean force = false;
            boolean pkcs12 = false;
            for (int i = 0; i < arguments.size(); i++) {
                switch (arguments.get(i)) {
                    case "--force" -> force = true;
                    case "--pkcs12" -> pkcs12 = true;
                    case "--dir" -> directory = Optional.of(Path.of(value(arguments, ++i)));
                    case "--host" -> hosts.add(value(arguments, ++i));
                    case "--desk" -> desks.add(new PartyId(value(arguments, ++i)));
                    case "--nodes" ->
                        nodes = Optional.of(Arrays.stream(value(arguments, ++i).split(","))
                                .map(NodeId::new)
                                .toList());
                    default -> throw new IllegalArgumentException("unknown argument: " + arguments.get(i));
                }
            }
            Path chosen = directory.orElseThrow(() -> new IllegalArgumentException("--dir is missing"));
            SamplePlan standard = SamplePlan.standard();
            List<NodeId> all =
                    standard.nodes().stream().map(SamplePlan.Node::id).toList();
            return new Arguments(
                    chosen,
                    force,
                    pkcs12,
                    SamplePlan.of(nodes.orElse(all), Map.of(), hosts).withDesks(desks));
        }

        private static String value(List<String> arguments, int index) {
            if (index >= arguments.size()) {
                throw new IllegalArgumentException("a value is missing after " + arguments.getLast());
            }
            return arguments.get(index);
        }
    }
}
