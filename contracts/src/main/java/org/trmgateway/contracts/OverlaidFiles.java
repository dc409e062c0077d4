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
 * Contracts of which one folder lies elsewhere.
 *
 * @param under all other files
 * @param prefix path of the folder, with a slash at its end
 * @param directory where its files are
 */
record OverlaidFiles(ContractFiles under, String prefix, Path directory) implements ContractFiles {

    @Override
    public Optional<byte[]> bytes(String path) {
        return path.startsWith(prefix)
                ? new FolderFiles(directory).bytes(path.substring(prefix.length()))
                : under.bytes(path);
    }

    @Override
    public NavigableSet<String> paths() {
        NavigableSet<String> paths = new TreeSet<>(under.paths());
        paths.removeIf(path -> path.startsWith(prefix));
        try (Stream<Path> files = Files.walk(directory)) {
            files.filter(file -> !Files.isDirectory(file))
                    .map(file -> prefix + directory.relativize(file).toString().replace('\\', '/'))
                    .forEach(paths::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return paths;
    }
}
