package org.trmgateway.officer;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.trmgateway.officer.part.OpenCommand;

/** {@code ./trm protect}: what officers run at their own desks. */
public final class Main {

    private static final String HELP = """
            usage: trm protect open PART --keys DIRECTORY --password-file FILE [--message ID] [--out FILE]

              open    opens a sealed part at the desk of the party it was sealed for

            trm protect COMMAND --help says more.
            """;

    private Main() {}

    public static void main(String[] words) {
        System.exit(run(List.of(words), utf8(System.out), utf8(System.err)));
    }

    /** Names are in every alphabet, whatever the terminal is set to. */
    private static PrintStream utf8(PrintStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    /** Runs a command; 0 when done, 1 when refused, 2 when the words are wrong. */
    static int run(List<String> words, PrintStream out, PrintStream err) {
        String command = words.isEmpty() ? "" : words.getFirst();
        return switch (command) {
            case "open" -> new OpenCommand(out, err).run(words.subList(1, words.size()));
            case "--help" -> {
                out.print(HELP);
                yield 0;
            }
            default -> {
                err.print(HELP);
                yield 2;
            }
        };
    }
}
