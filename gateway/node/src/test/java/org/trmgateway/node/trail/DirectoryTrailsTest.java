package org.trmgateway.node.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.certs.SamplePlan;
import org.trmgateway.referral.NodeId;

/** A node whose directory lists a trail that it cannot sign says so. */
class DirectoryTrailsTest {

    private static final NodeId PL = new NodeId("pl");

    private final Clock clock = Clock.fixed(MemoryTrail.NOON, ZoneOffset.UTC);

    @Test
    void saysThatItIsListedAndHasNoKeys(@TempDir Path directory) {
        SamplePki pki = SamplePki.generate(
                directory.resolve("pki"), clock, SamplePlan.of(List.of(PL, new NodeId("by")), Map.of(), List.of()));
        DirectoryTrails trails = new DirectoryTrails(PL, () -> pki.directory(clock), Optional.empty());
        assertThat(trails.base()).isEmpty();
        assertThat(trails.warnings()).containsExactly("trail-without-keys");
        assertThat(new DirectoryTrails(new NodeId("xx"), () -> pki.directory(clock), Optional.empty()).warnings())
                .isEmpty();
    }
}
