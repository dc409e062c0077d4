package org.trmgateway.node.trail;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.SignedNote;

/**
 * Checkpoints of which the latest counts only when a quorum has said so since this node started. What is stored proves nothing about what came
 * after it: a database that went back has its last checkpoint too.
 */
public record ConfirmedCheckpoints(CheckpointStore stored, Predicate<Checkpoint> isConfirmed)
        implements CheckpointStore {

    @Override
    public Optional<StoredCheckpoint> latest(int log) {
        return stored.latest(log).filter(last -> isConfirmed.test(last.checkpoint()));
    }

    @Override
    public Optional<StoredCheckpoint> covering(TrailPosition position) {
        return stored.covering(position);
    }

    @Override
    public void put(int log, SignedNote note, Instant madeAt) {
        stored.put(log, note, madeAt);
    }

    @Override
    public Optional<StoredCheckpoint> unstamped(int log) {
        return stored.unstamped(log);
    }

    @Override
    public void putStamp(int log, long size, byte[] token) {
        stored.putStamp(log, size, token);
    }
}
