package org.trmgateway.routes.outbound.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;

class BreakingPeerClientTest {

    private static final NodeId BY = new NodeId("by");
    private static final NodeId IOM = new NodeId("iom");
    private static final byte[] RECEIPT = {1};

    private final TurnedClock clock = new TurnedClock();
    private final Peer peer = new Peer();
    private final BreakingPeerClient breaker = new BreakingPeerClient(peer, clock);

    @Test
    void stopsCallingAPeerThatFailedSeveralTimesInARow() {
        peer.down = true;
        failTimes(BreakingPeerClient.FAILURES);
        assertThatThrownBy(() -> breaker.report(BY, RECEIPT)).hasMessageContaining("breaker-open");
        assertThat(peer.calls).isEqualTo(BreakingPeerClient.FAILURES);
    }

    @Test
    void letsOneCallThroughAfterThePauseAndThenWaitsAgain() {
        peer.down = true;
        failTimes(BreakingPeerClient.FAILURES);
        clock.now = clock.now.plus(BreakingPeerClient.PAUSE);
        assertThatThrownBy(() -> breaker.report(BY, RECEIPT)).hasMessageContaining("connect");
        assertThatThrownBy(() -> breaker.report(BY, RECEIPT)).hasMessageContaining("breaker-open");
        assertThat(peer.calls).isEqualTo(BreakingPeerClient.FAILURES + 1);
    }

    @Test
    void callsFreelyAgainOnceThePeerAnswers() {
        peer.down = true;
        failTimes(BreakingPeerClient.FAILURES);
        peer.down = false;
        clock.now = clock.now.plus(BreakingPeerClient.PAUSE);
        breaker.report(BY, RECEIPT);
        breaker.report(BY, RECEIPT);
        assertThat(peer.calls).isEqualTo(BreakingPeerClient.FAILURES + 2);
    }

    @Test
    void doesNotPunishOnePeerForAnother() {
        peer.down = true;
        failTimes(BreakingPeerClient.FAILURES);
        peer.down = false;
        breaker.report(IOM, RECEIPT);
        assertThat(peer.calls).isEqualTo(BreakingPeerClient.FAILURES + 1);
    }

    private void failTimes(int times) {
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(() -> breaker.report(BY, RECEIPT)).isInstanceOf(GatewayException.class);
        }
    }

    /** A peer that can be down. */
    private static final class Peer implements PeerClient {

        private boolean down;
        private int calls;

        @Override
        public byte[] relay(NodeId node, EnvelopeMetadata metadata, byte[] cms) {
            report(node, cms);
            return RECEIPT;
        }

        @Override
        public void report(NodeId node, byte[] receipt) {
            calls++;
            if (down) {
                throw new GatewayException(ErrorCode.DISPATCH_PEER_UNREACHABLE, Detail.rule("connect"));
            }
        }
    }

    /** A clock that the test turns. */
    private static final class TurnedClock extends Clock {

        private Instant now = Instant.parse("2026-11-21T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
