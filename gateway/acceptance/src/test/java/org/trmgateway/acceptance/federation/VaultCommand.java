package org.trmgateway.acceptance.federation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.trmgateway.officer.vault.Main;
import org.trmgateway.referral.NodeId;

/**
 * {@code ./trm vault} as officers of the sample run it.
 *
 * @param code exit code
 * @param out what it printed
 * @param err what it complained of
 */
public record VaultCommand(int code, String out, String err) {

    /** Folder of the keys of an officer of the node {@code pl}. */
    public static Path officer(Federation federation, String name) {
        return federation.keys().layout().vaultOfficers(new NodeId("pl")).resolve(name);
    }

    /** Both officers order the names in a message of {@code pl}. */
    public static VaultCommand reveal(Federation federation, String messageId) {
        return reveal(federation, messageId, "case-officer-1", "data-protection-officer-1");
    }

    /** These officers order it. */
    public static VaultCommand reveal(Federation federation, String messageId, String... officers) {
        List<String> words = new ArrayList<>(List.of(
                "reveal",
                "--federation",
                file(federation).toString(),
                "--node",
                "pl",
                "--message",
                messageId,
                "--fields",
                "P1",
                "--purpose",
                "emergency",
                "--basis",
                "vital-interest",
                "--recipient",
                "pl-sg"));
        for (String officer : officers) {
            words.add("--officer");
            words.add(officer(federation, officer).toString());
        }
        return run(words.toArray(String[]::new));
    }

    /** Any command. */
    public static VaultCommand run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                Clock.systemUTC(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                words);
        return new VaultCommand(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** {@code federation.json}, also of nodes that run as processes of their own. */
    public static Path file(Federation federation) {
        try {
            new FederationFile(federation).write();
            return federation.directory().resolve("federation.json");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
