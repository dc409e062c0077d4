package org.trmgateway.protect.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Somebody knows the rules of suppression and the published rows, and tries every table there is. Tables are small here, and tried to the last;
 * the rules are the same for larger ones.
 */
class SuppressionAttackTest {

    private static final String ELEMENT = "e";

    /** What an attacker sees. */
    private record Seen(int cases, int unstated, List<Statistics.Row> rows) {}

    /** How many codes, the threshold, and up to how many cases. */
    @ParameterizedTest
    @CsvSource({"2,3,14", "3,3,16", "4,3,14", "3,4,18", "4,4,15", "3,5,19", "2,11,40"})
    void noHiddenNumberCanBeComputed(int codes, int threshold, int mostCases) {
        Suppression suppression = Suppression.ofAny(threshold);
        int hiddenSmall = 0;
        for (int cases = threshold; cases <= mostCases; cases++) {
            for (boolean knowsUnstated : new boolean[] {true, false}) {
                Map<Seen, List<int[]>> worlds = worlds(suppression, codes, cases, knowsUnstated);
                for (Map.Entry<Seen, List<int[]>> world : worlds.entrySet()) {
                    hiddenSmall += requireSecret(world.getKey(), world.getValue(), codes, threshold, knowsUnstated);
                }
            }
        }
        assertThat(hiddenSmall).isGreaterThan(10);
    }

    private static int requireSecret(Seen seen, List<int[]> worlds, int codes, int threshold, boolean knowsUnstated) {
        Set<String> shown = seen.rows().stream().map(Statistics.Row::code).collect(Collectors.toSet());
        assertThat(seen.rows()).allMatch(row -> row.cases() >= threshold);
        int small = 0;
        for (int cell = 0; cell <= codes; cell++) {
            boolean secret = cell < codes ? !shown.contains("c" + cell) : !knowsUnstated;
            Set<Integer> possible = new TreeSet<>();
            for (int[] world : worlds) {
                possible.add(world[cell]);
            }
            boolean anySmall = possible.stream().anyMatch(count -> count > 0 && count < threshold);
            if (secret && anySmall) {
                small++;
                assertThat(possible).as("cell %d of %s", cell, seen).hasSizeGreaterThan(1);
            }
        }
        return small;
    }

    private static Map<Seen, List<int[]>> worlds(Suppression suppression, int codes, int cases, boolean knowsUnstated) {
        Map<Seen, List<int[]>> worlds = new HashMap<>();
        for (int[] table : tables(codes + 1, cases)) {
            Statistics published = suppression.apply(tally(table, codes));
            List<Statistics.Row> rows = published.rows().stream()
                    .filter(row -> row.element().equals(ELEMENT))
                    .toList();
            Seen seen = new Seen(published.cases(), knowsUnstated ? table[codes] : 0, rows);
            worlds.computeIfAbsent(seen, _ -> new ArrayList<>()).add(table);
        }
        return worlds;
    }

    private static List<int[]> tables(int cells, int cases) {
        if (cells == 1) {
            return List.of(new int[] {cases});
        }
        List<int[]> all = new ArrayList<>();
        for (int last = 0; last <= cases; last++) {
            for (int[] rest : tables(cells - 1, cases - last)) {
                int[] table = Arrays.copyOf(rest, cells);
                table[cells - 1] = last;
                all.add(table);
            }
        }
        return all;
    }

    private static Tally tally(int[] table, int codes) {
        Tally tally = new Tally();
        for (int code = 0; code <= codes; code++) {
            for (int person = 0; person < table[code]; person++) {
                tally.add(code == codes ? Map.of("other", Set.of("x")) : Map.of(ELEMENT, Set.of("c" + code)));
            }
        }
        return tally;
    }
}
