package org.trmgateway.officer.number;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.trmgateway.protect.Pseudonym;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;

/**
 * {@code ./trm protect number}: tells from the check symbols alone whether a pseudonym was heard and typed rightly, and for whom it is. Nothing is
 * looked up, sent or kept, and the pseudonym is not repeated. Exit status: 0 right, 1 wrong, 2 it could not be told.
 */
public final class NumberCommand {

    static final int RIGHT = 0;
    static final int WRONG = 1;
    static final int UNUSABLE = 2;

    private static final String USAGE = """
            Usage: ./trm protect number [PSEUDONYM] --node NODE [--directory FILE]

            Says whether a pseudonym is well-formed for an office. Nothing is looked up and nothing is kept.
            Without PSEUDONYM it is read from standard input, so that it stays out of the history of the shell.

              --node       code of the office's node, for example by
              --directory  the directory of the federation: tells what was mistyped from what was given to another office

            Exit status: 0 well-formed, 1 not, 2 it could not be told.
            """;

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    public NumberCommand(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /** Runs the command and returns its exit status. */
    public int run(List<String> words) {
        if (words.contains("--help") || words.contains("-h")) {
            out.print(USAGE);
            return RIGHT;
        }
        Optional<String> node = Optional.empty();
        Optional<String> directory = Optional.empty();
        List<String> operands = new ArrayList<>();
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            switch (word) {
                case "--node" -> node = next(rest);
                case "--directory" -> directory = next(rest);
                default -> operands.add(word);
            }
        }
        boolean usable = node.isPresent()
                && operands.size() <= 1
                && operands.stream().noneMatch(operand -> operand.startsWith("--"))
                && (directory.isPresent() || !words.contains("--directory"));
        if (!usable) {
            err.print(USAGE);
            return UNUSABLE;
        }
        try {
            NodeId office = node(node.get());
            List<NodeId> nodes = directory.isPresent() ? ListedNodes.in(Path.of(directory.get())) : List.of();
            return tell(operands.isEmpty() ? line() : operands.getFirst(), office, nodes, directory.isPresent());
        } catch (IOException | InvalidPathException unreadable) {
            err.println("The directory cannot be read. Is it the file the operator gave you?");
        } catch (IllegalArgumentException notANode) {
            err.println("That is not the code of a node. It has two to eight small letters or digits, like by.");
        }
        return UNUSABLE;
    }

    private int tell(String text, NodeId office, List<NodeId> nodes, boolean told) {
        try {
            Pseudonym.parse(text, office, nodes);
            out.println("Well-formed for " + office + ".");
            return RIGHT;
        } catch (GatewayException refused) {
            if (refused.code() == ErrorCode.PROTECT_PSEUDONYM_FOREIGN) {
                out.println("Not for you: it was given to another office.");
            } else if (told) {
                out.println("Mistyped. Please ask for it once more, letter by letter.");
            } else {
                out.println("Mistyped, or given to another office. With --directory this can be told apart.");
            }
            return WRONG;
        }
    }

    private String line() throws IOException {
        String line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
        return line == null ? "" : line;
    }

    private static NodeId node(String code) {
        try {
            return new NodeId(code);
        } catch (GatewayException malformed) {
            throw new IllegalArgumentException("not a node", malformed);
        }
    }

    private static Optional<String> next(Iterator<String> rest) {
        return rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
    }
}
