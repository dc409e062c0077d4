package org.trmgateway.packkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import org.trmgateway.contracts.Contracts;

/** Writes what a vendor builds the plain forms of a country against: a table of every field of every form and, for XML, the schema. */
final class FormDocuments {

    private FormDocuments() {}

    /**
     * Writes the documents of a pack.
     *
     * @throws IOException also when one of the files is there already
     */
    static Report write(PackSource source, Contracts contracts, Path directory) throws IOException {
        Map<String, String> documents = new TreeMap<>(source.read(contracts).documents());
        if (documents.isEmpty()) {
            return new Report(
                    Report.NOT_FINE,
                    "Pack " + source.country() + " has no plain forms, or does not start: ./trm pack check "
                            + source.country() + "\n");
        }
        Files.createDirectories(directory);
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> document : documents.entrySet()) {
            Path file = directory.resolve(document.getKey());
            Files.writeString(file, document.getValue(), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            text.append(file).append('\n');
        }
        return new Report(Report.FINE, text.toString());
    }
}
