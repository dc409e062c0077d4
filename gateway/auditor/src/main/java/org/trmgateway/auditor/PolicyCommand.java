package org.trmgateway.auditor;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.trmgateway.auditor.Arguments.UsageException;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.DirectoryContent;
import org.trmgateway.seal.TrailPolicies;
import org.trmgateway.seal.UnverifiedDirectory;

/** {@code ./trm audit policy}: who has to have seen the log of a node, as the directory says it, in the format of C2SP tlog-policy. */
final class PolicyCommand {

    static final String USAGE = """
            trm audit policy --directory FILE --node NODE [--folder FOLDER] [--trust FOLDER [--at TIME]]
                Prints the policy of a node's log: its keys, the keys of its witnesses, and how many of them have
                to have seen it. Keep it in a file and give it to the other commands with --policy.
                --directory the signed directory of the federation
                --node      whose log, for example pl
                --folder    which log: 2026, or 2026-2 for a second one of the year; this year's if not given
                --trust     certificates of roots and authorities, and their revocation lists. Without it nobody
                            looks who signed the directory, and the first line of the policy says so
                --at        when the directory has to be valid, as 2026-11-21T10:00:00Z; the present if not given

            Exit status: 0 printed, 1 the directory is refused or lists no trail of the node, 2 it could not be read.
            """;

    private static final Set<String> OPTIONS = Set.of("--directory", "--node", "--folder", "--trust", "--at");

    private PolicyCommand() {}

    static int run(List<String> words, Clock clock, PrintStream out, PrintStream err) throws IOException {
        if (words.contains("--help")) {
            out.print(USAGE);
            return Main.VERIFIED;
        }
        try {
            out.print(text(Arguments.parse(words, OPTIONS, Set.of()), clock));
            return Main.VERIFIED;
        } catch (UsageException unusable) {
            err.println(unusable.getMessage());
            err.print(USAGE);
            return Main.UNCHECKED;
        } catch (GatewayException refused) {
            err.println("no policy: " + refused.getMessage());
            return Main.DEFECT;
        }
    }

    private static String text(Arguments arguments, Clock clock) throws UsageException, IOException {
        NodeId node = node(arguments);
        Instant at = Inputs.at(arguments, clock);
        String folder = arguments
                .option("--folder")
                .orElseGet(() -> Integer.toString(at.atZone(ZoneOffset.UTC).getYear()));
        byte[] container = Files.readAllBytes(arguments.required("--directory"));
        if (!arguments.has("--trust")) {
            DirectoryContent content = UnverifiedDirectory.read(container).content();
            return "# Nobody looked who signed the directory: give --trust\n"
                    + TrailPolicies.of(content).policy(node, folder);
        }
        Directory directory = Directory.open(
                container, TrustFolder.read(arguments.required("--trust")), Clock.fixed(at, ZoneOffset.UTC));
        return TrailPolicies.of(directory.content()).policy(node, folder);
    }

    private static NodeId node(Arguments arguments) throws UsageException {
        String text = arguments.option("--node").orElseThrow(() -> new UsageException("--node is needed"));
        try {
            return new NodeId(text);
        } catch (GatewayException malformed) {
            throw new UsageException("--node is the id of a node, as pl");
        }
    }
}
