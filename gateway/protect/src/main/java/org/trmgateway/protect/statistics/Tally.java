package org.trmgateway.protect.statistics;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many cases have which code, element by element, with nothing taken out yet. It stays in the node; not safe for use by many threads. */
public final class Tally {

    private final SortedMap<String, SortedMap<String, Integer>> counts = new TreeMap<>();
    private final Map<String, Integer> stated = new TreeMap<>();
    private int cases;

    /**
     * Counts one case, once for each of its codes.
     *
     * @param codes by element; a case of which nothing is stated does not count
     */
    public void add(Map<String, Set<String>> codes) {
        if (codes.values().stream().allMatch(Set::isEmpty)) {
            return;
        }
        cases++;
        codes.forEach((element, values) -> {
            if (!values.isEmpty()) {
                stated.merge(element, 1, Integer::sum);
            }
            values.forEach(code ->
                    counts.computeIfAbsent(element, _ -> new TreeMap<>()).merge(code, 1, Integer::sum));
        });
    }

    int cases() {
        return cases;
    }

    /** For each element the cases with each of its codes. */
    SortedMap<String, SortedMap<String, Integer>> counts() {
        return Collections.unmodifiableSortedMap(counts);
    }

    /** Cases of which nothing is stated for the element. */
    int unstated(String element) {
        return cases - stated.getOrDefault(element, 0);
    }
}
