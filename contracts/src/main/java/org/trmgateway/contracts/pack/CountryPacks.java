package org.trmgateway.contracts.pack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.sf.saxon.s9api.Processor;
import org.trmgateway.contracts.CodeLists;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.MessageCatalogue;
import org.trmgateway.contracts.RefusalTexts;
import org.trmgateway.contracts.Table;

/** Every country pack of this build, listed in {@code contracts/countries/index.csv}; immutable and thread-safe. */
public final class CountryPacks {

    private final Map<String, CountryPack> packs;

    private CountryPacks(Map<String, CountryPack> packs) {
        this.packs = Map.copyOf(packs);
    }

    /**
     * Compiles every pack.
     *
     * @throws IllegalStateException when one is incomplete, does not compile or leaves the canonical code lists: nothing may start then
     */
    public static CountryPacks load(
            ContractFolder countries, MessageCatalogue catalogue, CodeLists codeLists, RefusalTexts refusalTexts) {
        Processor processor = LockedProcessor.create();
        ContractFolder releasePolicy = countries.other("release-policy");
        CanonicalShape shape = CanonicalShape.read(countries.other("messages"), releasePolicy, codeLists);
        CanonicalForm canonicalForm = new CanonicalForm(
                processor, catalogue, CanonicalOrder.read(releasePolicy, shape), new HandInRule(shape));
        CanonicalFormat canonicalFormat = CanonicalFormat.compile(processor, countries.other(PackManifest.SHARED));
        Map<String, CountryPack> packs = new LinkedHashMap<>();
        for (Table.Row row : Table.read(countries, "index.csv", "country").rows()) {
            ContractFolder folder = countries.other("countries/" + row.get("country"));
            PackManifest manifest = PackManifest.read(folder);
            PackData data = PackData.read(folder, manifest, codeLists, shape);
            List<NationalFormat> formats = manifest.formats().stream()
                    .map(format -> NationalFormat.compile(processor, folder, format))
                    .toList();
            packs.put(
                    row.get("country"),
                    new CountryPack(
                            manifest,
                            data,
                            formats,
                            Optional.of(canonicalFormat).filter(shared -> manifest.canonical()),
                            canonicalForm,
                            refusalTexts));
        }
        return new CountryPacks(packs);
    }

    /** Folders of the packs: ISO 3166-1 alpha-2 codes in lower case, and {@code iom}. */
    public Set<String> countries() {
        return packs.keySet();
    }

    /**
     * The pack of a country.
     *
     * @throws IllegalArgumentException when there is none
     */
    public CountryPack pack(String country) {
        return Optional.ofNullable(packs.get(country))
                .orElseThrow(() -> new IllegalArgumentException("no country pack " + country));
    }
}
