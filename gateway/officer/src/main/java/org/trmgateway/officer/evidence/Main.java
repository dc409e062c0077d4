package org.trmgateway.officer.evidence;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.trmgateway.officer.desk.Arguments;
import org.trmgateway.officer.desk.DeskCommand;
import org.trmgateway.officer.desk.UsageException;

/** {@code ./trm evidence}: what proves to outsiders what happened to a message. */
public final class Main {

    static final String USAGE = """
            Usage: ./trm evidence COMMAND [options]

              export   the receipts of one message with their time-stamps, a file for each
              verify   checks such files:                  ./trm evidence verify FILE...
              pack     everything about a case for a court: the receipts, what is needed to check them, and a timeline in plain words

            What is wanted:
              --message ID         a message; its id stands in the answer to whoever handed it in
              --case REFERENCE     pack: instead of a message, the reference of a case as it stands on the forms
              --event NAME         export: only this one, for example ContentHandover
              --out PATH           export: folder of the files, "evidence" unless given; pack: the ZIP
              --purpose CODE       pack: what for; stands on the node's trail: casework, supervision, complaint, audit,
                                   technical; audit unless given
              --language L         pack: language of the timeline: en, pl, sk, sr, be, ru, tk; en unless given

            Who is asked:
              --federation FILE    federation.json of a running demo; .trm/demo/federation.json unless given
              --as SYSTEM          ask only as this system, for example pl-sg-system; unless given, whoever holds most
              --url URL --client STORE.p12 --root ROOT.pem --password-file FILE     the same for a node of your own

            What is believed (of the demo unless given):
              --trust DIR          certificates of roots and authorities, and their revocation lists
              --directory FILE     the signed directory of the federation
              --at TIME            verify: when signer and directory have to be valid, as 2026-11-21T10:00:00Z; now unless given

            Exit codes: 0 done, 1 refused or not verified, 2 usage.
            """;

    private static final Set<String> OPTIONS = Set.of(
            "--message",
            "--case",
            "--event",
            "--purpose",
            "--language",
            "--out",
            "--federation",
            "--as",
            "--url",
            "--client",
            "--root",
            "--password-file",
            "--trust",
            "--directory",
            "--at");

    private Main() {}

    /** Entry point. */
    public static void main(String[] words) {
        System.exit(run(
                Path.of(System.getProperty("trmgateway.home", ".")),
                Clock.systemUTC(),
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                System.err,
                words));
    }

    /**
     * The same without ending the program.
     *
     * @param home where the demo lives, in {@code .trm/demo}
     */
    public static int run(Path home, Clock clock, PrintStream out, PrintStream err, String... words) {
        return DeskCommand.run("evidence", USAGE, out, err, words, (command, rest) -> {
            Arguments arguments = Arguments.parse(rest, OPTIONS, Set.of());
            Holders holders = new Holders(arguments, home);
            return switch (command) {
                case "export" -> {
                    new ExportCommand(arguments, holders, out).run();
                    yield 0;
                }
                case "pack" -> new PackCommand(arguments, holders, clock, out).run() ? 0 : DeskCommand.REFUSED;
                case "verify" -> new VerifyCommand(arguments, holders, clock, out).run() ? 0 : DeskCommand.REFUSED;
                default -> throw new UsageException("unknown command " + command);
            };
        });
    }
}
