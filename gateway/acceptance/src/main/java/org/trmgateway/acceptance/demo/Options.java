package org.trmgateway.acceptance.demo;

import java.nio.file.Path;
import java.util.List;

/**
 * What {@code ./trm demo} was asked to do.
 *
 * @param once play and exit
 * @param json print the result as one JSON object
 * @param portBase first port
 * @param directory where the federation lives
 * @param scenarios what to play
 * @param help only explain
 */
record Options(boolean once, boolean json, int portBase, Path directory, List<String> scenarios, boolean help) {

    static final String USAGE = """
            Usage: ./trm demo [--once] [--json] [--scenario NAME] [--port-base N] [--dir D]

            Starts a federation on this machine: nodes pl, by and iom with embedded PostgreSQL and Artemis and a sample PKI,
            plays a case from the first question to its closure between Poland, Belarus and two offices of IOM, and stays up until Ctrl-C.

              --once         play and exit
              --json         print the result as one JSON object on standard output (progress goes to standard error)
              --scenario S   play another story, or "all" of them:
                               straight      a worker goes home: from the first question to the closed case (standard)
                               family        a mother with children, on the national forms (standard)
                               withdrawal    a consent is withdrawn while the message is on its way
                               no-go         a relative at home is tied to the recruiter
                               child         age in doubt, a guardian, a negative best-interests decision
                               asylum        the person applies for protection on the third day
                               no-show       nobody arrives
                               declined      declined, then referred elsewhere
                               out-of-order  an answer overtakes its question, another comes twice
              --port-base N  time-stamping at N, HTTPS at N+1, N+2, N+3 and brokers at N+11, N+12, N+13; default 8440
              --dir D        directory of the federation, default .trm/demo; what is there from an earlier run is kept
            """;

    private static final int DEFAULT_PORT_BASE = 8440;

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    static Options parse(String... arguments) {
        boolean once = false;
        boolean json = false;
        boolean help = false;
        List<String> scenarios = Play.standard();
        int portBase = DEFAULT_PORT_BASE;
        Path directory = Path.of(".trm", "demo");
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--once" -> once = true;
                case "--json" -> json = true;
                case "--help", "-h" -> help = true;
                case "--scenario" -> scenarios = scenarios(value(arguments, ++i, "--scenario"));
                case "--port-base" -> portBase = number(value(arguments, ++i, "--port-base"));
                case "--dir" -> directory = Path.of(value(arguments, ++i, "--dir"));
                default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
            }
        }
        return new Options(once, json, portBase, directory.toAbsolutePath().normalize(), scenarios, help);
    }

    private static List<String> scenarios(String name) {
        if (name.equals("all")) {
            return Play.names();
        }
        if (!Play.names().contains(name)) {
            throw new IllegalArgumentException("--scenario is all or one of " + String.join(", ", Play.names()));
        }
        return List.of(name);
    }

    private static String value(String[] arguments, int position, String option) {
        if (position >= arguments.length) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return arguments[position];
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("--port-base needs a number", notANumber);
        }
    }
}
