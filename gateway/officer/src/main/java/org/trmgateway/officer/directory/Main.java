package org.trmgateway.officer.directory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.trmgateway.referral.GatewayException;

/** {@code ./trm directory}: what directory authorities and operators do with the directory. */
public final class Main {

    static final String USAGE = """
            Usage: ./trm directory COMMAND [options]

            """ + AtDesk.USAGE + """

            Exit codes: 0 done, 1 refused or different, 2 usage.
            """;

    private static final int REFUSED = 1;
    private static final int WRONG_USAGE = 2;

    private Main() {}

    /** Entry point. */
    public static void main(String[] words) {
        System.exit(run(
                Clock.systemUTC(),
                new InputStreamReader(System.in, StandardCharsets.UTF_8),
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                words));
    }

    /** The same without ending the program. */
    public static int run(Clock clock, Reader in, PrintStream out, PrintStream err, String... words) {
        List<String> given = Arrays.asList(words);
        if (given.isEmpty()
                || given.contains("--help")
                || given.contains("-h")
                || given.getFirst().equals("help")) {
            (given.isEmpty() ? err : out).print(USAGE);
            return given.isEmpty() ? WRONG_USAGE : 0;
        }
        List<String> rest = given.subList(1, given.size());
        AtDesk desk = new AtDesk(clock, new BufferedReader(in), out);
        try {
            return switch (given.getFirst()) {
                case "show" -> desk.show(rest);
                case "diff" -> desk.diff(rest);
                case "sign" -> desk.sign(rest);
                case "verify" -> desk.verify(rest);
                default -> throw new IllegalArgumentException("unknown command " + given.getFirst());
            };
        } catch (IllegalArgumentException wrong) {
            err.println("trm directory: " + wrong.getMessage());
            err.println("               ./trm directory --help says more");
            return WRONG_USAGE;
        } catch (GatewayException refused) {
            err.println("trm directory: refused: " + Reason.of(refused));
            return REFUSED;
        } catch (IOException unreadable) {
            err.println("trm directory: " + unreadable.getMessage());
            return REFUSED;
        }
    }
}
