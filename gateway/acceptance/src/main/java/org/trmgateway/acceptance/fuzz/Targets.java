package org.trmgateway.acceptance.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.certs.SamplePlan;
import org.trmgateway.contracts.ContractFiles;
import org.trmgateway.referral.NodeId;
import org.trmgateway.seal.Suite;

/** Every parser that reads bytes from outside, with keys made for the occasion. */
final class Targets implements AutoCloseable {

    private final Path scratch;
    private final Map<String, Target> byName = new TreeMap<>();

    private Targets(Path scratch) {
        this.scratch = scratch;
    }

    /** All of them, for the contracts of this source tree. */
    static Targets of(Path home) throws IOException {
        // what the reader of PDF has to say of a font is no finding
        System.setProperty("org.apache.commons.logging.LogFactory", "org.apache.commons.logging.impl.LogFactoryImpl");
        System.setProperty("org.apache.commons.logging.Log", "org.apache.commons.logging.impl.NoOpLog");
        Targets targets = new Targets(Files.createTempDirectory("trm-fuzz"));
        SamplePlan plan = SamplePlan.of(List.of(new NodeId("pl"), new NodeId("by")), Map.of(), List.of());
        SamplePki pki = SamplePki.generate(targets.scratch.resolve("pki"), Clock.systemUTC(), plan);
        SealTargets seal = new SealTargets(pki, targets.scratch);
        targets.byName.putAll(seal.all());
        targets.byName.putAll(TrailTargets.all());
        targets.byName.putAll(new ContractTargets(ContractFiles.of(home)).all());
        targets.byName.putAll(new WireTargets(ContractFiles.of(home)).all(seal.metadata(Suite.S2)));
        targets.byName.putAll(new ScanTargets().all());
        return targets;
    }

    List<Target> all() {
        return List.copyOf(byName.values());
    }

    Optional<Target> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    @Override
    public void close() {
        SamplePki.delete(scratch.resolve("pki"));
        try {
            Files.deleteIfExists(scratch.resolve("input.pem"));
            Files.deleteIfExists(scratch);
        } catch (IOException kept) {
            throw new UncheckedIOException(kept);
        }
    }
}
