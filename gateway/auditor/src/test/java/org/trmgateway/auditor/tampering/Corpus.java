package org.trmgateway.auditor.tampering;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A healthy export, and all the ways in which it was tampered with. */
final class Corpus {

    private final SampleNode node = new SampleNode();
    private final SortedMap<String, byte[]> healthy = node.files();
    private final List<TamperingCase> cases = new ArrayList<>();

    Corpus() {
        cases.addAll(new FileCases(healthy).all());
        cases.addAll(new NoteCases(node).all());
        cases.addAll(new ForgerCases(node).all());
    }

    List<TamperingCase> cases() {
        return cases;
    }

    /** Writes the healthy export. */
    Path export(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : healthy.entrySet()) {
            put(folder.resolve(file.getKey()), Optional.of(file.getValue()));
        }
        return folder;
    }

    /** Does to an export what was done in a case. */
    void apply(TamperingCase tampering, Path export) throws IOException {
        for (Map.Entry<String, Optional<byte[]>> change : tampering.changes().entrySet()) {
            put(export.resolve(change.getKey()), change.getValue());
        }
    }

    /** Takes it back. */
    void heal(TamperingCase tampering, Path export) throws IOException {
        for (String path : tampering.changes().keySet()) {
            put(export.resolve(path), Optional.ofNullable(healthy.get(path)));
        }
    }

    /** All cases, a line each, for the twin. */
    Path write(Path file) throws IOException {
        String lines = cases.stream().map(each -> each.json(healthy)).collect(Collectors.joining("\n", "", "\n"));
        return Files.write(file, lines.getBytes(UTF_8));
    }

    private static void put(Path file, Optional<byte[]> content) throws IOException {
        if (content.isPresent()) {
            Files.createDirectories(file.getParent());
            Files.write(file, content.get());
        } else {
            Files.deleteIfExists(file);
            for (Path folder = file.getParent(); isEmpty(folder); folder = folder.getParent()) {
                Files.delete(folder);
            }
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> present = Files.exists(folder) ? Files.list(folder) : Stream.of(folder)) {
            return present.findAny().isEmpty();
        }
    }
}
