package org.trmgateway.trail;

import java.util.List;
import org.trmgateway.referral.Sha256;

/**
 * One step of growth, to be stored whole or not at all.
 *
 * @param sizeBefore entries of the trail before
 * @param entries the new entries, index {@code sizeBefore} first
 * @param pendingIds the pending entries they were, in the same order
 * @param tiles the tiles that changed, in their new width
 * @param root root of the tree after
 */
public record SequencedBatch(
        long sizeBefore, List<SequencedEntry> entries, List<Long> pendingIds, List<Tile> tiles, Sha256 root) {

    public SequencedBatch {
        entries = List.copyOf(entries);
        pendingIds = List.copyOf(pendingIds);
        tiles = List.copyOf(tiles);
    }

    /** Entries of the trail after. */
    public long size() {
        return sizeBefore + entries.size();
    }
}
