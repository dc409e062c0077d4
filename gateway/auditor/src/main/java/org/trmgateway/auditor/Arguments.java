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

    private final List<String> operands = new ArrayList<>();
    private final Map<String, String> options = new HashMap<>();

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
            if (arguments.options.put(word, value) != null) {
                throw new UsageException(word + " is given twice");
            }
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

    Path required(String option) throws UsageException {
        return path(option(option).orElseThrow(() -> new UsageException(option + " is needed")));
    }

    Optional<String> option(String option) {
        return Optional.ofNullable(options.get(option));
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
