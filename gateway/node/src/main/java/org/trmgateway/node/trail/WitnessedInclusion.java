package org.trmgateway.node.trail;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.vault.TrailInclusion;

/**
 * An entry is on the trail when a quorum has seen it: then it cannot be taken back by this node alone. A node that never was in a directory with a
 * trail has no log, and nobody to ask; one that has a log and is listed no more gets nothing shown.
 */
public final class WitnessedInclusion implements TrailInclusion {

    private static final Duration WAIT = Duration.ofSeconds(6);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final TrailLogs logs;
    private final JdbcTrailStore store;
    private final CheckpointStore checkpoints;
    private final RollBacks rollBacks;
    private final Checkpointer checkpointer;

    public WitnessedInclusion(
            TrailLogs logs,
            JdbcTrailStore store,
            CheckpointStore checkpoints,
            RollBacks rollBacks,
            Checkpointer checkpointer) {
        this.logs = logs;
        this.store = store;
        this.checkpoints = checkpoints;
        this.rollBacks = rollBacks;
        this.checkpointer = checkpointer;
    }

    @Override
    public boolean holds(Sha256 leafHash) {
        Optional<TrailPosition> position = store.positionOf(leafHash);
        if (position.isEmpty() || logs.open().isEmpty()) {
            return position.isPresent();
        }
        boolean seen = checkpoints.covering(position.get()).isPresent();
        if (!seen) {
            checkpointer.ask();
        }
        return seen;
    }

    @Override
    public boolean isWitnessed() {
        Optional<TrailLog> open = logs.open();
        if (open.isEmpty()) {
            return true;
        }
        if (rollBacks.isRolledBack()) {
            return false;
        }
        int log = open.get().ordinal();
        long size = store.ofLog(log).size();
        long until = System.nanoTime() + WAIT.toNanos();
        while (!isCovered(log, size)) {
            if (System.nanoTime() > until || Thread.currentThread().isInterrupted()) {
                return false;
            }
            checkpointer.now();
            if (!isCovered(log, size)) {
                // Another thread or replica may be at it.
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
        }
        return true;
    }

    private boolean isCovered(int log, long size) {
        return checkpoints
                .latest(log)
                .filter(last -> last.checkpoint().size() >= size)
                .isPresent();
    }
}
