package org.trmgateway.trail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tiles of a tree over the leaves {@code "0"}, {@code "1"}, ... that grows by the sequencer's own steps. */
final class GrownTiles implements TileStore {

    private final Map<String, Tile> tiles = new HashMap<>();
    private long size;

    static GrownTiles of(int size) {
        GrownTiles tiles = new GrownTiles();
        tiles.growTo(size);
        return tiles;
    }

    SequencedBatch growTo(int newSize) {
        List<PendingEntry> pending = new ArrayList<>();
        for (int index = (int) size; index < newSize; index++) {
            pending.add(new PendingEntry(index, new EntryBytes(NaiveTree.leaf(index))));
        }
        SequencedBatch batch = Sequencer.sequence(size, this, pending);
        batch.tiles().forEach(tile -> put(tile));
        size = batch.size();
        return batch;
    }

    void put(Tile tile) {
        tiles.put(tile.coordinate().level() + "/" + tile.coordinate().index(), tile);
    }

    @Override
    public Optional<Tile> tile(int level, long index) {
        return Optional.ofNullable(tiles.get(level + "/" + index));
    }
}
