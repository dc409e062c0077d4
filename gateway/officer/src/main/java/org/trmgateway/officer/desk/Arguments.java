package org.trmgateway.officer.desk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words of a command line: operands, and options that each have a value. */
public final class Arguments {

    private final List<String> operands = new ArrayList<>();
    private final Map<String, List<String>> options = new HashMap<>();

    private Arguments() {}

    /**
     * Reads the words.
     *
     * @param known options there are
     * @param several those of them that may come several times
     */
    public static Arguments parse(List<String> words, Set<String> known, Set<String> several) throws UsageException {
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
            if (!values.isEmpty() && !several.contains(word)) {
                throw new UsageException(word + " is given twice");
            }
            values.add(rest.next());
        }
        return arguments;
    }

    /** The one operand, if there is one. */
    public Optional<Path> file() throws UsageException {
        if (operands.size() > 1) {
            throw new UsageException("one file at a time");
        }
        return operands.stream().findFirst().map(Path::of);
    }

    /** All operands. */
    public List<String> operands() {
        return List.copyOf(operands);
    }

    /** The value of an option, if it is given. */
    public Optional<String> option(String option) {
        return options.getOrDefault(option, List.of()).stream().findFirst();
    }

    /** The value of an option; throws when it is not given. */
    public String required(String option) throws UsageException {
        return option(option).orElseThrow(() -> new UsageException(option + " is needed"));
    }

    /** The values of an option that may come several times. */
    public List<Path> paths(String option) {
        return options.getOrDefault(option, List.of()).stream()
                .map(Path::of)
                .toList();
    }
}
