package org.trmgateway.routes.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The nodes' admit stages against a second reading of the tables, on random walks with delays, duplicates, reordering, withdrawals, alerts and
 * closures. {@code -Dtrm.model.seed} repeats a walk that failed.
 */
class ChoreographyModelTest {

    /** Seeds on which nodes and model once disagreed: first of all these are walked again. */
    private static final List<Long> ONCE_FAILED = List.of(1L, 3L, 6L, 16L, 19L, 106L, 123L, 126L);

    /** The walks from here on meet everything, the same in every run. */
    private static final long THOROUGH = 400;

    /** The same walks for everybody; -Dtrm.model.seed=N takes others. */
    private static final long EVERY_DAY = 20_261_124;

    private static final int THOROUGH_AT_MOST = 60;
    private static final int AT_ONCE = 2;
    private static final int RANDOM_WALKS = 12;
    private static final int STEPS = 1000;
    private static final int SHORT = 250;

    private static final List<String> ALSO_MET = List.of(
            "asylum closes the border",
            "came twice",
            "consent does not travel",
            "consent missing",
            "consent withdrawn",
            "gap filled",
            "given up",
            "kept here",
            "parked",
            "passed on",
            "refused at the receiver",
            "stopped before leaving",
            "undone at the sender");

    private final ModelTables tables = new ModelTables();

    @Test
    void decidesEveryStepOfARandomWalkAsTheTablesMean() {
        long seed = Long.getLong("trm.model.seed", EVERY_DAY);
        System.out.println("choreography model: -Dtrm.model.seed=" + seed);
        Coverage coverage = new Coverage();
        walk(ONCE_FAILED.stream(), SHORT, coverage);
        walk(LongStream.range(seed, seed + RANDOM_WALKS).boxed(), STEPS, coverage);
        assertThat(coverage.of("parked")).isPositive();
    }

    /** Each row decides at least once, each gate opens and closes at least once, and each message is let go and refused. */
    @Test
    void meetsEveryRuleAndEveryGate() {
        Coverage coverage = new Coverage();
        for (int walk = 0; walk < THOROUGH_AT_MOST && !missing(coverage).isEmpty(); walk += AT_ONCE) {
            long first = THOROUGH + walk;
            walk(LongStream.range(first, first + AT_ONCE).boxed(), STEPS, coverage);
        }
        System.out.println(coverage.table());
        assertThat(missing(coverage)).isEmpty();
    }

    /** A walk for each seed; they know nothing of each other, and go at once as far as there are processors. */
    private void walk(Stream<Long> seeds, int steps, Coverage coverage) {
        seeds.parallel().map(seed -> walk(seed, steps)).toList().forEach(coverage::add);
    }

    private Coverage walk(long seed, int steps) {
        Coverage coverage = new Coverage();
        try {
            new Walk(seed, tables, coverage).take(steps);
            return coverage;
        } catch (AssertionError | RuntimeException different) {
            throw new AssertionError("the walk with -Dtrm.model.seed=" + seed + " failed", different);
        }
    }

    private List<String> missing(Coverage coverage) {
        List<String> wanted = new ArrayList<>(ALSO_MET);
        for (ModelTables.Row row : tables.rows) {
            wanted.add("sent by " + row.rule());
            row.gates().forEach(gate -> wanted.addAll(List.of("open " + gate, "closed " + gate)));
        }
        tables.messages.keySet().forEach(type -> wanted.add("refused " + type));
        return wanted.stream().distinct().filter(each -> coverage.of(each) == 0).toList();
    }
}
