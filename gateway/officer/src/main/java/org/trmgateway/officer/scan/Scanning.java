package org.trmgateway.officer.scan;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.trmgateway.contracts.ContractFiles;

/** {@code ./trm protect scan}. Exit status: 0 everything is clean, 1 something is held or could not be read, 2 it could not be done. */
public final class Scanning {

    static final int UNDONE = 2;

    private static final String USAGE = """
            For case officers: what a file would give away, before it is sent or kept. Nothing is sent anywhere, nothing is changed.

              trm protect scan FILE... [--case FORM] [--json]
                  Looks through files of any kind: name, metadata, content, files within files.
                  --case  a form or message of the case, for example the one that opened it; may be given several times.
                          Its names and numbers are looked for in every spelling, script and encoding. Without it, only
                          what looks like somebody's number, account or address is found.
                  --json  for machines
                  Shows where, what kind and how many; never what was found. Verdicts:
                    CLEAN       everything was read, nothing was found
                    HELD        something was found: look at the place, take it out, scan again
                    UNREADABLE  part of it could not be read (pictures, passwords, unknown kinds): send it only sealed, to
                                a named party, or hold it
                  Advice is for you to read; it holds nothing.
                  Exit status: 0 all clean, 1 a file is held or unreadable, 2 it could not be done.
            """;

    private final Path home;
    private final PrintStream out;
    private final PrintStream err;

    /** @param home directory of the project, where the contracts are */
    public Scanning(Path home, PrintStream out, PrintStream err) {
        // what the reader of PDF has to say of a font is nothing for an officer
        System.setProperty("org.apache.commons.logging.LogFactory", "org.apache.commons.logging.impl.LogFactoryImpl");
        System.setProperty("org.apache.commons.logging.Log", "org.apache.commons.logging.impl.NoOpLog");
        this.home = home;
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the command.
     *
     * @param words all of them, {@code scan} first
     * @return exit status
     */
    public int run(List<String> words) {
        if (words.isEmpty() || words.contains("--help") || words.contains("-h")) {
            (words.isEmpty() ? err : out).print(USAGE);
            return words.isEmpty() ? UNDONE : 0;
        }
        try {
            ScanCommand command = ScanCommand.parse(words);
            ScanOutcome outcome =
                    command.run(ContractFiles.of(home), progress -> err.println("trm protect: " + progress));
            out.print(command.json() ? outcome.json() : outcome.text());
            return outcome.allClean() ? 0 : 1;
        } catch (UsageException unusable) {
            err.println("trm protect: " + unusable.getMessage());
            err.print(USAGE);
        } catch (IOException | UncheckedIOException unreadable) {
            // the message of the exception would repeat the file's name
            err.println("trm protect: a file cannot be read");
        } catch (IllegalStateException broken) {
            err.println("trm protect: the contracts cannot be used: " + broken.getMessage());
        }
        return UNDONE;
    }
}
