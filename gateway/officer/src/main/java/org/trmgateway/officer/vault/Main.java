package org.trmgateway.officer.vault;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import org.trmgateway.officer.desk.Arguments;
import org.trmgateway.officer.desk.DeskCommand;
import org.trmgateway.officer.desk.UsageException;

/** {@code ./trm vault}: what officers do with the vault. */
public final class Main {

    static final String USAGE = """
            Usage: ./trm vault COMMAND [options]

              order    write an order that two officers then sign
              sign     sign an order:                 ./trm vault sign ORDER --officer KEYS
              reveal   bring an order to the node and read what it hands out; needs a case officer and a data-protection officer
              open     read what was handed out and kept in a file, each officer at their own desk

            The order (order, or reveal without an ORDER file):
              --node NODE          whose vault
              --message ID         a message this node sent about the person
              --fields P1,P3       fields of the dictionary: P1 names, P3 day of birth, P6 national number, P8 telephone, P9 address
              --purpose WORD       emergency, travel-document, family-tracing, court-order, correction, subject-access
              --basis WORD         what allows it in your law, for example court-order-ii-k-12-26
              --recipient PARTY    who is told
              --hours N            how long the order may be used, 1 to 72; 1 unless given

            Keys and connection:
              --officer KEYS       folder of an officer's keys; give it twice, for two officers of different roles
              --password-file FILE password of the keys
              --federation FILE    federation.json of a running demo: address, client certificate and password come from it
              --party PARTY        whose system brings the order (with --federation; the node's first party unless given)
              --url URL --client STORE.p12 --trust ROOT.pem     the same for a node of your own

            Files:
              --out FILE           order: where the order is written; reveal and open: what was read goes into this file, not to the screen
              --keep FILE          reveal: keeps what the node hands out, still encrypted, for open; open: what is left for the second officer

            Exit codes: 0 done, 1 refused, 2 usage.
            """;

    private static final Set<String> OPTIONS = Set.of(
            "--node",
            "--message",
            "--fields",
            "--purpose",
            "--basis",
            "--recipient",
            "--hours",
            "--officer",
            "--password-file",
            "--federation",
            "--party",
            "--url",
            "--client",
            "--trust",
            "--out",
            "--keep");

    private Main() {}

    /** Entry point. */
    public static void main(String[] words) {
        System.exit(run(Clock.systemUTC(), utf8(System.out), System.err, words));
    }

    /** The same without ending the program. */
    public static int run(Clock clock, PrintStream out, PrintStream err, String... words) {
        return DeskCommand.run("vault", USAGE, out, err, words, (command, rest) -> {
            Arguments arguments = Arguments.parse(rest, OPTIONS, Set.of("--officer"));
            Commands commands = new Commands(arguments, clock, out);
            switch (command) {
                case "order" -> commands.order();
                case "sign" -> commands.sign();
                case "reveal" -> commands.reveal();
                case "open" -> commands.open();
                default -> throw new UsageException("unknown command " + command);
            }
            return 0;
        });
    }

    private static PrintStream utf8(PrintStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }
}
