package org.trmgateway.trail.note;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.trmgateway.trail.TrailInconsistency;

/** One reading of a policy file, line by line: names are defined before they are used, and used once. */
final class PolicyReader {

    private static final int LONGEST = 1024 * 1024;
    private static final int MOST_LINES = 1000;

    private final String text;
    private final List<VerifierKey> logs = new ArrayList<>();
    private final SequencedMap<String, VerifierKey> witnesses = new LinkedHashMap<>();
    private final SequencedMap<String, WitnessPolicy.Group> groups = new LinkedHashMap<>();
    private final Set<String> members = new HashSet<>();
    private Optional<String> quorum = Optional.empty();

    PolicyReader(String text) {
        this.text = text;
    }

    WitnessPolicy read() {
        String[] lines = text.split("\n", -1);
        if (text.length() > LONGEST || lines.length > MOST_LINES) {
            throw invalid("policy-length");
        }
        for (String line : lines) {
            if (line.chars().anyMatch(letter -> letter < ' ' && letter != '\t')) {
                throw invalid("policy-line");
            }
            String stripped = strip(line);
            if (!stripped.isEmpty() && !stripped.startsWith("#")) {
                take(List.of(stripped.split("[ \t]+")));
            }
        }
        return new WitnessPolicy(logs, witnesses, groups, quorum.orElseThrow(() -> invalid("policy-quorum-line")));
    }

    private void take(List<String> items) {
        switch (items.getFirst()) {
            case "log" -> log(items);
            case "witness" -> witness(items);
            case "group" -> group(items);
            case "quorum" -> quorum(items);
            default -> throw invalid("policy-line");
        }
    }

    private void log(List<String> items) {
        requireItems(items, 2, 3);
        VerifierKey key = VerifierKey.read(items.get(1));
        if (logs.stream().anyMatch(key::isSameKeyAs)) {
            throw invalid("policy-duplicate");
        }
        logs.add(key);
    }

    private void witness(List<String> items) {
        requireItems(items, 3, 4);
        VerifierKey key = VerifierKey.read(items.get(2));
        if (!key.type().isTimed()) {
            throw invalid("policy-witness-type");
        }
        if (witnesses.values().stream().anyMatch(key::isSameKeyAs)) {
            throw invalid("policy-duplicate");
        }
        requireNew(items.get(1));
        witnesses.put(items.get(1), key);
    }

    private void group(List<String> items) {
        requireItems(items, 4, MOST_LINES);
        List<String> named = items.subList(3, items.size());
        for (String member : named) {
            requireDefined(member);
            if (!members.add(member)) {
                throw invalid("policy-member");
            }
        }
        requireNew(items.get(1));
        groups.put(items.get(1), new WitnessPolicy.Group(threshold(items.get(2), named.size()), named));
    }

    private void quorum(List<String> items) {
        requireItems(items, 2, 2);
        if (!items.get(1).equals(WitnessPolicy.NOBODY)) {
            requireDefined(items.get(1));
        }
        if (quorum.isPresent()) {
            throw invalid("policy-quorum-line");
        }
        quorum = Optional.of(items.get(1));
    }

    private static int threshold(String word, int count) {
        long threshold = switch (word) {
            case "all" -> count;
            case "any" -> 1;
            default -> NoteText.number(word, "policy-threshold");
        };
        if (threshold < 1 || threshold > count) {
            throw invalid("policy-threshold");
        }
        return (int) threshold;
    }

    private void requireNew(String name) {
        if (name.equals(WitnessPolicy.NOBODY) || isDefined(name)) {
            throw invalid("policy-name");
        }
    }

    private void requireDefined(String name) {
        if (!isDefined(name)) {
            throw invalid("policy-name");
        }
    }

    private boolean isDefined(String name) {
        return witnesses.containsKey(name) || groups.containsKey(name);
    }

    private static void requireItems(List<String> items, int least, int most) {
        if (items.size() < least || items.size() > most) {
            throw invalid("policy-line");
        }
    }

    private static String strip(String line) {
        int start = 0;
        int end = line.length();
        while (start < end && isBlank(line.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(start, end);
    }

    private static boolean isBlank(char letter) {
        return letter == ' ' || letter == '\t';
    }

    private static RuntimeException invalid(String rule) {
        return TrailInconsistency.of(rule);
    }
}
