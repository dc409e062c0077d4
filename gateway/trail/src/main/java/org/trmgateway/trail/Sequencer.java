package org.trmgateway.trail;

import java.util.ArrayList;
import java.util.List;

/** Gives pending entries their indices and extends the tree. Pure: it reads tiles and says what to store. */
public final class Sequencer {

    private Sequencer() {}

    /**
     * The next step of growth. Its cost depends on the number of pending entries, not on the size of the trail.
     *
     * @param size entries of the trail so far
     * @param tiles the tree so far
     * @param pending in the order in which they get their indices
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT} when the tiles are not those of that size
     */
    public static SequencedBatch sequence(long size, TileStore tiles, List<PendingEntry> pending) {
        RightEdge edge = RightEdge.load(tiles, size);
        List<SequencedEntry> entries = new ArrayList<>(pending.size());
        List<Long> pendingIds = new ArrayList<>(pending.size());
        List<Tile> changed = new ArrayList<>();
        for (PendingEntry next : pending) {
            entries.add(new SequencedEntry(edge.size(), next.body().leafHash(), next.body()));
            pendingIds.add(next.id());
            edge.append(next.body().leafHash(), changed::add);
        }
        edge.partialTiles().stream()
                .filter(tile -> grew(tile.coordinate().level(), size, edge.size()))
                .forEach(changed::add);
        return new SequencedBatch(size, entries, pendingIds, changed, edge.root());
    }

    private static boolean grew(int level, long before, long after) {
        return TileCoordinate.hashes(level, before) != TileCoordinate.hashes(level, after);
    }
}
