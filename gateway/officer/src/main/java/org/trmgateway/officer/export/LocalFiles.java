package org.trmgateway.officer.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of an export on this machine. A file is there whole or not at all: it is written beside its place and moved into it.
 *
 * @param directory the export, or the folder of one log of it
 */
record LocalFiles(Path directory) {

    private static final String UNFINISHED = ".part";
    private static final Pattern TILE = Pattern.compile("tile/[a-z0-9]+/(x[0-9]{3}/)*[0-9]{3}(\\.p/[0-9]+)?(\\.part)?");

    LocalFiles in(String folder) {
        return new LocalFiles(directory.resolve(folder));
    }

    Optional<byte[]> find(String path) throws IOException {
        Path file = directory.resolve(path);
        return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    boolean hasLength(String path, long length) throws IOException {
        Path file = directory.resolve(path);
        return Files.isRegularFile(file) && Files.size(file) == length;
    }

    void put(String path, byte[] content) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        Files.write(unfinished, content);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void remove(String path) throws IOException {
        Files.deleteIfExists(directory.resolve(path));
    }

    /** Removes tiles that are not wanted any more, and what a broken off run left; nothing that is no tile of ours. */
    void keepTiles(Set<String> wanted) throws IOException {
        for (String path : all()) {
            if (TILE.matcher(path).matches() && !wanted.contains(path)) {
                Path file = directory.resolve(path);
                Files.delete(file);
                removeIfEmpty(file.getParent());
            }
        }
    }

    /** Paths of everything that is no directory, in order, parts separated by {@code /}. */
    List<String> all() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(directory)) {
            return walk.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .map(this::relative)
                    .sorted()
                    .toList();
        }
    }

    private static void removeIfEmpty(Path folder) throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            if (left.findAny().isPresent()) {
                return;
            }
        }
        Files.delete(folder);
    }

    private String relative(Path path) {
        List<String> parts = new ArrayList<>();
        directory.relativize(path).forEach(part -> parts.add(part.toString()));
        return String.join("/", parts);
    }
}
