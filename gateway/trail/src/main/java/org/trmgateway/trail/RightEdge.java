package org.trmgateway.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.trmgateway.referral.Sha256;

/**
 * The right edge of a growing tree: the partial tile of each level. It is all that is needed to append a leaf and to tell the root, at most
 * 255 hashes a level however large the tree. Not thread-safe.
 */
public final class RightEdge {

    private final List<List<Sha256>> levels = new ArrayList<>();
    private long size;

    private RightEdge() {
        for (int level = 0; level < TileCoordinate.LEVELS; level++) {
            levels.add(new ArrayList<>());
        }
    }

    /** The edge of the tree without leaves. */
    public static RightEdge empty() {
        return new RightEdge();
    }

    /**
     * Reads the edge of the tree of {@code size} leaves.
     *
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT} when the stored tiles are not those of that size
     */
    public static RightEdge load(TileStore tiles, long size) {
        RightEdge edge = new RightEdge();
        edge.size = size;
        for (int level = 0; level < TileCoordinate.LEVELS; level++) {
            long hashes = TileCoordinate.hashes(level, size);
            List<Sha256> partial = tiles.tile(level, hashes / TileCoordinate.FULL)
                    .map(Tile::hashes)
                    .orElse(List.of());
            if (partial.size() != hashes % TileCoordinate.FULL) {
                throw TrailInconsistency.of("right-edge");
            }
            edge.levels.get(level).addAll(partial);
            if (hashes == 0) {
                break;
            }
        }
        return edge;
    }

    /** Leaves of the tree. */
    public long size() {
        return size;
    }

    /**
     * Appends a leaf.
     *
     * @param completed is given each tile that became full, from level 0 upwards
     */
    public void append(Sha256 leafHash, Consumer<Tile> completed) {
        size++;
        add(0, leafHash, completed);
    }

    /**
     * Appends a full tile of leaves at once, where the tile before it is full too.
     *
     * @param root of the tile, which whoever made it in another thread has computed there
     * @param completed is given each tile that became full above it, from level 1 upwards
     */
    public void append(Tile leaves, Sha256 root, Consumer<Tile> completed) {
        if (!leaves.coordinate().isFull() || !levels.getFirst().isEmpty()) {
            throw new IllegalArgumentException("only a full tile, and only behind full ones");
        }
        size += TileCoordinate.FULL;
        add(1, root, completed);
    }

    private void add(int from, Sha256 first, Consumer<Tile> completed) {
        Sha256 hash = first;
        for (int level = from; level < TileCoordinate.LEVELS; level++) {
            List<Sha256> hashes = levels.get(level);
            hashes.add(hash);
            if (hashes.size() < TileCoordinate.FULL) {
                return;
            }
            long index = TileCoordinate.hashes(level, size) / TileCoordinate.FULL - 1;
            Tile tile = new Tile(new TileCoordinate(level, index, TileCoordinate.FULL), hashes);
            hashes.clear();
            completed.accept(tile);
            hash = tile.root();
        }
    }

    /** The same edge, to be grown apart from this one. */
    public RightEdge copy() {
        RightEdge copy = new RightEdge();
        copy.size = size;
        for (int level = 0; level < levels.size(); level++) {
            copy.levels.get(level).addAll(levels.get(level));
        }
        return copy;
    }

    /** The partial tiles that are not empty, from level 0 upwards. */
    public List<Tile> partialTiles() {
        List<Tile> tiles = new ArrayList<>();
        for (int level = 0; level < TileCoordinate.LEVELS; level++) {
            List<Sha256> hashes = levels.get(level);
            if (!hashes.isEmpty()) {
                long index = TileCoordinate.hashes(level, size) / TileCoordinate.FULL;
                tiles.add(new Tile(new TileCoordinate(level, index, hashes.size()), hashes));
            }
        }
        return tiles;
    }

    /**
     * Root of the tree (RFC 9162, section 2.1.1). What is left over of a level is the last, incomplete subtree of the level above; the tree
     * over subtrees has the shape of the tree over leaves, because 256 is a power of two.
     */
    public Sha256 root() {
        List<Sha256> carried = List.of();
        for (List<Sha256> level : levels) {
            List<Sha256> subtrees = new ArrayList<>(level);
            subtrees.addAll(carried);
            carried = subtrees.isEmpty() ? List.of() : List.of(TreeHashes.root(subtrees));
        }
        return TreeHashes.root(carried);
    }
}
