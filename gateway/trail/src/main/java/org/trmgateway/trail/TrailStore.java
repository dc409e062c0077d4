package org.trmgateway.trail;

import java.util.List;

/**
 * A trail with its pending entries. {@link #size}, {@link #pending} and {@link #commit} belong to the one sequencer, which calls them in one
 * transaction; everything else may be read at any time.
 */
public interface TrailStore extends TileStore {

    /** Entries that have an index. */
    long size();

    /**
     * The pending entries that were appended first.
     *
     * @param limit how many at most
     */
    List<PendingEntry> pending(int limit);

    /**
     * Stores entries and tiles and forgets the pending entries, all or nothing. Pending entries that are not in the batch stay, whatever their
     * id.
     *
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT} when the trail has another size than the batch was made
     *     for, or a pending entry is not there
     */
    void commit(SequencedBatch batch);

    /**
     * Entries in the order of their indices.
     *
     * @param from first index
     * @param limit how many at most
     */
    List<SequencedEntry> entries(long from, int limit);
}
