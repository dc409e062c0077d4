package org.trmgateway.node.trail;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trmgateway.node.stamp.StampAuthority;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.seal.StampRequest;
import org.trmgateway.seal.TrustAnchors;

/** Has the latest checkpoint of the open log stamped by the first authority that answers (RFC 3161). An outage stops nothing. */
public final class CheckpointStamper {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointStamper.class);

    private final TrailLogs logs;
    private final CheckpointStore store;
    private final List<StampAuthority> authorities;
    private final TrustAnchors anchors;
    private final Clock clock;

    public CheckpointStamper(
            TrailLogs logs,
            CheckpointStore store,
            List<? extends StampAuthority> authorities,
            TrustAnchors anchors,
            Clock clock) {
        this.logs = logs;
        this.store = store;
        this.authorities = List.copyOf(authorities);
        this.anchors = anchors;
        this.clock = clock;
    }

    /** Stamps what waits; called again and again. */
    public void run() {
        if (!authorities.isEmpty()) {
            logs.open().flatMap(log -> store.unstamped(log.ordinal())).ifPresent(this::stamp);
        }
    }

    private void stamp(StoredCheckpoint checkpoint) {
        for (StampAuthority authority : authorities) {
            try {
                StampRequest request = StampRequest.over(checkpoint.note().bytes(), clock.instant());
                byte[] token = request.token(authority.ask(request.der()), anchors, clock.instant());
                store.putStamp(checkpoint.log(), checkpoint.checkpoint().size(), token);
                return;
            } catch (GatewayException | IOException later) {
                LOG.debug(
                        "trail: a checkpoint is not stamped yet: {}",
                        later.getClass().getSimpleName());
            }
        }
    }
}
