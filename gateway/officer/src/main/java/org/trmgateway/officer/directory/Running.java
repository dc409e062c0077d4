package org.trmgateway.officer.directory;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trmgateway.officer.desk.ClientTls;
import org.trmgateway.officer.desk.NodeRefusal;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.PartyId;
import org.trmgateway.seal.Cut;
import org.trmgateway.seal.CutReason;
import org.trmgateway.seal.DirectoryContent;
import org.trmgateway.seal.KeyFiles;
import org.trmgateway.seal.UnverifiedDirectory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** {@code ./trm directory publish} and {@code cut}: what is handed to running nodes. */
final class Running {

    /** For the usage of {@code ./trm directory}. */
    static final String USAGE = """
              publish  hand a signed directory, or a signed cut-off, to running nodes:   ./trm directory publish FILE
              cut      cut a party off, now:                                            ./trm directory cut PARTY
                       Nothing is sent to it and nothing taken from it until the next directory is published.

            publish and cut:
              --federation FILE    federation.json of a running demo; .trm/demo/federation.json unless given
              --url URL --client STORE.p12 --trust ROOT.pem     instead: one node of your own, which tells all others
              --password-file FILE password of the keys and of the client certificate

            cut:
              --reason WORD        key-compromised, misuse, requested, other; other unless given
              --keys DIR           keys of a directory authority; the sample's first authority unless given (with --federation)
              --out FILE           also keeps the signed cut-off
              --directory-version N   signs only, for publish at another desk: the version in force, with --keys, --password-file and --out
            """;

    private static final Set<String> CONNECTION =
            Set.of("--federation", "--url", "--client", "--trust", "--password-file");
    private static final Set<String> OF_A_CUT = Set.of("--reason", "--keys", "--out", "--directory-version");
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int LOOKS = 10;

    private final Clock clock;
    private final PrintStream out;
    private final Path demo;

    /**
     * Makes the commands.
     *
     * @param demo where the demo keeps its federation
     */
    Running(Clock clock, PrintStream out, Path demo) {
        this.clock = clock;
        this.out = out;
        this.demo = demo;
    }

    /** Returns the exit status: 0 when every node has it. Throws IllegalArgumentException with a sentence for whoever typed it. */
    int publish(List<String> arguments) throws IOException {
        Options words = Options.of(arguments, 1, CONNECTION, Set.of());
        Signed signed = Signed.of(Files.readAllBytes(Path.of(words.file(0))));
        return nodes(words).hand(signed, out) ? 0 : 1;
    }

    /** Likewise. */
    int cut(List<String> arguments) throws IOException {
        Options words = Options.ofParty(
                arguments, Stream.of(CONNECTION, OF_A_CUT).flatMap(Set::stream).collect(Collectors.toSet()));
        PartyId party = party(words.party());
        CutReason reason = reason(words.option("--reason").orElse("other"));
        Optional<String> version = words.option("--directory-version");
        if (version.isPresent()) {
            Path file = Path.of(words.required("--out"));
            Files.write(file, sign(words, new Cut(party, now(), number(version.get()), reason)));
            out.println("signed: " + file);
            out.println("Next, where the nodes can be reached: ./trm directory publish " + file);
            return 0;
        }
        RunningNodes nodes = nodes(words);
        RunningNodes.Newest newest = nodes.newest();
        requireListed(newest, party);
        byte[] signed = sign(words, new Cut(party, now(), newest.version(), reason));
        if (words.option("--out").isPresent()) {
            Files.write(Path.of(words.required("--out")), signed);
        }
        boolean everywhere = nodes.hand(new Signed(signed, true), out);
        showTrail(nodes, party);
        out.println("To bring it back, publish the next version of the directory, signed by a quorum.");
        return everywhere ? 0 : 1;
    }

    private byte[] sign(Options words, Cut cut) throws IOException {
        Path keys = words.option("--keys").isPresent() || words.option("--url").isPresent()
                ? Path.of(words.required("--keys"))
                : federation(words)
                        .resolveSibling("pki")
                        .resolve("directory-authority")
                        .resolve("1");
        return cut.sign(KeyFiles.signingIdentity(keys, password(words)));
    }

    private RunningNodes nodes(Options words) throws IOException {
        if (words.option("--url").isEmpty()) {
            return RunningNodes.of(federation(words));
        }
        URI url = URI.create(words.required("--url"));
        return new RunningNodes(List.of(new RunningNode(
                url.getHost(),
                url,
                ClientTls.open(
                        Path.of(words.required("--client")), Path.of(words.required("--trust")), password(words)))));
    }

    private Path password(Options words) throws IOException {
        Optional<String> given = words.option("--password-file");
        if (given.isEmpty()
                && (words.option("--url").isPresent()
                        || words.option("--directory-version").isPresent())) {
            return Path.of(words.required("--password-file"));
        }
        return given.isPresent() ? Path.of(given.get()) : RunningNodes.password(federation(words));
    }

    private Path federation(Options words) {
        return words.option("--federation")
                .map(Path::of)
                .orElseGet(() -> demo.resolve("federation.json"))
                .toAbsolutePath();
    }

    /** A misspelt party would be cut off in vain. */
    private static void requireListed(RunningNodes.Newest newest, PartyId party) throws IOException {
        DirectoryContent listed;
        try {
            listed = UnverifiedDirectory.read(newest.node().directory()).content();
        } catch (NodeRefusal refused) {
            throw new IOException(newest.node().name() + " refused: " + refused.getMessage(), refused);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
        if (listed.parties().stream().noneMatch(known -> known.id().equals(party))) {
            throw new IllegalArgumentException("there is no party " + party + ". There are: "
                    + listed.parties().stream()
                            .map(known -> known.id().value())
                            .sorted()
                            .collect(Collectors.joining(" ")));
        }
    }

    /** Waits a moment for the sequencers, so that the entries have an index. */
    private void showTrail(RunningNodes nodes, PartyId party) {
        List<RunningNodes.Answer<JsonNode>> entries = nodes.ask(node -> entry(node, party));
        out.println("On the trail, node, index, time, event, leaf hash of the entry:");
        for (RunningNodes.Answer<JsonNode> answer : entries) {
            answer.value()
                    .filter(entry -> !entry.isMissingNode())
                    .ifPresent(entry -> out.println("  "
                            + answer.node().name() + "  "
                            + entry.path("trailIndex").asString("waiting") + "  "
                            + entry.path("adoptedAt").asString() + "  PartyCutOff  "
                            + entry.path("leafSha256").asString()));
        }
    }

    private static JsonNode entry(RunningNode node, PartyId party)
            throws IOException, InterruptedException, NodeRefusal {
        JsonNode entry = newestCut(node, party);
        for (int look = 1; look < LOOKS && entry.path("trailIndex").isMissingNode(); look++) {
            LockSupport.parkNanos(PAUSE.toNanos());
            entry = newestCut(node, party);
        }
        return entry;
    }

    private static JsonNode newestCut(RunningNode node, PartyId party)
            throws IOException, InterruptedException, NodeRefusal {
        return node.state()
                .path("cuts")
                .valueStream()
                .filter(cut -> cut.path("party").asString().equals(party.value()))
                .reduce((earlier, later) -> later)
                .orElseGet(() -> MissingNode.getInstance());
    }

    private static PartyId party(String word) {
        try {
            return new PartyId(word);
        } catch (GatewayException malformed) {
            throw new IllegalArgumentException("not a party: " + word, malformed);
        }
    }

    private static CutReason reason(String word) {
        return Arrays.stream(CutReason.values())
                .filter(reason -> word(reason).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--reason is one of "
                        + Arrays.stream(CutReason.values()).map(Running::word).collect(Collectors.joining(", "))));
    }

    private static String word(CutReason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static long number(String text) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException("--directory-version is a number");
        }
        return Long.parseLong(text);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
