package org.trmgateway.auditor;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words of a command line: operands, options with a value, and flags. An unknown or repeated option is refused. */
final class Arguments {

    /** What was typed makes no command. */
    static final class UsageException extends Exception {

        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }

    /** Options that may be given more than once. */
    private static final Set<String> REPEATED = Set.of("--policy");

    private final List<String> operands = new ArrayList<>();
    private final Map<String, List<String>> options = new HashMap<>();

    private Arguments() {}

    static Arguments parse(List<String> words, Set<String> withValue, Set<String> flags) throws UsageException {
        Arguments arguments = new Arguments();
        for (int position = 0; position < words.size(); position++) {
            String word = words.get(position);
            String value = "";
            if (!word.startsWith("--")) {
                arguments.operands.add(word);
                continue;
            } else if (withValue.contains(word)) {
                position++;
                if (position == words.size()) {
                    throw new UsageException(word + " needs a value");
                }
                value = words.get(position);
            } else if (!flags.contains(word)) {
                throw new UsageException("unknown option " + word);
            }
            List<String> given = arguments.options.computeIfAbsent(word, absent -> new ArrayList<>());
            if (!given.isEmpty() && !REPEATED.contains(word)) {
                throw new UsageException(word + " is given twice");
            }
            given.add(value);
        }
        return arguments;
    }

    /** The one operand. */
    Path operand(String name) throws UsageException {
        if (operands.size() != 1) {
            throw new UsageException("exactly one " + name + " is needed");
        }
        return path(operands.getFirst());
    }

    /**
     * All operands.
     *
     * @param least how many there have to be
     * @param most how many there may be
     */
    List<Path> operands(String name, int least, int most) throws UsageException {
        if (operands.size() < least || operands.size() > most) {
            throw new UsageException(
                    (least == most ? "exactly " + least : "at least " + least) + " of these are needed: " + name);
        }
        List<Path> files = new ArrayList<>();
        for (String operand : operands) {
            files.add(path(operand));
        }
        return files;
    }

    Path required(String option) throws UsageException {
        return path(option(option).orElseThrow(() -> new UsageException(option + " is needed")));
    }

    Optional<String> option(String option) {
        return Optional.ofNullable(options.get(option)).map(List::getFirst);
    }

    /** Every value of an option, none if it is not given. */
    List<Path> all(String option) throws UsageException {
        List<Path> files = new ArrayList<>();
        for (String value : options.getOrDefault(option, List.of())) {
            files.add(path(value));
        }
        return files;
    }

    /** The file an option names, if it is given. */
    Optional<Path> file(String option) throws UsageException {
        return has(option) ? Optional.of(required(option)) : Optional.empty();
    }

    boolean has(String flag) {
        return options.containsKey(flag);
    }

    private static Path path(String text) throws UsageException {
        try {
            return Path.of(text);
        } catch (InvalidPathException notAPath) {
            throw new UsageException("not the name of a file");
        }
    }
}
