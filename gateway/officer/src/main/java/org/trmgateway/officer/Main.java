package org.trmgateway.officer;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.trmgateway.officer.number.NumberCommand;
import org.trmgateway.officer.part.OpenCommand;
import org.trmgateway.officer.scan.Scanning;

/** The command line of {@code ./trm protect}: the second word says what to do. */
public final class Main {

    private static final int UNUSABLE = 2;

    private static final String USAGE = """
            Usage: ./trm protect COMMAND [options]        ./trm protect COMMAND --help says more

              scan     what a file would give away, before it is sent or kept
              number   whether a pseudonym somebody reads out is right, and for whom it is
              open     opens a sealed part at the desk of the party it was sealed for
            """;

    private Main() {}

    /** Runs one command and ends the process with its exit status. */
    public static void main(String[] words) {
        System.exit(run(List.of(words), utf8(System.out), utf8(System.err)));
    }

    /** Runs a command; 0 when done, 1 when refused, 2 when the words are wrong. */
    static int run(List<String> words, PrintStream out, PrintStream err) {
        List<String> rest = words.subList(Math.min(1, words.size()), words.size());
        return switch (words.isEmpty() ? "" : words.getFirst()) {
            case "scan" -> new Scanning(Path.of(System.getProperty("trmgateway.home", ".")), out, err).run(words);
            case "number" -> new NumberCommand(System.in, out, err).run(rest);
            case "open" -> new OpenCommand(out, err).run(rest);
            case "-h", "--help" -> {
                out.print(USAGE);
                yield 0;
            }
            default -> {
                err.print(USAGE);
                yield UNUSABLE;
            }
        };
    }

    /** Names are in every alphabet, whatever the terminal is set to. */
    private static PrintStream utf8(PrintStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }
}
