package org.trmgateway.node.config;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.trmgateway.protect.statistics.Suppression;

/**
 * What may be told of many cases together.
 *
 * @param threshold no number of cases below it is given away; it can be raised, not lowered
 */
public record StatisticsProperties(@DefaultValue("11") int threshold) {

    private static final int MOST = 1000;

    public StatisticsProperties {
        Setting.between(threshold, Suppression.LEAST, MOST, "trm.statistics.threshold");
    }
}
