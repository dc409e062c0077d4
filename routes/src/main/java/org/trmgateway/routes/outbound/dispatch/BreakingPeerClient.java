package org.trmgateway.routes.outbound.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;

/**
 * A circuit breaker for each peer. After several failures in a row nobody waits for that peer any more: calls fail at once until a pause is over,
 * then one call is let through to see whether the peer is back. A peer that answers, even with a refusal, is not broken.
 */
public final class BreakingPeerClient implements PeerClient {

    /** Failures in a row that open the breaker. */
    public static final int FAILURES = 3;

    /** How long nobody calls the peer once the breaker is open. */
    public static final Duration PAUSE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(BreakingPeerClient.class);

    private final PeerClient peers;
    private final Clock clock;
    private final Map<NodeId, Line> lines = new ConcurrentHashMap<>();

    public BreakingPeerClient(PeerClient peers, Clock clock) {
        this.peers = peers;
        this.clock = clock;
    }

    @Override
    public byte[] relay(NodeId peer, EnvelopeMetadata metadata, byte[] cms) {
        return guarded(peer, () -> peers.relay(peer, metadata, cms));
    }

    @Override
    public void report(NodeId peer, byte[] receipt) {
        guarded(peer, () -> {
            peers.report(peer, receipt);
            return receipt;
        });
    }

    private byte[] guarded(NodeId peer, Supplier<byte[]> call) {
        Line line = lines.computeIfAbsent(peer, ignored -> new Line());
        if (!line.mayCall(clock.instant())) {
            throw new GatewayException(ErrorCode.DISPATCH_PEER_UNREACHABLE, Detail.rule("breaker-open"));
        }
        try {
            byte[] answer = call.get();
            line.answered();
            return answer;
        } catch (GatewayException failed) {
            if (failed.code() == ErrorCode.DISPATCH_PEER_UNREACHABLE && line.failed(clock.instant())) {
                LOG.warn("peer does not answer, pausing: peer={} seconds={}", peer, PAUSE.toSeconds());
            }
            throw failed;
        }
    }

    /** What is known about the line to one peer. */
    private static final class Line {

        private int failures;
        private Instant closedFrom = Instant.MIN;

        /** Lets everybody through while the peer works, and one caller per pause while it does not. */
        synchronized boolean mayCall(Instant now) {
            if (failures < FAILURES) {
                return true;
            }
            if (now.isBefore(closedFrom)) {
                return false;
            }
            closedFrom = now.plus(PAUSE);
            return true;
        }

        synchronized void answered() {
            failures = 0;
        }

        /** Returns whether this failure opened the breaker. */
        synchronized boolean failed(Instant now) {
            failures++;
            closedFrom = now.plus(PAUSE);
            return failures == FAILURES;
        }
    }
}
