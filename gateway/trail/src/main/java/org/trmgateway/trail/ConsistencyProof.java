package org.trmgateway.trail;

import java.util.ArrayList;
import java.util.List;
import org.trmgateway.referral.Sha256;

/**
 * Proof that one tree is a beginning of another: that nothing was altered, removed or put in between.
 *
 * @param earlier leaves of the smaller tree
 * @param later leaves of the larger tree
 * @param path hashes from which both roots can be computed
 */
public record ConsistencyProof(long earlier, long later, List<Sha256> path) {

    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /**
     * Checks the proof (RFC 9162, section 2.1.4.2). Trees of the same size must have the same root; the empty tree is the beginning of every
     * tree; in both cases the path must be empty.
     *
     * @return the later root, now known to extend the earlier one
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT}
     */
    public Sha256 verify(Sha256 earlierRoot, Sha256 laterRoot) {
        if (earlier < 0 || earlier > later) {
            throw TrailInconsistency.of("consistency-sizes");
        }
        if (earlier == 0 || earlier == later) {
            requireEmptyPath();
            requireRoot(earlierRoot, earlier == 0 ? TreeHashes.EMPTY_ROOT : laterRoot);
            requireRoot(laterRoot, later == 0 ? TreeHashes.EMPTY_ROOT : laterRoot);
            return laterRoot;
        }
        return verifyPath(earlierRoot, laterRoot);
    }

    private Sha256 verifyPath(Sha256 earlierRoot, Sha256 laterRoot) {
        if (path.isEmpty()) {
            throw TrailInconsistency.of("consistency-missing");
        }
        List<Sha256> hashes = new ArrayList<>(path);
        if (Long.bitCount(earlier) == 1) {
            // The earlier tree is one whole subtree of the later one: the verifier knows its root, the proof leaves it
            // out.
            hashes.addFirst(earlierRoot);
        }
        int skip = Long.numberOfTrailingZeros(earlier);
        long node = (earlier - 1) >> skip;
        long last = (later - 1) >> skip;
        Sha256 first = hashes.getFirst();
        Sha256 second = first;
        for (Sha256 hash : hashes.subList(1, hashes.size())) {
            if (last == 0) {
                throw TrailInconsistency.of("consistency-surplus");
            }
            if ((node & 1) == 1 || node == last) {
                first = TreeHashes.node(hash, first);
                second = TreeHashes.node(hash, second);
                int up = Long.numberOfTrailingZeros(node);
                node >>= up;
                last >>= up;
            } else {
                second = TreeHashes.node(second, hash);
            }
            node >>= 1;
            last >>= 1;
        }
        if (last != 0) {
            throw TrailInconsistency.of("consistency-missing");
        }
        requireRoot(first, earlierRoot);
        requireRoot(second, laterRoot);
        return laterRoot;
    }

    private void requireEmptyPath() {
        if (!path.isEmpty()) {
            throw TrailInconsistency.of("consistency-surplus");
        }
    }

    private static void requireRoot(Sha256 derived, Sha256 expected) {
        if (!derived.equals(expected)) {
            throw TrailInconsistency.of("consistency-root");
        }
    }
}
