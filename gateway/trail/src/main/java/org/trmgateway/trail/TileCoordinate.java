package org.trmgateway.trail;

import java.util.ArrayList;
import java.util.List;

/**
 * Names one tile of the tree (C2SP tlog-tiles, "Merkle Tree"). Tile {@code index} of level {@code level} holds the hashes of subtrees of
 * {@code 256^level} leaves, beginning with the subtree {@code index * 256}.
 *
 * @param level 0 for leaf hashes; each hash of a level is the root of a full tile of the level below
 * @param index position within the level, counted from 0
 * @param width hashes in the tile: 256 for a full tile, fewer at the right edge
 */
public record TileCoordinate(int level, long index, int width) {

    /** Hashes of a full tile, entries of a full bundle. */
    public static final int FULL = 256;

    /** Levels that a tree of {@link Long#MAX_VALUE} leaves can have. */
    static final int LEVELS = 8;

    /** Levels of the tree that one level of tiles spans. */
    static final int BITS = 8;

    public TileCoordinate {
        if (level < 0 || level >= LEVELS || index < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException("no such tile");
        }
    }

    /** Hashes of a level in a tree: how many complete subtrees of {@code 256^level} leaves it has. */
    public static long hashes(int level, long size) {
        return size >>> (BITS * level);
    }

    /** All tiles of the tree of {@code size} leaves, level by level. */
    public static List<TileCoordinate> of(long size) {
        return changed(0, size);
    }

    /**
     * Tiles of the tree of {@code to} leaves that the tree of {@code from} leaves did not have in this width, level by level.
     *
     * @param from at most {@code to}
     */
    public static List<TileCoordinate> changed(long from, long to) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("a tree only grows");
        }
        List<TileCoordinate> changed = new ArrayList<>();
        for (int level = 0; level < LEVELS; level++) {
            long before = hashes(level, from);
            long after = hashes(level, to);
            for (long index = before / FULL; before < after && index * FULL < after; index++) {
                changed.add(new TileCoordinate(level, index, (int) Math.min(FULL, after - index * FULL)));
            }
        }
        return changed;
    }

    /** Whether the tree of the first {@code size} leaves has this tile, at least so wide. */
    public boolean isWithin(long size) {
        long hashes = hashes(level, size);
        return index < hashes / FULL || (index == hashes / FULL && width <= hashes % FULL);
    }

    public boolean isFull() {
        return width == FULL;
    }

    /** Path of the tile, {@code tile/<L>/<N>[.p/<W>]}; parts are separated by {@code /}. */
    public String path() {
        return "tile/" + level + "/" + place();
    }

    /** Path of the entry bundle that belongs to this tile of level 0, {@code tile/entries/<N>[.p/<W>]}. */
    public String bundlePath() {
        if (level != 0) {
            throw new IllegalStateException("only level 0 has entry bundles");
        }
        return "tile/entries/" + place();
    }

    private String place() {
        StringBuilder path = new StringBuilder(threeDigits(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path.insert(0, "x" + threeDigits(rest % 1000) + "/");
        }
        return isFull() ? path.toString() : path + ".p/" + width;
    }

    private static String threeDigits(long number) {
        return Long.toString(number + 1000).substring(1);
    }
}
