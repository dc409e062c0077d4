package org.trmgateway.contracts.pack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.trmgateway.contracts.CodeLists;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.MessageCatalogue;
import org.trmgateway.contracts.RefusalTexts;
import org.trmgateway.contracts.Table;

/** Every country pack of this build, listed in {@code contracts/countries/index.csv}; immutable and thread-safe. */
public final class CountryPacks {

    private final Map<String, CountryPack> packs;

    private CountryPacks(Map<String, CountryPack> packs) {
        this.packs = Collections.unmodifiableMap(new LinkedHashMap<>(packs));
    }

    /** Folders of the packs these contracts list. */
    public static List<String> listed(ContractFolder countries) {
        return Table.read(countries, "index.csv", "country").rows().stream()
                .map(row -> row.get("country"))
                .toList();
    }

    /**
     * Compiles packs.
     *
     * @param names folders of the packs
     * @throws IllegalStateException when one is incomplete, does not compile or leaves the canonical code lists: nothing may start then
     */
    public static CountryPacks load(
            ContractFolder countries,
            List<String> names,
            MessageCatalogue catalogue,
            CodeLists codeLists,
            RefusalTexts refusalTexts) {
        PackCompiler compiler = PackCompiler.of(countries, catalogue, codeLists, refusalTexts);
        Map<String, CountryPack> packs = new LinkedHashMap<>();
        names.forEach(name -> packs.put(name, compiler.compile(name)));
        return new CountryPacks(packs);
    }

    /** Folders of the packs: ISO 3166-1 alpha-2 codes in lower case, and {@code iom}. */
    public Set<String> countries() {
        return packs.keySet();
    }

    /** The first pack that knows a file as one of its forms. */
    public Optional<CountryPack> knowing(byte[] file) {
        return packs.values().stream().filter(pack -> pack.knows(file)).findFirst();
    }

    /** Numbers with a check digit that any of the packs describes. */
    public List<IdentifierRule> identifierRules() {
        return packs.values().stream()
                .flatMap(pack -> pack.identifierRules().stream())
                .toList();
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
