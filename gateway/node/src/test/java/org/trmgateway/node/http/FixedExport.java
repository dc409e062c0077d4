package org.trmgateway.node.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trmgateway.node.trail.ExportedLogs;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.PendingEntry;
import org.trmgateway.trail.SequencedBatch;
import org.trmgateway.trail.SequencedEntry;
import org.trmgateway.trail.Sequencer;
import org.trmgateway.trail.Tile;
import org.trmgateway.trail.TrailStore;

/** Two logs; the second has grown beyond its checkpoint, which has no time stamp yet. */
final class FixedExport implements ExportedLogs {

    static final String CLOSED = "2025";
    static final String CURRENT = "2026-2";
    static final int COVERED = 517;

    private static final int STORED = 600;

    private final Map<String, ExportedLog> logs = Map.of(
            CLOSED,
            new ExportedLog(
                    3,
                    "note of 2025".getBytes(UTF_8),
                    Optional.of("stamp".getBytes(UTF_8)),
                    Optional.empty(),
                    grown(3)),
            CURRENT,
            new ExportedLog(
                    COVERED,
                    "note of 2026".getBytes(UTF_8),
                    Optional.empty(),
                    Optional.of("note of 2025".getBytes(UTF_8)),
                    grown(STORED)));

    @Override
    public List<String> folders() {
        return List.of(CLOSED, CURRENT);
    }

    @Override
    public Optional<ExportedLog> log(String folder) {
        return Optional.ofNullable(logs.get(folder));
    }

    /** The entry with an index. */
    static byte[] entry(int index) {
        return ("entry " + index).getBytes(UTF_8);
    }

    private static TrailStore grown(int size) {
        List<PendingEntry> pending = new ArrayList<>();
        for (int index = 0; index < size; index++) {
            pending.add(new PendingEntry(index, new EntryBytes(entry(index))));
        }
        return new Grown(Sequencer.sequence(0, (_, _) -> Optional.empty(), pending));
    }

    private static final class Grown implements TrailStore {

        private final SequencedBatch batch;
        private final Map<String, Tile> tiles = new HashMap<>();

        private Grown(SequencedBatch batch) {
            this.batch = batch;
            batch.tiles()
                    .forEach(tile -> tiles.put(
                            tile.coordinate().level() + "/" + tile.coordinate().index(), tile));
        }

        @Override
        public long size() {
            return batch.size();
        }

        @Override
        public List<PendingEntry> pending(int limit) {
            return List.of();
        }

        @Override
        public void commit(SequencedBatch further) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<SequencedEntry> entries(long from, int limit) {
            return batch.entries().stream().skip(from).limit(limit).toList();
        }

        @Override
        public Optional<Tile> tile(int level, long index) {
            return Optional.ofNullable(tiles.get(level + "/" + index));
        }
    }
}
