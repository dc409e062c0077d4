package org.trmgateway.officer.desk;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.trmgateway.referral.GatewayException;

/** What commands at a desk have in common: help, one line for whatever went wrong, and the exit status. */
public final class DeskCommand {

    /** Exit status: refused, not verified or not reached. */
    public static final int REFUSED = 1;

    private static final int WRONG_USAGE = 2;

    private DeskCommand() {}

    /** What a command does once its first word is known. */
    @FunctionalInterface
    public interface Work {

        /** Returns the exit status. */
        int run(String command, List<String> words)
                throws UsageException, NodeRefusal, IOException, InterruptedException;
    }

    /**
     * Runs a command.
     *
     * @param name as it is typed after {@code ./trm}
     * @param usage printed when it is asked for, or when there are no words
     */
    public static int run(String name, String usage, PrintStream out, PrintStream err, String[] words, Work work) {
        if (words.length == 0
                || words[0].equals("-h")
                || words[0].equals("help")
                || Arrays.asList(words).contains("--help")) {
            out.print(usage);
            return words.length == 0 ? WRONG_USAGE : 0;
        }
        String begin = "trm " + name + ": ";
        try {
            return work.run(words[0], List.of(words).subList(1, words.length));
        } catch (UsageException wrong) {
            err.println(begin + wrong.getMessage());
            err.println(" ".repeat(begin.length()) + "./trm " + name + " --help says more");
            return WRONG_USAGE;
        } catch (NodeRefusal | GatewayException refused) {
            err.println(begin + "refused: " + refused.getMessage());
            return REFUSED;
        } catch (UncheckedIOException | IOException unreachable) {
            err.println(begin + unreachable.getMessage());
            return REFUSED;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return REFUSED;
        }
    }
}
