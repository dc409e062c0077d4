package org.trmgateway.acceptance.federation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.trmgateway.officer.trail.Main;

/**
 * {@code ./trm trail} as officers of the node {@code pl} run it.
 *
 * @param code exit code
 * @param said what it printed and what it complained of
 */
public record TrailCommand(int code, String said) {

    /** Asks the node and writes the order. */
    public static TrailCommand order(Federation federation, Path order) {
        return atNode(federation, "order", "--reason", "backup-restored", "--out", order.toString());
    }

    /** An officer signs it. */
    public static TrailCommand sign(Federation federation, Path order, String officer) {
        return run(
                "sign",
                order.toString(),
                "--officer",
                VaultCommand.officer(federation, officer).toString(),
                "--password-file",
                federation.keys().layout().password().toString());
    }

    /** It is brought to the node with the signatures that there are. */
    public static TrailCommand send(Federation federation, Path order) {
        return atNode(federation, "send", order.toString());
    }

    private static TrailCommand atNode(Federation federation, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--node", "pl", "--federation", VaultCommand.file(federation).toString()));
        return run(all.toArray(String[]::new));
    }

    private static TrailCommand run(String... words) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, UTF_8);
        return new TrailCommand(Main.run(Clock.systemUTC(), out, out, words), said.toString(UTF_8));
    }
}
