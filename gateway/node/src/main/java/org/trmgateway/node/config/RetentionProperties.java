package org.trmgateway.node.config;

import java.time.Period;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long what is kept, in days, months or years by the calendar in UTC (ISO 8601, for example {@code P30D} or {@code P1Y}).
 *
 * @param withdrawn after the person withdrew everything, at most, the whole case
 * @param bodies after a message ended: its content; after it was acknowledged: a document in the inbox
 * @param addressing after a case ended: number, references, facts, consents
 * @param index after a case ended: what resolves its pseudonyms
 * @param vault after a case ended: its key, and so everything
 */
public record RetentionProperties(
        @DefaultValue("P7D") Period withdrawn,
        @DefaultValue("P30D") Period bodies,
        @DefaultValue("P1Y") Period addressing,
        @DefaultValue("P1Y") Period index,
        @DefaultValue("P2Y") Period vault) {

    public RetentionProperties {
        Setting.days(withdrawn, "trm.retention.withdrawn");
        Setting.days(bodies, "trm.retention.bodies");
        Setting.days(addressing, "trm.retention.addressing");
        Setting.days(index, "trm.retention.index");
        Setting.days(vault, "trm.retention.vault");
    }
}
