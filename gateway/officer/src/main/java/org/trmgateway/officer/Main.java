package org.trmgateway.officer;

import java.util.Arrays;
import java.util.List;
import org.trmgateway.officer.number.NumberCommand;

/** The command line of {@code ./trm protect}: the second word says what to do. */
public final class Main {

    private static final int UNUSABLE = 2;

    private static final String USAGE = """
            Usage: ./trm protect COMMAND [options]        ./trm protect COMMAND --help says more

              number   whether a pseudonym somebody reads out is right, and for whom it is
            """;

    private Main() {}

    /** Runs one command and ends the process with its exit status. */
    public static void main(String[] arguments) {
        List<String> rest = Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
        System.exit(
                switch (arguments.length == 0 ? "" : arguments[0]) {
                    case "number" -> new NumberCommand(System.in, System.out, System.err).run(rest);
                    case "-h", "--help" -> {
                        System.out.print(USAGE);
                        yield 0;
                    }
                    default -> {
                        System.err.print(USAGE);
                        yield UNUSABLE;
                    }
                });
    }
}
