package org.trmgateway.officer.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Files, flags, and options that each have a value. */
final class Options {

    private final List<String> files = new ArrayList<>();
    private final Map<String, String> values = new HashMap<>();
    private final Set<String> flags;

    private Options(Set<String> flags) {
        this.flags = flags;
    }

    /**
     * Reads them.
     *
     * @param files how many files there have to be
     * @param known options that have a value
     * @param flags options that have none
     * @throws IllegalArgumentException with a sentence for whoever typed it
     */
    static Options of(List<String> words, int files, Set<String> known, Set<String> flags) {
        Options options = new Options(flags);
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            if (!word.startsWith("--")) {
                options.files.add(word);
            } else if (flags.contains(word)) {
                options.put(word, "");
            } else if (!known.contains(word)) {
                throw new IllegalArgumentException("unknown option " + word);
            } else if (!rest.hasNext()) {
                throw new IllegalArgumentException(word + " needs a value");
            } else {
                options.put(word, rest.next());
            }
        }
        if (options.files.size() != files) {
            throw new IllegalArgumentException(files == 1 ? "one file is needed" : files + " files are needed");
        }
        return options;
    }

    String file(int place) {
        return files.get(place);
    }

    boolean has(String flag) {
        return flags.contains(flag) && values.containsKey(flag);
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(values.get(name));
    }

    String required(String name) {
        return option(name).orElseThrow(() -> new IllegalArgumentException(name + " is needed"));
    }

    private void put(String word, String value) {
        if (values.put(word, value) != null) {
            throw new IllegalArgumentException(word + " is given twice");
        }
    }
}
