package org.trmgateway.contracts.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.trmgateway.contracts.ContractFiles;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.Contracts;

/**
 * A pack read by whoever writes it: everything that would stop the start of a node, where the start itself names only the first.
 *
 * @param outline what it says it contains; absent when the manifest itself is at fault, or the words of its plain forms
 * @param faults what would stop the start
 * @param pack the pack, when nothing would
 * @param documents what vendors build its plain forms against: file names and texts
 */
public record PackReading(
        Optional<PackOutline> outline, List<Fault> faults, Optional<CountryPack> pack, Map<String, String> documents) {

    /**
     * One reason not to start.
     *
     * @param part file of the pack
     * @param complaint what is wrong with it
     */
    public record Fault(String part, String complaint) {}

    public PackReading {
        faults = List.copyOf(faults);
        documents = Map.copyOf(documents);
    }

    /**
     * Reads a pack.
     *
     * @param files contracts in which the pack is, listed or not
     * @param country its folder below {@code countries}
     * @param contracts what the pack is compiled against
     */
    public static PackReading of(ContractFiles files, String country, Contracts contracts) {
        PackCompiler compiler = PackCompiler.of(
                new ContractFolder(files, "countries"),
                contracts.catalogue(),
                contracts.codeLists(),
                contracts.refusalTexts());
        List<Fault> faults = new ArrayList<>();
        List<PackManifest> read = new ArrayList<>();
        attempt("pack.xml", faults, () -> read.add(PackManifest.read(compiler.folder(country))));
        if (read.isEmpty()) {
            return new PackReading(Optional.empty(), faults, Optional.empty(), Map.of());
        }
        PackManifest manifest = read.getFirst();
        List<PackOutline> outlined = new ArrayList<>();
        attempt("words", faults, () -> outlined.add(compiler.outline(manifest)));
        Optional<PackOutline> outline = outlined.stream().findFirst();
        tryParts(compiler, manifest, faults);
        List<CountryPack> compiled = new ArrayList<>();
        if (faults.isEmpty()) {
            attempt("pack.xml", faults, () -> compiled.add(compiler.compile(country)));
        }
        return new PackReading(
                outline,
                faults,
                compiled.stream().findFirst(),
                faults.isEmpty() ? documents(compiler, manifest) : Map.of());
    }

    private static Map<String, String> documents(PackCompiler compiler, PackManifest manifest) {
        Map<String, String> documents = new LinkedHashMap<>();
        for (int number = 0; number < manifest.formats().size(); number++) {
            int counted = number + 1;
            compiler.plain(manifest, manifest.formats().get(number))
                    .ifPresent(forms -> documents.putAll(forms.documents(manifest.country(), counted)));
        }
        return documents;
    }

    private static void tryParts(PackCompiler compiler, PackManifest manifest, List<Fault> faults) {
        ContractFolder folder = compiler.folder(manifest.country());
        manifest.tables()
                .forEach(table -> attempt(table.file(), faults, () -> CodeTable.read(folder, table, compiler.lists())));
        if (faults.isEmpty()) {
            attempt(
                    "labels and places",
                    faults,
                    () -> PackData.read(folder, manifest, compiler.lists(), compiler.shape()));
        }
        manifest.losses().ifPresent(file -> attempt(file, faults, () -> LossPolicy.read(folder, file)));
        MapCompiler maps = new MapCompiler(compiler.processor(), folder);
        for (PackManifest.Format format : manifest.formats()) {
            format.schema().ifPresent(file -> attempt(file, faults, () -> NationalSchema.compile(folder, file)));
            maps(format).forEach(map -> attempt(map, faults, () -> maps.compile(map)));
            format.plain()
                    .flatMap(PackManifest.Plain::words)
                    .ifPresent(words -> attempt(
                            words,
                            faults,
                            () -> compiler.plain(manifest, format).ifPresent(forms -> tryPlain(format, forms))));
        }
    }

    private static void tryPlain(PackManifest.Format format, PlainForms forms) {
        switch (format.syntax()) {
            case XML -> forms.schema();
            case CSV, TEXT -> forms.columns();
            case JSON -> forms.names();
        }
    }

    private static Set<String> maps(PackManifest.Format format) {
        Set<String> maps = new LinkedHashSet<>();
        format.received().forEach(form -> maps.add(form.map()));
        format.delivered().forEach(message -> maps.add(message.map()));
        maps.add(format.refusalMap());
        return maps;
    }

    private static void attempt(String part, List<Fault> faults, Runnable reading) {
        try {
            reading.run();
        } catch (IllegalStateException | IllegalArgumentException fault) {
            faults.add(new Fault(part, complaint(fault)));
        }
    }

    /** A pack is no secret and holds nobody's data, so the words of parsers and compilers may be repeated. */
    private static String complaint(Throwable fault) {
        StringBuilder words = new StringBuilder(String.valueOf(fault.getMessage()));
        for (Throwable cause = fault.getCause(); cause != null; cause = cause.getCause()) {
            String more = String.valueOf(cause.getMessage());
            if (words.indexOf(more) < 0) {
                words.append(": ").append(more);
            }
        }
        return words.toString();
    }
}
