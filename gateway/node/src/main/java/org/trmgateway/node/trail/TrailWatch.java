package org.trmgateway.node.trail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trmgateway.node.http.HealthWarnings;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.routes.TrailGuard;

/**
 * Stops a node whose trail others have not seen for too long, or of which they have proof that it lost entries; says so on the trail and in the
 * health. Every question is answered from the database.
 */
public final class TrailWatch implements TrailGuard, HealthWarnings {

    private static final Logger LOG = LoggerFactory.getLogger(TrailWatch.class);
    private static final Duration FIRST_LOOK = Duration.ofSeconds(10);

    private final Unwitnessed unwitnessed;
    private final RollBacks rollBacks;
    private final Stalls stalls;
    private final PeerRollBacks peers;
    private final Checkpointer checkpointer;
    private final Duration longest;
    private final Clock clock;

    /**
     * A watch.
     *
     * @param longest how old an entry may become that no quorum has seen
     */
    public TrailWatch(
            Unwitnessed unwitnessed,
            RollBacks rollBacks,
            Stalls stalls,
            PeerRollBacks peers,
            Checkpointer checkpointer,
            Duration longest,
            Clock clock) {
        this.unwitnessed = unwitnessed;
        this.rollBacks = rollBacks;
        this.stalls = stalls;
        this.peers = peers;
        this.checkpointer = checkpointer;
        this.longest = longest;
        this.clock = clock;
    }

    @Override
    public void requireIntake() {
        requireExchange();
        if (isStalled()) {
            throw new GatewayException(ErrorCode.INTAKE_TRAIL_UNWITNESSED, Detail.rule("max-unwitnessed"));
        }
    }

    @Override
    public void requireExchange() {
        checkpointer.awaitFirstLook(FIRST_LOOK);
        if (rollBacks.isRolledBack()) {
            throw new GatewayException(ErrorCode.TRAIL_ROLLED_BACK, Detail.rule("witness"));
        }
    }

    /** Says on the trail when intake stops and goes on; called again and again. */
    public void look() {
        Instant now = clock.instant();
        if (isStalled()) {
            if (stalls.began(now)) {
                LOG.error(
                        "trail: no quorum has seen it for too long, nothing is taken in: silent={}",
                        checkpointer.silent());
            }
        } else if (stalls.ended(now)) {
            LOG.info("trail: {}", EvidenceEvent.CHECKPOINT_RESUMED.wireName());
        }
    }

    /** Whether no witness has proof against the open log; never throws. */
    public boolean isSound() {
        try {
            return !rollBacks.isRolledBack();
        } catch (RuntimeException unreachable) {
            LOG.debug("trail: not known: {}", unreachable.getClass().getSimpleName());
            return false;
        }
    }

    @Override
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        try {
            if (isStalled()) {
                warnings.add("trail-unwitnessed");
            }
            if (rollBacks.isRolledBack()) {
                warnings.add("trail-rolled-back");
            }
            peers.origins().forEach(origin -> warnings.add("trail-peer-rolled-back: " + origin));
        } catch (RuntimeException unreachable) {
            LOG.debug("trail: not known: {}", unreachable.getClass().getSimpleName());
        }
        return warnings;
    }

    /** A trail that has begun has to be seen, also when a later directory does not list it any more. */
    private boolean isStalled() {
        return unwitnessed
                .since()
                .filter(at -> at.plus(longest).isBefore(clock.instant()))
                .isPresent();
    }
}
