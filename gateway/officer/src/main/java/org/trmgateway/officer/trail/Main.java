package org.trmgateway.officer.trail;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import org.trmgateway.officer.desk.Arguments;
import org.trmgateway.officer.desk.DeskCommand;
import org.trmgateway.officer.desk.UsageException;

/** {@code ./trm trail}: what officers do when the trail of their node was rolled back. */
public final class Main {

    static final String USAGE = """
            Usage: ./trm trail COMMAND [options]

            A node whose database is older than what it has signed for stops. Find the newest copy of the database first: going back to it loses nothing.
            Only when there is none, two officers of different roles order together that the log ends where it is and another one begins.

              order    ask the node what it knows, and write the order that says so:
                           ./trm trail order --node pl --reason backup-restored --out ORDER --url URL --client STORE.p12 --trust ROOT.pem --password-file FILE
              sign     sign it, each officer at their own desk:
                           ./trm trail sign ORDER --officer KEYS --password-file FILE
              send     bring it to the node, which goes on:
                           ./trm trail send ORDER --node pl --url URL --client STORE.p12 --trust ROOT.pem --password-file FILE

            The order:
              --node NODE          whose trail
              --reason WORD        backup-restored, database-altered, storage-failed
              --hours N            how long the order may be used, 1 to 72; 24 unless given
              --out FILE           where the order is written

            Keys and connection:
              --officer KEYS       folder of an officer's keys
              --password-file FILE password of the keys, and of the office's certificate
              --url URL --client STORE.p12 --trust ROOT.pem     the node, and the certificate of an office's system
              --federation FILE    federation.json of a running demo: address, client certificate and password come from it
              --party PARTY        whose system brings the order (with --federation; the node's first party unless given)

            Exit codes: 0 done, 1 refused, 2 usage.
            """;

    private static final Set<String> OPTIONS = Set.of(
            "--node",
            "--reason",
            "--hours",
            "--out",
            "--officer",
            "--password-file",
            "--federation",
            "--party",
            "--url",
            "--client",
            "--trust");

    private Main() {}

    /** Entry point. */
    public static void main(String[] words) {
        System.exit(
                run(Clock.systemUTC(), new PrintStream(System.out, true, StandardCharsets.UTF_8), System.err, words));
    }

    /** The same without ending the program. */
    public static int run(Clock clock, PrintStream out, PrintStream err, String... words) {
        return DeskCommand.run("trail", USAGE, out, err, words, (command, rest) -> {
            Commands commands = new Commands(Arguments.parse(rest, OPTIONS, Set.of("--officer")), clock, out);
            switch (command) {
                case "order" -> commands.order();
                case "sign" -> commands.sign();
                case "send" -> commands.send();
                default -> throw new UsageException("unknown command " + command);
            }
            return 0;
        });
    }
}
