package org.trmgateway.node.http;

import java.util.List;
import org.trmgateway.protect.statistics.Statistics;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.statistics.Period;
import org.trmgateway.routes.statistics.StatisticsDesk;

/** Numbers of one party for one year. */
final class FixedStatistics implements StatisticsDesk {

    static final String YEAR = "2025";

    @Override
    public Statistics export(PartyId party, Period period) {
        if (!party.equals(EdgeNode.PARTY) || !period.toString().equals(YEAR)) {
            throw new GatewayException(ErrorCode.PROTECT_STATISTICS_SMALL, Detail.rule("too-few"));
        }
        return new Statistics(
                25,
                11,
                List.of(new Statistics.Row("trm_AgeBand", "48+", 12), new Statistics.Row("trm_GenderGroup", "f", 25)));
    }
}
