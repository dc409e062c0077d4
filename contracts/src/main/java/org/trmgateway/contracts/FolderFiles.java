package org.trmgateway.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The contracts as a folder.
 *
 * @param root laid out like {@code contracts/}
 */
record FolderFiles(Path root) implements ContractFiles {

    @Override
    public Optional<byte[]> bytes(String path) {
        Path file = root.resolve(path);
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public NavigableSet<String> paths() {
        NavigableSet<String> paths = new TreeSet<>();
        for (String folder : FOLDERS) {
            if (Files.isDirectory(root.resolve(folder))) {
                addAll(root.resolve(folder), paths);
            }
        }
        return paths;
    }

    private void addAll(Path folder, NavigableSet<String> paths) {
        try (Stream<Path> files = Files.walk(folder)) {
            // everything that is no directory counts, links too: nothing that could be read may stay out of the list
            files.filter(file -> !Files.isDirectory(file))
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .forEach(paths::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
