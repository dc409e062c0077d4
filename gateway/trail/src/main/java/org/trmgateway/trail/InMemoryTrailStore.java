package org.trmgateway.trail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.trmgateway.referral.Sha256;

/** A trail that is gone with the process: for tests, and for trying out. Keeps the same contract as the one in the database. */
public final class InMemoryTrailStore implements TrailStore, TrailJournal {

    private final NavigableMap<Long, PendingEntry> pending = new TreeMap<>();
    private final List<SequencedEntry> entries = new ArrayList<>();
    private final Map<Place, Tile> tiles = new HashMap<>();
    private long lastId;

    private record Place(int level, long index) {}

    @Override
    public synchronized Sha256 append(TrailEntry entry) {
        EntryBytes body = entry.toBytes();
        lastId++;
        pending.put(lastId, new PendingEntry(lastId, body));
        return body.leafHash();
    }

    @Override
    public synchronized long size() {
        return entries.size();
    }

    @Override
    public synchronized List<PendingEntry> pending(int limit) {
        return pending.values().stream().limit(limit).toList();
    }

    @Override
    public synchronized void commit(SequencedBatch batch) {
        if (batch.sizeBefore() != entries.size()) {
            throw TrailInconsistency.of("batch-size");
        }
        if (!pending.navigableKeySet().containsAll(batch.pendingIds())) {
            throw TrailInconsistency.of("batch-pending");
        }
        batch.pendingIds().forEach(pending::remove);
        entries.addAll(batch.entries());
        batch.tiles().forEach(tile -> tiles.put(place(tile.coordinate()), tile));
    }

    @Override
    public synchronized List<SequencedEntry> entries(long from, int limit) {
        int first = (int) Math.min(from, entries.size());
        return List.copyOf(entries.subList(first, Math.min(first + limit, entries.size())));
    }

    @Override
    public synchronized Optional<Tile> tile(int level, long index) {
        return Optional.ofNullable(tiles.get(new Place(level, index)));
    }

    private static Place place(TileCoordinate coordinate) {
        return new Place(coordinate.level(), coordinate.index());
    }
}
