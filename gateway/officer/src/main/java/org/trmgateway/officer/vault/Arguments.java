package org.trmgateway.officer.vault;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Operands, and options that each have a value; {@code --officer} may come several times. */
final class Arguments {

    private static final Set<String> SEVERAL = Set.of("--officer");

    private final List<String> operands = new ArrayList<>();
    private final Map<String, List<String>> options = new HashMap<>();

    private Arguments() {}

    static Arguments parse(List<String> words, Set<String> known) throws UsageException {
        Arguments arguments = new Arguments();
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            if (!word.startsWith("--")) {
                arguments.operands.add(word);
                continue;
            }
            if (!known.contains(word)) {
                throw new UsageException("unknown option " + word);
            }
            if (!rest.hasNext()) {
                throw new UsageException(word + " needs a value");
            }
            List<String> values = arguments.options.computeIfAbsent(word, _ -> new ArrayList<>());
            if (!values.isEmpty() && !SEVERAL.contains(word)) {
                throw new UsageException(word + " is given twice");
            }
            values.add(rest.next());
        }
        return arguments;
    }

    /** The one operand, if there is one. */
    Optional<Path> file() throws UsageException {
        if (operands.size() > 1) {
            throw new UsageException("one file at a time");
        }
        return operands.stream().findFirst().map(Path::of);
    }

    Optional<String> option(String option) {
        return options.getOrDefault(option, List.of()).stream().findFirst();
    }

    String required(String option) throws UsageException {
        return option(option).orElseThrow(() -> new UsageException(option + " is needed"));
    }

    List<Path> officers() {
        return options.getOrDefault("--officer", List.of()).stream()
                .map(Path::of)
                .toList();
    }
}
