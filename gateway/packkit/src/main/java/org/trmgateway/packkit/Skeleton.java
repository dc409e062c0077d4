package org.trmgateway.packkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.trmgateway.contracts.CodeLists;
import org.trmgateway.contracts.ContractFiles;
import org.trmgateway.contracts.ContractFolder;

/** The folder a new pack begins as: it passes the check and does one message. */
final class Skeleton {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{1,7}");
    private static final List<String> FILES = List.of(
            "README.md",
            "pack.xml",
            "schemas/request-1.xsd",
            "maps/request-in.xsl",
            "maps/request-out.xsl",
            "maps/refusal.xsl",
            "codes/urgency.csv",
            "places.csv",
            "samples/request.xml",
            "samples/request.canonical.xml",
            "samples/delivered/m01-request.xml",
            "samples/delivered/m01-request.canonical.xml");

    private final ContractFiles contracts;

    Skeleton(ContractFiles contracts) {
        this.contracts = contracts;
    }

    /**
     * Writes a new pack.
     *
     * @param country name of the pack: an ISO 3166-1 code in lower case, or a short name
     * @param directory folder to be made; it must not be there
     */
    Report write(String country, Path directory) throws UsageException, IOException {
        if (!NAME.matcher(country).matches()) {
            throw new UsageException("a pack is called two to eight small letters and digits, for example md");
        }
        if (Files.exists(directory)) {
            throw new UsageException(directory + " is there already; nothing was written");
        }
        for (String file : FILES) {
            Path target = directory.resolve(file);
            Files.createDirectories(Optional.ofNullable(target.getParent()).orElse(directory));
            Files.writeString(
                    target,
                    template(file)
                            .replace("@cc@", country)
                            .replace("@ISO@", iso(country))
                            .replace("@dir@", directory.toString()));
        }
        Files.createDirectories(directory.resolve("labels"));
        // the whole of the labels: a new pack then shows words for every code from the first day
        Files.write(
                directory.resolve("labels/en.csv"),
                contracts
                        .bytes("countries/shared/labels-en.csv")
                        .orElseThrow(() -> new IllegalStateException("the contracts lack English labels")));
        return new Report(
                Report.FINE,
                "Wrote " + directory + ".\nNext: ./trm pack check " + directory + ", then "
                        + directory.resolve("README.md") + ".\n");
    }

    /** A pack that is no country's has its example places in the first country there is. */
    private String iso(String country) {
        Set<String> countries =
                CodeLists.load(new ContractFolder(contracts, "messages")).codes("Country");
        String code = country.toUpperCase(Locale.ROOT);
        return countries.contains(code) ? code : countries.iterator().next();
    }

    private static String template(String file) throws IOException {
        try (InputStream stream = Skeleton.class.getResourceAsStream("skeleton/" + file)) {
            return new String(Optional.ofNullable(stream).orElseThrow().readAllBytes(), UTF_8);
        }
    }
}
