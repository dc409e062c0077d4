package org.trmgateway.trail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A trail as a directory of static files, in the layout of C2SP tlog-tiles: {@code tile/<L>/<N>[.p/<W>]},
 * {@code tile/entries/<N>[.p/<W>]}, and {@code size-and-root}, which says for which size it was written. Reading checks only shapes; whether
 * the files agree with each other is the auditor's question.
 */
public final class TrailExport implements TileStore {

    /** Name of the file that says size and root. */
    public static final String SIZE_AND_ROOT = "size-and-root";

    /** No file is longer than a full bundle of the longest entries. */
    private static final long LONGEST_FILE = (long) TileCoordinate.FULL * (2 + EntryBytes.LONGEST);

    private final Path directory;
    private final SizeAndRoot head;

    private TrailExport(Path directory, SizeAndRoot head) {
        this.directory = directory;
        this.head = head;
    }

    /**
     * Writes the first {@code size} entries of a trail. The trail may grow meanwhile. {@code size-and-root} is written last, so an export that
     * was broken off cannot be opened.
     *
     * @param directory is created; must be empty if it exists
     * @param size at most the size of the trail
     * @throws IOException when the directory is not empty or cannot be written
     */
    public static void write(Path directory, TrailStore store, long size) throws IOException {
        Files.createDirectories(directory);
        try (Stream<Path> present = Files.list(directory)) {
            if (present.findAny().isPresent()) {
                throw new IOException("the export directory is not empty");
            }
        }
        for (TileCoordinate coordinate : TileCoordinate.of(size)) {
            Tile tile = store.tile(coordinate.level(), coordinate.index())
                    .filter(stored -> stored.hashes().size() >= coordinate.width())
                    .orElseThrow(() -> TrailInconsistency.of("tile-missing"));
            put(directory, coordinate.path(), tile.narrowed(coordinate.width()).bytes());
            if (coordinate.level() == 0) {
                put(
                        directory,
                        coordinate.bundlePath(),
                        bundle(store, coordinate).bytes());
            }
        }
        SizeAndRoot head = new SizeAndRoot(size, new MerkleTree(store, size).root());
        put(directory, SIZE_AND_ROOT, head.bytes());
    }

    /**
     * Opens an export.
     *
     * @throws IOException when it cannot be read
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT} when {@code size-and-root} is missing or malformed
     */
    public static TrailExport open(Path directory) throws IOException {
        byte[] head = read(directory.resolve(SIZE_AND_ROOT)).orElseThrow(() -> TrailInconsistency.of(SIZE_AND_ROOT));
        return new TrailExport(directory, SizeAndRoot.read(head));
    }

    /** What the export says of itself. */
    public SizeAndRoot head() {
        return head;
    }

    /** Paths of all the files an export of this size has, relative to its directory, parts separated by {@code /}. */
    public Set<String> expectedFiles() {
        Set<String> files = new HashSet<>();
        files.add(SIZE_AND_ROOT);
        for (TileCoordinate coordinate : TileCoordinate.of(head.size())) {
            files.add(coordinate.path());
            if (coordinate.level() == 0) {
                files.add(coordinate.bundlePath());
            }
        }
        return files;
    }

    /** Paths of all the files that are there; whatever is no directory counts. */
    public Set<String> presentFiles() throws IOException {
        Set<String> files = new HashSet<>();
        try (Stream<Path> walk = Files.walk(directory)) {
            walk.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .forEach(path -> files.add(relative(path)));
        }
        return files;
    }

    /**
     * Content of a file, if it is there.
     *
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT} when it is longer than any file of an export
     */
    public Optional<byte[]> file(String path) throws IOException {
        return read(directory.resolve(path));
    }

    @Override
    public Optional<Tile> tile(int level, long index) {
        long width = TileCoordinate.hashes(level, head.size()) - index * TileCoordinate.FULL;
        if (width <= 0) {
            return Optional.empty();
        }
        TileCoordinate coordinate = new TileCoordinate(level, index, (int) Math.min(width, TileCoordinate.FULL));
        try {
            return file(coordinate.path()).map(bytes -> Tile.read(coordinate, bytes));
        } catch (IOException unreadable) {
            throw TrailInconsistency.of("tile-unreadable", unreadable);
        }
    }

    private static Optional<byte[]> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        if (Files.size(file) > LONGEST_FILE) {
            throw TrailInconsistency.of("file-length");
        }
        return Optional.of(Files.readAllBytes(file));
    }

    private static EntryBundle bundle(TrailStore store, TileCoordinate coordinate) {
        List<EntryBytes> entries = new ArrayList<>(coordinate.width());
        store.entries(coordinate.index() * TileCoordinate.FULL, coordinate.width())
                .forEach(entry -> entries.add(entry.body()));
        if (entries.size() != coordinate.width()) {
            throw TrailInconsistency.of("entry-missing");
        }
        return new EntryBundle(entries);
    }

    private static void put(Path directory, String path, byte[] content) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private String relative(Path path) {
        List<String> parts = new ArrayList<>();
        directory.relativize(path).forEach(part -> parts.add(part.toString()));
        return String.join("/", parts);
    }
}
