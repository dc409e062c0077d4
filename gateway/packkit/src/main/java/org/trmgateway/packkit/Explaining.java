package org.trmgateway.packkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.trmgateway.contracts.ContractFiles;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.contracts.pack.CountryPack;
import org.trmgateway.protect.Generalisers;
import org.trmgateway.protect.StandardGeneralisers;
import org.trmgateway.referral.GatewayException;

/** {@code explain}: finds the pack of a file and explains it. */
final class Explaining {

    private final ContractFiles contractFiles;
    private final Clock clock;

    Explaining(ContractFiles contractFiles, Clock clock) {
        this.contractFiles = contractFiles;
        this.clock = clock;
    }

    /** Explains the file the arguments name, or why its pack refuses it. */
    Report report(Arguments arguments) throws UsageException, IOException {
        Path file = Path.of(arguments.operands(1, "explain needs one file").getFirst());
        if (!Files.isRegularFile(file)) {
            throw new UsageException("there is no file " + file);
        }
        byte[] bytes = Files.readAllBytes(file);
        Optional<String> named = arguments.option("--pack").or(() -> folderOf(file));
        PackSource source = named.isPresent()
                ? PackSource.named(named.get(), contractFiles)
                : knowing(bytes).orElseThrow(() -> new UsageException("no pack knows this file; name one with --pack"));
        Contracts contracts = source.load(List.of(source.country()));
        CountryPack pack = contracts.packs().pack(source.country());
        try {
            ContractFolder countries = new ContractFolder(source.files(), "countries");
            ExplanationReport report = new ExplanationReport(
                    Explanation.of(bytes, pack, contracts, Explanation.views(countries), generalisers(contracts)),
                    Explanation.roles(countries),
                    arguments.has("--values"));
            return arguments.has("--json") ? report.json() : report.text();
        } catch (GatewayException refused) {
            RefusedForm report = new RefusedForm(refused, pack, bytes, contracts.refusalTexts());
            return arguments.has("--json") ? report.json() : report.text();
        }
    }

    private Generalisers generalisers(Contracts contracts) {
        return new StandardGeneralisers(
                LocalDate.now(clock), contracts.releasePolicy().groups());
    }

    private static Optional<String> folderOf(Path file) {
        for (Path folder = file.toAbsolutePath().getParent(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("pack.xml"))) {
                return Optional.of(folder.toString());
            }
        }
        return Optional.empty();
    }

    private Optional<PackSource> knowing(byte[] file) {
        Optional<CountryPack> pack = Contracts.load(contractFiles).packs().knowing(file);
        return PackSource.all(contractFiles).stream()
                .filter(source -> pack.filter(known -> known.country().equals(source.country()))
                        .isPresent())
                .findFirst();
    }
}
