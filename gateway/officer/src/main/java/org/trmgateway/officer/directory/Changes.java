package org.trmgateway.officer.directory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/**
 * What is different between two directories: {@code +} was added, {@code -} was removed, {@code ~} is not what it was.
 *
 * @param lines for people; none when nothing is different
 */
record Changes(List<String> lines) {

    static Changes between(Sheet old, Sheet young) {
        List<String> lines = new ArrayList<>();
        for (String title : both(old.sections(), young.sections())) {
            SequencedMap<String, String> before = old.sections().get(title);
            SequencedMap<String, String> after = young.sections().get(title);
            if (before == null) {
                lines.add("+ " + title);
                after.forEach((property, value) -> lines.add("    " + property + ": " + value));
            } else if (after == null) {
                lines.add("- " + title);
            } else if (!before.equals(after)) {
                lines.add("~ " + title);
                lines.addAll(inside(before, after));
            }
        }
        return new Changes(List.copyOf(lines));
    }

    private static List<String> inside(SequencedMap<String, String> before, SequencedMap<String, String> after) {
        List<String> lines = new ArrayList<>();
        for (String property : both(before, after)) {
            String was = before.get(property);
            String is = after.get(property);
            if (was == null) {
                lines.add("  + " + property + ": " + is);
            } else if (is == null) {
                lines.add("  - " + property + ": " + was);
            } else if (!was.equals(is)) {
                lines.add("  ~ " + property + ": " + was + " -> " + is);
            }
        }
        return lines;
    }

    private static Set<String> both(SequencedMap<String, ?> before, SequencedMap<String, ?> after) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        return names;
    }
}
