package org.trmgateway.node.trail;

import java.util.Optional;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.vault.TrailInclusion;

/** An entry is on the trail when a quorum has seen it: then it cannot be taken back by this node alone. */
public final class WitnessedInclusion implements TrailInclusion {

    private final OwnTrail own;
    private final TrailLogs logs;
    private final JdbcTrailStore store;
    private final CheckpointStore checkpoints;
    private final RollBacks rollBacks;
    private final Checkpointer checkpointer;

    public WitnessedInclusion(
            OwnTrail own,
            TrailLogs logs,
            JdbcTrailStore store,
            CheckpointStore checkpoints,
            RollBacks rollBacks,
            Checkpointer checkpointer) {
        this.own = own;
        this.logs = logs;
        this.store = store;
        this.checkpoints = checkpoints;
        this.rollBacks = rollBacks;
        this.checkpointer = checkpointer;
    }

    @Override
    public boolean holds(Sha256 leafHash) {
        Optional<TrailPosition> position = store.positionOf(leafHash);
        if (position.isEmpty() || own.base().isEmpty()) {
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
        if (own.base().isEmpty() || open.isEmpty()) {
            return true;
        }
        if (rollBacks.isRolledBack()) {
            return false;
        }
        int log = open.get().ordinal();
        long size = store.ofLog(log).size();
        if (!isCovered(log, size)) {
            checkpointer.now();
        }
        return isCovered(log, size);
    }

    private boolean isCovered(int log, long size) {
        return checkpoints
                .latest(log)
                .filter(last -> last.checkpoint().size() >= size)
                .isPresent();
    }
}
