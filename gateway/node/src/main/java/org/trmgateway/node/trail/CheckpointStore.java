package org.trmgateway.node.trail;

import java.time.Instant;
import java.util.Optional;
import org.trmgateway.trail.note.SignedNote;

/** The checkpoints of this node's trail that a quorum has seen. */
public interface CheckpointStore {

    /** The largest of a log. */
    Optional<StoredCheckpoint> latest(int log);

    /** The first that covers an entry: its size exceeds the entry's index. */
    Optional<StoredCheckpoint> covering(TrailPosition position);

    /**
     * Keeps a checkpoint; the same size again changes nothing.
     *
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT}, rule {@code checkpoint-fork}, when one of that size with
     *     another root is there
     */
    void put(int log, SignedNote note, Instant madeAt);

    /** The largest of a log, if it has no time-stamp yet. */
    Optional<StoredCheckpoint> unstamped(int log);

    /** Keeps a verified time-stamp on the note of a checkpoint; a second one changes nothing. */
    void putStamp(int log, long size, byte[] token);
}
