package org.trmgateway.packkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.contracts.pack.CountryPack;
import org.trmgateway.contracts.pack.PackOutline;
import org.trmgateway.contracts.pack.PackReading;

/** Everything that can be said of a pack without sending anything: whether it starts, does what its samples say, and how much it covers. */
final class PackCheck {

    private final PackSource source;
    private final Contracts contracts;
    private final Optional<PackSource> former;

    PackCheck(PackSource source, Contracts contracts) {
        this(source, contracts, Optional.empty());
    }

    /**
     * @param former the version that is in use, whose forms have still to be read
     */
    PackCheck(PackSource source, Contracts contracts, Optional<PackSource> former) {
        this.source = source;
        this.contracts = contracts;
        this.former = former;
    }

    /**
     * The result.
     *
     * @param outline what the pack says it contains
     * @param runs its samples
     * @param messages what it does with each message
     * @param codes its code tables
     * @param trips the ways of its received samples, there and back
     * @param labels its labels
     * @param findings what was found, the worst first
     */
    record Result(
            Optional<PackOutline> outline,
            List<SampleRun> runs,
            List<MessageCoverage> messages,
            List<CodeCoverage> codes,
            List<RoundTrip> trips,
            List<LabelCoverage> labels,
            List<Finding> findings) {

        boolean refused() {
            return findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.REFUSED);
        }
    }

    Result run() {
        PackReading reading = source.read(contracts);
        List<Finding> findings = new ArrayList<>();
        reading.faults().forEach(fault -> findings.add(Finding.refused(fault.part(), fault.complaint())));
        if (reading.outline().isEmpty() || reading.pack().isEmpty()) {
            return new Result(
                    reading.outline(), List.of(), List.of(), List.of(), List.of(), List.of(), List.copyOf(findings));
        }
        return run(reading.outline().get(), reading.pack().get(), findings);
    }

    private Result run(PackOutline outline, CountryPack pack, List<Finding> findings) {
        Samples samples = Samples.of(source);
        SampleRuns running = new SampleRuns(pack, outline, Deliveries.of(source), contracts.catalogue());
        List<SampleRun> runs = samples.all().stream().map(running::run).toList();
        RoundTrips trips = RoundTrips.through(source, pack, outline, contracts);
        ContractFolder folder = new ContractFolder(source.files(), "countries/" + source.country());
        Result result = new Result(
                Optional.of(outline),
                runs,
                MessageCoverage.of(outline, runs, contracts.catalogue()),
                outline.tables().stream()
                        .map(table -> CodeCoverage.of(folder, table, contracts.codeLists()))
                        .toList(),
                runs.stream()
                        .filter(run -> run.asExpected() && !run.sample().delivered())
                        .map(run -> trips.of(run.sample()))
                        .toList(),
                LabelCoverage.of(folder, outline, contracts.codeLists()),
                findings);
        former.ifPresent(old -> findings.addAll(Changes.between(
                old,
                old.read(contracts)
                        .outline()
                        .orElseThrow(
                                () -> new IllegalStateException("the former version cannot be read: " + old.place())),
                source,
                outline)));
        findings.addAll(RefusalRuns.of(pack, outline));
        findings.addAll(Gaps.of(result, samples));
        return result;
    }
}
