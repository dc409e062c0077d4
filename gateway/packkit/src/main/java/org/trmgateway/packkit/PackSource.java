package org.trmgateway.packkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.trmgateway.contracts.ContractFiles;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.contracts.pack.CountryPacks;
import org.trmgateway.contracts.pack.PackReading;
import org.trmgateway.referral.SafeXml;
import org.xml.sax.SAXException;

/**
 * A pack and where it is: one of the contracts, or a folder of its own.
 *
 * @param files the contracts with the pack in them
 * @param country its folder below {@code countries}
 * @param place where it is, in words
 */
record PackSource(ContractFiles files, String country, String place) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{1,7}");

    /** Name of a pack whose manifest does not say one; its manifest is refused in any case. */
    private static final String UNNAMED = "unnamed";

    /** Every pack the contracts list. */
    static List<PackSource> all(ContractFiles contracts) {
        return CountryPacks.listed(new ContractFolder(contracts, "countries")).stream()
                .map(country -> new PackSource(contracts, country, "countries/" + country))
                .toList();
    }

    /**
     * A pack by the folder it is in, or by its name.
     *
     * @throws UsageException when there is neither
     */
    static PackSource named(String name, ContractFiles contracts) throws UsageException {
        Path directory = Path.of(name);
        if (Files.isRegularFile(directory.resolve("pack.xml"))) {
            return inFolder(directory, contracts);
        }
        if (NAME.matcher(name).matches()
                && contracts.bytes("countries/" + name + "/pack.xml").isPresent()) {
            return new PackSource(contracts, name, "countries/" + name);
        }
        if (Files.isDirectory(directory)) {
            return inFolder(directory, contracts);
        }
        throw new UsageException("there is neither a folder nor a pack " + name);
    }

    /** The pack in a folder, whatever the folder is called. */
    static PackSource inFolder(Path directory, ContractFiles contracts) {
        String country = countryOf(directory);
        return new PackSource(contracts.with("countries/" + country, directory), country, directory.toString());
    }

    /** The contracts with no pack compiled but those asked for. */
    Contracts load(List<String> countries) {
        return Contracts.load(files, countries);
    }

    /** Reads the pack with all its faults. */
    PackReading read(Contracts contracts) {
        return PackReading.of(files, country, contracts);
    }

    private static String countryOf(Path directory) {
        Path manifest = directory.resolve("pack.xml");
        try (InputStream stream = Files.newInputStream(manifest)) {
            String country =
                    SafeXml.documentBuilder().parse(stream).getDocumentElement().getAttribute("country");
            return NAME.matcher(country).matches() ? country : UNNAMED;
        } catch (IOException | SAXException unreadable) {
            return UNNAMED;
        }
    }
}
