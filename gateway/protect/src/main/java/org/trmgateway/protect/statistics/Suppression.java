package org.trmgateway.protect.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.trmgateway.protect.statistics.Statistics.Row;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/**
 * Takes out of tables what is told of too few. Every number given away is the threshold or more. Where a code is taken out, or a few cases state
 * nothing, the smallest codes that are large enough go too, so that none can be computed from the rest, also by somebody who knows these rules
 * and how many cases state nothing. What is taken out is not even named: it may be none.
 *
 * <p>It protects one set of tables. Two sets about nearly the same cases give away their difference: whoever calls has to see that there is one only.
 */
public final class Suppression {

    /** No threshold may be lower. */
    public static final int LEAST = 11;

    private final int threshold;

    private Suppression(int threshold) {
        this.threshold = threshold;
    }

    /**
     * Suppresses what is below a threshold.
     *
     * @param threshold cases, {@link #LEAST} or more
     */
    public static Suppression below(int threshold) {
        if (threshold < LEAST) {
            throw new IllegalArgumentException("the threshold is " + LEAST + " or more");
        }
        return new Suppression(threshold);
    }

    /** For small tables, which can be tried out to the last. */
    static Suppression ofAny(int threshold) {
        return new Suppression(threshold);
    }

    /**
     * What may be given away of a tally.
     *
     * @throws GatewayException with {@link ErrorCode#PROTECT_STATISTICS_SMALL} when there are fewer cases than the threshold
     */
    public Statistics apply(Tally tally) {
        if (tally.cases() < threshold) {
            throw new GatewayException(ErrorCode.PROTECT_STATISTICS_SMALL, Detail.rule("too-few"));
        }
        List<Row> rows = new ArrayList<>();
        tally.counts().forEach((element, counts) -> {
            Set<String> hidden = hidden(counts, tally.unstated(element));
            counts.forEach((code, cases) -> {
                if (!hidden.contains(code)) {
                    rows.add(new Row(element, code, cases));
                }
            });
        });
        return new Statistics(tally.cases(), threshold, rows);
    }

    /** Of codes that are equally large all go or none: which of them went would tell something. */
    private Set<String> hidden(SortedMap<String, Integer> counts, int unstated) {
        boolean anySmall = isSmall(unstated) || counts.values().stream().anyMatch(this::isSmall);
        int smallestLarge = counts.values().stream()
                .filter(cases -> !isSmall(cases))
                .min(Comparator.naturalOrder())
                .orElse(threshold);
        Set<String> hidden = new HashSet<>();
        counts.forEach((code, cases) -> {
            if (anySmall && cases <= smallestLarge) {
                hidden.add(code);
            }
        });
        return hidden;
    }

    private boolean isSmall(int cases) {
        return cases > 0 && cases < threshold;
    }
}
