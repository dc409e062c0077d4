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
import org.trmgateway.trail.TrailExport;

/** An export of a log that never was: made-up entries of some messages at a time, straight into files. */
final class MadeExport {

    private static final int AT_A_TIME = 16;
    private static final int TOLD = 100_000;

    private final Path folder;
    private final RightEdge edge = RightEdge.empty();
    private final List<MadeEntries> senders = new ArrayList<>();
    private long bytes;

    private MadeExport(Path folder) {
        this.folder = folder;
        for (int sender = 0; sender < AT_A_TIME; sender++) {
            senders.add(new MadeEntries(sender));
        }
    }

    /** Writes it and returns how many bytes its files have together. */
    static long write(Path folder, int entries, ProgressLine progress) throws IOException {
        MadeExport export = new MadeExport(folder);
        for (TileCoordinate tile : TileCoordinate.of(entries)) {
            if (tile.level() == 0) {
                export.put(tile.bundlePath(), export.bundle(tile.width()).bytes());
                if (export.edge.size() / TOLD > (export.edge.size() - tile.width()) / TOLD) {
                    progress.say("export: " + export.edge.size() + " of " + entries + " entries made");
                }
            }
        }
        export.edge.partialTiles().forEach(export::put);
        export.put(
                TrailExport.SIZE_AND_ROOT,
                new SizeAndRoot(export.edge.size(), export.edge.root()).bytes());
        return export.bytes;
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

    private void put(String path, byte[] content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        bytes += content.length;
    }
}
