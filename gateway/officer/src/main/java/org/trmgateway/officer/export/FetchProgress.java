package org.trmgateway.officer.export;

import java.io.PrintStream;
import java.util.Locale;

/** Lines about a long work, on their own lines so that they read the same in a file: at most a dozen for each log. */
final class FetchProgress {

    private static final int LINES = 10;

    private final PrintStream out;
    private final String folder;
    private final int of;
    private int done;

    FetchProgress(PrintStream out, String folder, int of, int done) {
        this.out = out;
        this.folder = folder;
        this.of = of;
        this.done = done;
    }

    /** Says what is to be done. */
    void begins(long entries) {
        out.printf(Locale.ROOT, "%s: %d entries in %d files, %d of them are here already%n", folder, entries, of, done);
    }

    /** Some more files are here. */
    synchronized void more(int files) {
        int before = (int) ((long) done * LINES / of);
        done += files;
        if ((int) ((long) done * LINES / of) > before) {
            out.printf(Locale.ROOT, "%s: %d of %d files%n", folder, done, of);
        }
    }
}
