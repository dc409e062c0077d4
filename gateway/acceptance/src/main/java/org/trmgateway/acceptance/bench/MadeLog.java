package org.trmgateway.acceptance.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.trmgateway.trail.EntryBundle;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.RightEdge;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.Tile;
import org.trmgateway.trail.TileCoordinate;

/** The files of a log that never was: made-up entries of some messages at a time. */
final class MadeLog {

    private static final int AT_A_TIME = 16;
    private static final int TOLD = 100_000;

    private final Path folder;
    private final RightEdge edge = RightEdge.empty();
    private final List<MadeEntries> senders = new ArrayList<>();
    private long bytes;

    MadeLog(Path folder) {
        this.folder = folder;
        for (int sender = 0; sender < AT_A_TIME; sender++) {
            senders.add(new MadeEntries(sender));
        }
    }

    /** Tiles and entries; the checkpoint is not among them. */
    SizeAndRoot write(int entries, ProgressLine progress) throws IOException {
        for (TileCoordinate tile : TileCoordinate.of(entries)) {
            if (tile.level() == 0) {
                put(tile.bundlePath(), bundle(tile.width()).bytes());
                if (edge.size() / TOLD > (edge.size() - tile.width()) / TOLD) {
                    progress.say("export: " + edge.size() + " of " + entries + " entries made");
                }
            }
        }
        edge.partialTiles().forEach(this::put);
        return new SizeAndRoot(edge.size(), edge.root());
    }

    void put(String path, byte[] content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        bytes += content.length;
    }

    /** Written so far. */
    long bytes() {
        return bytes;
    }

    private EntryBundle bundle(int width) {
        List<EntryBytes> entries = new ArrayList<>(width);
        for (int position = 0; position < width; position++) {
            MadeEntries sender = senders.get((int) (edge.size() % AT_A_TIME));
            EntryBytes entry = sender.next().toBytes();
            sender.follow(entry.leafHash());
            entries.add(entry);
            edge.append(entry.leafHash(), this::put);
        }
        return new EntryBundle(entries);
    }

    private void put(Tile tile) {
        try {
            put(tile.coordinate().path(), tile.bytes());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
