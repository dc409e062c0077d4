package org.trmgateway.trail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.trmgateway.referral.Sha256;

/**
 * The tree over the first {@code size} leaves, computed from tiles only (RFC 9162, section 2.1). Keeps what it has read and
 * computed, so it is meant for some questions and then to be dropped. Not thread-safe.
 *
 * <p>Every method throws {@link org.trmgateway.referral.GatewayException} with {@code TRAIL_INCONSISTENT} when a tile it needs is missing or
 * too narrow.
 */
public final class MerkleTree {

    private final TileStore tiles;
    private final long size;
    private final Map<Place, Tile> seen = new HashMap<>();
    private final Map<Place, Sha256> nodes = new HashMap<>();

    private record Place(int height, long index) {}

    public MerkleTree(TileStore tiles, long size) {
        if (size < 0) {
            throw new IllegalArgumentException("a tree has no negative size");
        }
        this.tiles = tiles;
        this.size = size;
    }

    public long size() {
        return size;
    }

    public Sha256 root() {
        return rangeRoot(0, size);
    }

    /** Merkle tree hash of the leaves {@code from} (inclusive) to {@code to} (exclusive), as if they were a tree of their own. */
    public Sha256 rangeRoot(long from, long to) {
        Objects.checkFromToIndex(from, to, size);
        return from == to ? TreeHashes.EMPTY_ROOT : range(from, to);
    }

    /** Proves that a leaf is in the tree (RFC 9162, section 2.1.3.1). */
    public InclusionProof inclusionProof(long index) {
        Objects.checkIndex(index, size);
        List<Sha256> path = new ArrayList<>();
        inclusionPath(index, 0, size, path);
        return new InclusionProof(index, size, path);
    }

    /**
     * Proves that the tree of the first {@code earlier} leaves is a beginning of this one (RFC 9162, section 2.1.4.1).
     *
     * @param earlier 0 to {@link #size()}; the proof is empty at both ends, where there is nothing to prove
     */
    public ConsistencyProof consistencyProof(long earlier) {
        Objects.checkFromToIndex(0, earlier, size);
        List<Sha256> path = new ArrayList<>();
        if (earlier > 0 && earlier < size) {
            consistencyPath(earlier, 0, size, true, path);
        }
        return new ConsistencyProof(earlier, size, path);
    }

    /** PATH(index, D[from:to]) of the RFC; the leaf's neighbour first. */
    private void inclusionPath(long index, long from, long to, List<Sha256> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + TreeHashes.split(to - from);
        if (index < middle) {
            inclusionPath(index, from, middle, path);
            path.add(range(middle, to));
        } else {
            inclusionPath(index, middle, to, path);
            path.add(range(from, middle));
        }
    }

    /** SUBPROOF(earlier - from, D[from:to], known) of the RFC; {@code known}: the verifier holds the root of this very subtree. */
    private void consistencyPath(long earlier, long from, long to, boolean known, List<Sha256> path) {
        if (earlier == to) {
            if (!known) {
                path.add(range(from, to));
            }
            return;
        }
        long middle = from + TreeHashes.split(to - from);
        if (earlier <= middle) {
            consistencyPath(earlier, from, middle, known, path);
            path.add(range(middle, to));
        } else {
            consistencyPath(earlier, middle, to, false, path);
            path.add(range(from, middle));
        }
    }

    private Sha256 range(long from, long to) {
        long leaves = to - from;
        if (Long.bitCount(leaves) == 1 && from % leaves == 0) {
            return complete(Long.numberOfTrailingZeros(leaves), from / leaves);
        }
        long middle = from + TreeHashes.split(leaves);
        return TreeHashes.node(range(from, middle), range(middle, to));
    }

    /** Root of the {@code index}-th subtree of {@code 2^height} leaves: in a tile, or put together from its two halves. */
    private Sha256 complete(int height, long index) {
        if (height % TileCoordinate.BITS == 0) {
            return inTile(height / TileCoordinate.BITS, index);
        }
        Place place = new Place(height, index);
        Sha256 known = nodes.get(place);
        if (known != null) {
            return known;
        }
        Sha256 node = TreeHashes.node(complete(height - 1, 2 * index), complete(height - 1, 2 * index + 1));
        nodes.put(place, node);
        return node;
    }

    private Sha256 inTile(int level, long index) {
        Tile tile = seen.computeIfAbsent(new Place(level, index / TileCoordinate.FULL), this::read);
        int offset = (int) (index % TileCoordinate.FULL);
        if (tile.hashes().size() <= offset) {
            throw TrailInconsistency.of("tile-width");
        }
        return tile.hashes().get(offset);
    }

    private Tile read(Place place) {
        return tiles.tile(place.height(), place.index()).orElseThrow(() -> TrailInconsistency.of("tile-missing"));
    }
}
