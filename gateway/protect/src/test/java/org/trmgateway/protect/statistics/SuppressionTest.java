package org.trmgateway.protect.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.protect.statistics.Statistics.Row;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

class SuppressionTest {

    private static final String ELEMENT = "trm_GenderGroup";

    private final Suppression suppression = Suppression.below(11);

    @Test
    void givesAwayWhatIsLargeEnough() {
        assertThat(suppression.apply(tally(Map.of("f", 30, "m", 11))))
                .isEqualTo(new Statistics(41, 11, List.of(new Row(ELEMENT, "f", 30), new Row(ELEMENT, "m", 11))));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10})
    void refusesFewerCasesThanTheThreshold(int cases) {
        assertThatExceptionOfType(GatewayException.class)
                .isThrownBy(() -> suppression.apply(tally(Map.of("f", cases))))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.PROTECT_STATISTICS_SMALL));
    }

    @Test
    void takesOutBothOfElevenAndOne() {
        assertThat(rows(Map.of("f", 11, "m", 1))).isEmpty();
    }

    @Test
    void takesTheNextSmallestOutWithASmallOne() {
        assertThat(rows(Map.of("a", 40, "b", 12, "c", 30, "d", 3)))
                .containsExactly(Map.entry("a", 40), Map.entry("c", 30));
    }

    /** With 11, 10 and 10 of 31 published as 11, the others could only be 10 and 10. */
    @Test
    void takesTheNextSmallestOutAlsoWithSeveralSmallOnes() {
        assertThat(rows(Map.of("a", 40, "b", 11, "c", 10, "d", 10))).containsExactly(Map.entry("a", 40));
    }

    /** With one of two elevens published, the others could only be 11 and 1. */
    @Test
    void takesAllOutThatAreEquallyLarge() {
        assertThat(rows(Map.of("a", 11, "b", 11, "c", 1, "d", 12))).containsExactly(Map.entry("d", 12));
    }

    @Test
    void doesNotTellThatAFewStateNothing() {
        Tally tally = tally(Map.of("f", 30, "m", 11));
        tally.add(Map.of("other", Set.of("x")));

        assertThat(suppression.apply(tally).rows()).containsExactly(new Row(ELEMENT, "f", 30));
    }

    @Test
    void countsACaseOnceForEachOfItsCodesAndOnceInAll() {
        Tally tally = new Tally();
        for (int person = 0; person < 12; person++) {
            tally.add(Map.of("trm_Need", Set.of("Housing", "Legal")));
        }

        Statistics statistics = suppression.apply(tally);

        assertThat(statistics.cases()).isEqualTo(12);
        assertThat(statistics.rows())
                .containsExactly(new Row("trm_Need", "Housing", 12), new Row("trm_Need", "Legal", 12));
    }

    @Test
    void countsNoCaseOfWhichNothingIsStated() {
        Tally tally = tally(Map.of("f", 11));
        tally.add(Map.of());
        tally.add(Map.of(ELEMENT, Set.of()));

        assertThat(suppression.apply(tally).cases()).isEqualTo(11);
    }

    @Test
    void knowsNoThresholdBelowEleven() {
        assertThatIllegalArgumentException().isThrownBy(() -> Suppression.below(10));
        assertThat(Suppression.below(20).apply(tally(Map.of("f", 20, "m", 30))).threshold())
                .isEqualTo(20);
    }

    private Map<String, Integer> rows(Map<String, Integer> counts) {
        Map<String, Integer> rows = new LinkedHashMap<>();
        suppression.apply(tally(counts)).rows().forEach(row -> rows.put(row.code(), row.cases()));
        return rows;
    }

    private static Tally tally(Map<String, Integer> counts) {
        Tally tally = new Tally();
        counts.forEach((code, cases) -> {
            for (int person = 0; person < cases; person++) {
                tally.add(Map.of(ELEMENT, Set.of(code)));
            }
        });
        return tally;
    }
}
