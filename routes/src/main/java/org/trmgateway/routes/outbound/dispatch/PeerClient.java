package org.trmgateway.routes.outbound.dispatch;

import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.NodeId;

/** Speaks to another node. Every call is mutually authenticated and bounded in time. */
public interface PeerClient {

    /**
     * Hands over a sealed envelope.
     *
     * @return the peer's signed receipt, not yet verified: RelayAcceptance or RelayRejection
     * @throws org.trmgateway.referral.GatewayException with DISPATCH_PEER_UNREACHABLE when there is no answer, or one that is none of ours
     */
    byte[] relay(NodeId peer, EnvelopeMetadata metadata, byte[] cms);

    /**
     * Hands over a signed receipt about a message of the peer's; returning means that the peer has stored it.
     *
     * @throws org.trmgateway.referral.GatewayException with DISPATCH_PEER_UNREACHABLE when there is no answer, or one that is none of ours
     */
    void report(NodeId peer, byte[] receipt);
}
