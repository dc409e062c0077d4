package org.trmgateway.trail;

import java.util.List;
import org.trmgateway.referral.Sha256;

/**
 * Proof that a leaf is in a tree.
 *
 * @param index the leaf's position, counted from 0
 * @param size leaves of the tree
 * @param path hashes of the siblings on the way from the leaf to the root
 */
public record InclusionProof(long index, long size, List<Sha256> path) {

    public InclusionProof {
        path = List.copyOf(path);
    }

    /**
     * Checks the proof against a root that is trusted already.
     *
     * @return the leaf hash, now known to be in the tree
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT}
     */
    public Sha256 verify(Sha256 leafHash, Sha256 root) {
        if (!impliedRoot(leafHash).equals(root)) {
            throw TrailInconsistency.of("inclusion-root");
        }
        return leafHash;
    }

    /**
     * The root that a tree must have for this proof to hold (RFC 9162, section 2.1.3.2), to be looked up among signed ones.
     *
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT} when hashes are missing or left over
     */
    public Sha256 impliedRoot(Sha256 leafHash) {
        if (index < 0 || index >= size) {
            throw TrailInconsistency.of("inclusion-index");
        }
        long node = index;
        long last = size - 1;
        Sha256 hash = leafHash;
        for (Sha256 sibling : path) {
            if (last == 0) {
                throw TrailInconsistency.of("inclusion-surplus");
            }
            if ((node & 1) == 1 || node == last) {
                hash = TreeHashes.node(sibling, hash);
                // A node without right sibling moves up unhashed until it is a right child.
                int skip = Long.numberOfTrailingZeros(node);
                node >>= skip;
                last >>= skip;
            } else {
                hash = TreeHashes.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        if (last != 0) {
            throw TrailInconsistency.of("inclusion-missing");
        }
        return hash;
    }
}
