package org.trmgateway.trail.export;

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
import org.trmgateway.trail.EntryBundle;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.MerkleTree;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.Tile;
import org.trmgateway.trail.TileCoordinate;
import org.trmgateway.trail.TileStore;
import org.trmgateway.trail.TrailInconsistency;
import org.trmgateway.trail.TrailStore;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.SignedNote;

/**
 * One log as a directory of static files, in the layout of C2SP tlog-tiles: {@code tile/<L>/<N>[.p/<W>]}, {@code tile/entries/<N>[.p/<W>]}, and
 * {@code checkpoint}, a signed note that says for which size they were written. Beside it may be {@code checkpoint.tsr}, a time-stamp of the note,
 * and {@code opened}, the document that the first entry is about. Reading checks only shapes; whether the files agree with each other is the
 * auditor's question.
 */
public final class TrailExport implements TileStore {

    /** Name of the file that is the signed note. */
    public static final String CHECKPOINT = "checkpoint";

    /** Name of the file that is the RFC 3161 token about the note. */
    public static final String STAMP = "checkpoint.tsr";

    /** Name of the file that the first entry names: the last note of the log before, or the order of the recovery. */
    public static final String OPENED = "opened";

    /** No file is longer than a full bundle of the longest entries. */
    private static final long LONGEST_FILE = (long) TileCoordinate.FULL * (2 + EntryBytes.LONGEST);

    private final Path directory;
    private final SignedNote note;
    private final Checkpoint checkpoint;

    private TrailExport(Path directory, SignedNote note) {
        this.directory = directory;
        this.note = note;
        this.checkpoint = Checkpoint.read(note.text());
    }

    /**
     * Writes the entries that a checkpoint covers. The log may grow meanwhile. The checkpoint is written last, so an export that was broken off
     * cannot be opened.
     *
     * @param directory is created; must be empty if it exists
     * @param store of this log
     * @param checkpoint at most as large as the log
     * @param stamp RFC 3161 token over the bytes of the note
     * @param opened what the first entry is about, if the log continues another
     * @throws IOException when the directory is not empty or cannot be written
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT} when the log is not what the checkpoint says
     */
    public static void write(
            Path directory, TrailStore store, SignedNote checkpoint, Optional<byte[]> stamp, Optional<byte[]> opened)
            throws IOException {
        SizeAndRoot head = Checkpoint.read(checkpoint.text()).head();
        if (!new MerkleTree(store, head.size()).root().equals(head.root())) {
            throw TrailInconsistency.of("checkpoint-root");
        }
        requireEmpty(directory);
        for (TileCoordinate coordinate : TileCoordinate.of(head.size())) {
            put(directory, coordinate.path(), tile(store, coordinate).bytes());
            if (coordinate.level() == 0) {
                put(
                        directory,
                        coordinate.bundlePath(),
                        bundle(store, coordinate).bytes());
            }
        }
        if (opened.isPresent()) {
            put(directory, OPENED, opened.get());
        }
        if (stamp.isPresent()) {
            put(directory, STAMP, stamp.get());
        }
        put(directory, CHECKPOINT, checkpoint.bytes());
    }

    /**
     * Opens an export.
     *
     * @throws IOException when it cannot be read
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT} when {@code checkpoint} is missing or malformed
     */
    public static TrailExport open(Path directory) throws IOException {
        byte[] note = read(directory.resolve(CHECKPOINT)).orElseThrow(() -> TrailInconsistency.of(CHECKPOINT));
        return new TrailExport(directory, SignedNote.read(note));
    }

    /** The checkpoint with its signatures, of which none was verified. */
    public SignedNote note() {
        return note;
    }

    /** What the export says of itself. */
    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /** The size and root it was written for. */
    public SizeAndRoot head() {
        return checkpoint.head();
    }

    /** Paths of all the files an export of this size must have, relative to its directory, parts separated by {@code /}. */
    public Set<String> expectedFiles() {
        Set<String> files = new HashSet<>();
        files.add(CHECKPOINT);
        for (TileCoordinate coordinate : TileCoordinate.of(head().size())) {
            files.add(coordinate.path());
            if (coordinate.level() == 0) {
                files.add(coordinate.bundlePath());
            }
        }
        return files;
    }

    /** Paths of the files it may have besides. */
    public static Set<String> furtherFiles() {
        return Set.of(STAMP, OPENED);
    }

    /** Paths of all the files that are there; whatever is no directory counts. */
    public Set<String> presentFiles() throws IOException {
        Set<String> files = new HashSet<>();
        Path folder = directory.toRealPath();
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .forEach(path -> files.add(relative(folder, path)));
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
        long width = TileCoordinate.hashes(level, head().size()) - index * TileCoordinate.FULL;
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

    private static Tile tile(TrailStore store, TileCoordinate coordinate) {
        return store.tile(coordinate.level(), coordinate.index())
                .filter(stored -> stored.hashes().size() >= coordinate.width())
                .orElseThrow(() -> TrailInconsistency.of("tile-missing"))
                .narrowed(coordinate.width());
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

    private static void requireEmpty(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (Stream<Path> present = Files.list(directory)) {
            if (present.findAny().isPresent()) {
                throw new IOException("the export directory is not empty");
            }
        }
    }

    private static void put(Path directory, String path, byte[] content) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private static String relative(Path folder, Path path) {
        List<String> parts = new ArrayList<>();
        folder.relativize(path).forEach(part -> parts.add(part.toString()));
        return String.join("/", parts);
    }
}
