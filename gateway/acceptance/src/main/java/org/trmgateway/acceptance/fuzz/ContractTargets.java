package org.trmgateway.acceptance.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.trmgateway.contracts.ContractFiles;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.contracts.Table;
import org.trmgateway.contracts.pack.CountryPack;
import org.trmgateway.policy.ContractsManifest;
import org.trmgateway.routes.CanonicalXml;

/** National forms in every syntax of every pack, messages, and the tables of the contracts. */
final class ContractTargets {

    private static final String CANONICAL = ".canonical.xml";
    private static final int MOST_SEEDS = 12;

    private final ContractFiles files;
    private final Contracts contracts;

    ContractTargets(ContractFiles files) {
        this.files = files;
        this.contracts = Contracts.load(files);
    }

    Map<String, Target> all() {
        Map<String, Target> targets = new LinkedHashMap<>();
        for (String country : contracts.packs().countries().stream().sorted().toList()) {
            CountryPack pack = contracts.packs().pack(country);
            Target forms = Target.of(
                    "form-" + country,
                    samples(country, path -> !path.endsWith(CANONICAL) && !path.endsWith("/deliveries.csv")),
                    Bounds.ROOMY,
                    pack::toCanonical,
                    List.of());
            targets.put(forms.name(), forms);
        }
        Target message = Target.of(
                "message",
                samples("", path -> path.endsWith(CANONICAL)),
                Bounds.ROOMY,
                bytes -> contracts.catalogue().validate(CanonicalXml.parse(bytes)),
                List.of());
        targets.put(message.name(), message);
        Target table = Target.of(
                "table",
                some(files.paths().stream()
                        .filter(path -> path.endsWith(".csv") && !path.contains("/samples/"))
                        .toList()),
                Bounds.ORDINARY,
                bytes -> Table.parse("input", new String(bytes, UTF_8)),
                List.of(IllegalStateException.class));
        targets.put(table.name(), table);
        Target manifest = Target.of(
                "manifest", List.of(files.bytes("signatures/manifest.csv").orElseThrow()), ContractsManifest::read);
        targets.put(manifest.name(), manifest);
        return targets;
    }

    private List<byte[]> samples(String country, Predicate<String> wanted) {
        return some(files.paths().stream()
                .filter(path -> path.startsWith("countries/" + country) && path.contains("/samples/"))
                .filter(wanted)
                .toList());
    }

    /** Not all of many, but from everywhere. */
    private List<byte[]> some(List<String> paths) {
        List<byte[]> chosen = new ArrayList<>();
        int step = Math.max(1, paths.size() / MOST_SEEDS);
        for (int i = 0; i < paths.size(); i += step) {
            chosen.add(files.bytes(paths.get(i)).orElseThrow());
        }
        return chosen;
    }
}
