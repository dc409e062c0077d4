package org.trmgateway.packkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words after a command: operands, options with a value, and flags. An unknown or repeated option is refused. */
final class Arguments {

    private final List<String> operands = new ArrayList<>();
    private final Map<String, String> options = new HashMap<>();

    private Arguments() {}

    static Arguments parse(List<String> words, Set<String> withValue, Set<String> flags) throws UsageException {
        Arguments arguments = new Arguments();
        for (int position = 0; position < words.size(); position++) {
            String word = words.get(position);
            if (!word.startsWith("--")) {
                arguments.operands.add(word);
                continue;
            }
            String value = "";
            if (withValue.contains(word)) {
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

    boolean none() {
        return operands.isEmpty();
    }

    List<String> operands(int count, String what) throws UsageException {
        if (operands.size() != count) {
            throw new UsageException(what);
        }
        return List.copyOf(operands);
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    Optional<String> option(String option) {
        return Optional.ofNullable(options.get(option));
    }

    static Path existing(Path folder) throws UsageException {
        if (!Files.isDirectory(folder)) {
            throw new UsageException("there is no folder " + folder);
        }
        return folder;
    }
}
