package org.trmgateway.acceptance.federation;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.trmgateway.certs.SampleLayout;
import org.trmgateway.officer.directory.Main;

/**
 * {@code ./trm directory} as somebody at the sample runs it.
 *
 * @param code exit code
 * @param out what it printed
 * @param err what it complained of
 */
public record DirectoryCommand(int code, String out, String err) {

    /** Cuts a party off at every node. */
    public static DirectoryCommand cut(Federation federation, String party) {
        return run("cut", party, "--federation", VaultCommand.file(federation).toString());
    }

    /** Cuts a party off at one node only, with the system of one of its parties. */
    public static DirectoryCommand cutAt(Federation federation, String node, String system, String party) {
        SampleLayout layout = federation.keys().layout();
        return run(
                "cut",
                party,
                "--reason",
                "key-compromised",
                "--url",
                federation.baseUrl(node),
                "--client",
                layout.clientKeyStore(system).toString(),
                "--trust",
                layout.root().toString(),
                "--password-file",
                layout.password().toString(),
                "--keys",
                layout.directoryAuthority(1).toString());
    }

    /** Hands a signed file to every node. */
    public static DirectoryCommand publish(Federation federation, Path file) {
        return run(
                "publish",
                file.toString(),
                "--federation",
                VaultCommand.file(federation).toString());
    }

    /** Any command. */
    public static DirectoryCommand run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                Clock.systemUTC(),
                Reader.nullReader(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                words);
        return new DirectoryCommand(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
