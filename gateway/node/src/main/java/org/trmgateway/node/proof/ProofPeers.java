package org.trmgateway.node.proof;

import java.util.Optional;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.Sha256;

/** Asks other nodes for proofs. */
public interface ProofPeers {

    /**
     * The proof a node has for a receipt it gave, not yet verified.
     *
     * @return empty when it has none, or none yet
     * @throws org.trmgateway.referral.GatewayException with DISPATCH_PEER_UNREACHABLE when there is no answer
     */
    Optional<byte[]> proof(NodeId peer, MessageId message, Sha256 receipt);
}
