package org.trmgateway.routes.statistics;

import org.trmgateway.protect.statistics.Statistics;
import org.trmgateway.referral.PartyId;

/** Gives a party the numbers of its own cases. */
@FunctionalInterface
public interface StatisticsDesk {

    /**
     * The numbers of a period: each time the same.
     *
     * @throws org.trmgateway.referral.GatewayException with {@code ADMIT_ROLE_FORBIDDEN} for a party that coordinates no cases; with {@code
     *     PROTECT_STATISTICS_SMALL} when the period is not over ({@code period-open}), a part of it was given before ({@code period-overlaps}) or it
     *     has too few cases ({@code too-few})
     */
    Statistics export(PartyId party, Period period);
}
