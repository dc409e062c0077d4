package org.trmgateway.officer.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One operand, and options that each have a value. */
final class Words {

    private final String operand;
    private final Map<String, String> options;

    private Words(String operand, Map<String, String> options) {
        this.operand = operand;
        this.options = options;
    }

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException with a sentence for whoever typed it
     */
    static Words of(List<String> words, String operandName, Set<String> known) {
        List<String> operands = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            if (!word.startsWith("--")) {
                operands.add(word);
            } else if (!known.contains(word)) {
                throw new IllegalArgumentException("unknown option " + word);
            } else if (!rest.hasNext()) {
                throw new IllegalArgumentException(word + " needs a value");
            } else if (options.put(word, rest.next()) != null) {
                throw new IllegalArgumentException(word + " is given twice");
            }
        }
        if (operands.size() != 1) {
            throw new IllegalArgumentException("one " + operandName + " is needed");
        }
        return new Words(operands.getFirst(), options);
    }

    String operand() {
        return operand;
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    String required(String name) {
        return option(name).orElseThrow(() -> new IllegalArgumentException(name + " is needed"));
    }
}
