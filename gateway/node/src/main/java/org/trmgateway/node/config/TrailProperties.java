package org.trmgateway.node.config;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the trail is shown to its witnesses.
 *
 * @param checkpointEvery pause between checkpoints while the trail grows
 * @param maxUnwitnessed how old an entry may become that no quorum has seen; then nothing new is taken in
 */
public record TrailProperties(
        @DefaultValue("10s") Duration checkpointEvery,
        @DefaultValue("4h") Duration maxUnwitnessed) {

    public TrailProperties {
        Setting.between(checkpointEvery, Duration.ofSeconds(1), Duration.ofHours(1), "trm.trail.checkpoint-every");
        Setting.between(maxUnwitnessed, Duration.ofSeconds(1), Duration.ofDays(7), "trm.trail.max-unwitnessed");
    }
}
