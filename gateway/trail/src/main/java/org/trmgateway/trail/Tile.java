package org.trmgateway.trail;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.trmgateway.referral.Sha256;

/**
 * The hashes of one tile, from left to right.
 *
 * @param coordinate which tile
 * @param hashes as many as the coordinate's width
 */
public record Tile(TileCoordinate coordinate, List<Sha256> hashes) {

    /** Bytes of a hash. */
    public static final int HASH_LENGTH = 32;

    public Tile {
        hashes = List.copyOf(hashes);
        if (hashes.size() != coordinate.width()) {
            throw new IllegalArgumentException("a tile has as many hashes as it is wide");
        }
    }

    /**
     * Reads concatenated hashes.
     *
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT} when there are not exactly {@code width} of them
     */
    public static Tile read(TileCoordinate coordinate, byte[] bytes) {
        if (bytes.length != coordinate.width() * HASH_LENGTH) {
            throw TrailInconsistency.of("tile-length");
        }
        List<Sha256> hashes = new ArrayList<>(coordinate.width());
        for (int start = 0; start < bytes.length; start += HASH_LENGTH) {
            hashes.add(new Sha256(HexFormat.of().formatHex(bytes, start, start + HASH_LENGTH)));
        }
        return new Tile(coordinate, hashes);
    }

    /** The concatenated hashes: the content of the tile's file. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(hashes.size() * HASH_LENGTH);
        hashes.forEach(hash -> bytes.writeBytes(hash.bytes()));
        return bytes.toByteArray();
    }

    /** The tile as it was in a smaller tree, at most as wide. */
    public Tile narrowed(int width) {
        return new Tile(new TileCoordinate(coordinate.level(), coordinate.index(), width), hashes.subList(0, width));
    }

    /** Root of the subtree the tile spans; for a full tile this is its one hash in the level above. */
    public Sha256 root() {
        return TreeHashes.root(hashes);
    }
}
