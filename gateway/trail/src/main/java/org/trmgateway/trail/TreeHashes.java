package org.trmgateway.trail;

import java.util.List;
import org.trmgateway.referral.Sha256;

/** The hashing of the tree: SHA-256 with one byte in front that keeps leaves and inner nodes apart (RFC 9162, section 2.1.1). */
public final class TreeHashes {

    /** Root of the tree without leaves: the digest of nothing. */
    public static final Sha256 EMPTY_ROOT = Sha256.of();

    private static final byte[] LEAF_PREFIX = {0};
    private static final byte[] NODE_PREFIX = {1};

    private TreeHashes() {}

    /** Hash of a leaf: {@code SHA-256(0x00 || body)}. */
    public static Sha256 leaf(byte[] body) {
        return Sha256.of(LEAF_PREFIX, body);
    }

    /** Hash of an inner node: {@code SHA-256(0x01 || left || right)}. */
    public static Sha256 node(Sha256 left, Sha256 right) {
        return Sha256.of(NODE_PREFIX, left.bytes(), right.bytes());
    }

    /** Merkle tree hash over hashes of leaves, or of equally large complete subtrees, from left to right. */
    public static Sha256 root(List<Sha256> hashes) {
        return switch (hashes.size()) {
            case 0 -> EMPTY_ROOT;
            case 1 -> hashes.getFirst();
            default -> {
                int split = (int) split(hashes.size());
                yield node(root(hashes.subList(0, split)), root(hashes.subList(split, hashes.size())));
            }
        };
    }

    /** Leaves of the left subtree: the largest power of two smaller than {@code size}, which is at least 2. */
    static long split(long size) {
        return Long.highestOneBit(size - 1);
    }
}
