package org.trmgateway.auditor.tampering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.MerkleTree;
import org.trmgateway.trail.PendingEntry;
import org.trmgateway.trail.SequencedBatch;
import org.trmgateway.trail.SequencedEntry;
import org.trmgateway.trail.Sequencer;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.Tile;
import org.trmgateway.trail.TrailStore;

/** A log over any entries, hashed as an honest node would: what somebody with the whole database can make. */
final class SampleLog implements TrailStore {

    private final List<EntryBytes> bodies;
    private final List<SequencedEntry> entries;
    private final Map<String, Tile> tiles = new HashMap<>();

    SampleLog(List<EntryBytes> bodies) {
        this.bodies = List.copyOf(bodies);
        List<PendingEntry> pending =
                bodies.stream().map(body -> new PendingEntry(0, body)).toList();
        SequencedBatch batch = Sequencer.sequence(0, this, pending);
        entries = batch.entries();
        batch.tiles()
                .forEach(tile -> tiles.put(
                        key(tile.coordinate().level(), tile.coordinate().index()), tile));
    }

    /** A copy of the entries, to be altered. */
    List<EntryBytes> bodies() {
        return new ArrayList<>(bodies);
    }

    SizeAndRoot head() {
        return headAt(size());
    }

    /** What it was when it had fewer entries. */
    SizeAndRoot headAt(long size) {
        return new SizeAndRoot(size, new MerkleTree(this, size).root());
    }

    @Override
    public long size() {
        return entries.size();
    }

    @Override
    public List<PendingEntry> pending(int limit) {
        return List.of();
    }

    @Override
    public void commit(SequencedBatch batch) {
        throw new UnsupportedOperationException("a sample is made whole");
    }

    @Override
    public List<SequencedEntry> entries(long from, int limit) {
        return entries.stream().skip(from).limit(limit).toList();
    }

    @Override
    public Optional<Tile> tile(int level, long index) {
        return Optional.ofNullable(tiles.get(key(level, index)));
    }

    private static String key(int level, long index) {
        return level + "/" + index;
    }
}
