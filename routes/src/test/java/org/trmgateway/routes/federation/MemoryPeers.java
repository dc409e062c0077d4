package org.trmgateway.routes.federation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.routes.Doors;
import org.trmgateway.routes.outbound.dispatch.PeerClient;

/** The network of one node: straight into the other nodes' doors, unless a test puts something in between. */
public final class MemoryPeers implements PeerClient {

    private final NodeId own;
    private final Function<NodeId, Doors> doors;
    private final Map<NodeId, PeerClient> lines = new ConcurrentHashMap<>();

    MemoryPeers(NodeId own, Function<NodeId, Doors> doors) {
        this.own = own;
        this.doors = doors;
    }

    /** A line that nobody answers. */
    public static PeerClient dead() {
        return new PeerClient() {
            @Override
            public byte[] relay(NodeId peer, EnvelopeMetadata metadata, byte[] cms) {
                throw unreachable("dead");
            }

            @Override
            public void report(NodeId peer, byte[] receipt) {
                throw unreachable("dead");
            }
        };
    }

    /** Lets calls to the peer go through the given line. */
    public void put(NodeId peer, PeerClient line) {
        lines.put(peer, line);
    }

    /** Takes away what was put in between. */
    public void repair(NodeId peer) {
        lines.remove(peer);
    }

    /** The line as it is when nothing is in between. */
    public PeerClient straight() {
        return new PeerClient() {
            @Override
            public byte[] relay(NodeId peer, EnvelopeMetadata metadata, byte[] cms) {
                try {
                    return doors.apply(peer).relay(own, metadata, cms);
                } catch (GatewayException noAnswer) {
                    throw unreachable("fault");
                }
            }

            @Override
            public void report(NodeId peer, byte[] receipt) {
                try {
                    doors.apply(peer).report(own, receipt);
                } catch (GatewayException noAnswer) {
                    throw unreachable("fault");
                }
            }
        };
    }

    @Override
    public byte[] relay(NodeId peer, EnvelopeMetadata metadata, byte[] cms) {
        return line(peer).relay(peer, metadata, cms);
    }

    @Override
    public void report(NodeId peer, byte[] receipt) {
        line(peer).report(peer, receipt);
    }

    private PeerClient line(NodeId peer) {
        return lines.getOrDefault(peer, straight());
    }

    private static GatewayException unreachable(String rule) {
        return new GatewayException(ErrorCode.DISPATCH_PEER_UNREACHABLE, Detail.rule(rule));
    }
}
