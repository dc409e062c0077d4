package org.trmgateway.node.trail;

import java.util.Optional;
import org.trmgateway.trail.MerkleTree;
import org.trmgateway.trail.TrailStore;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.OpenLog;
import org.trmgateway.trail.note.SignedNote;

/** What this node shows of its own logs to a witness that asks how the log before ended. */
record LogOpenings(Heads heads, CheckpointStore checkpoints) {

    /**
     * A finished log.
     *
     * @param end its last checkpoint that a quorum has seen
     */
    record Finished(TrailLog log, SignedNote end) {}

    /** What a log began with, proven in the tree of its checkpoint; empty for the first log. */
    Optional<byte[]> request(TrailLog log, SignedNote note) {
        return heads.openedWith(log).map(document -> {
            TrailStore entries = heads.of(log);
            MerkleTree tree =
                    new MerkleTree(entries, Checkpoint.read(note.text()).size());
            return new OpenLog(
                            entries.entries(0, 1).getFirst().body(),
                            document,
                            tree.inclusionProof(0).path(),
                            note)
                    .bytes();
        });
    }

    /** The log before; empty for the first, and when no quorum ever saw that one. */
    Optional<Finished> before(TrailLog log) {
        return heads.before(log)
                .flatMap(before -> checkpoints.latest(before.ordinal()).map(end -> new Finished(before, end.note())));
    }
}
