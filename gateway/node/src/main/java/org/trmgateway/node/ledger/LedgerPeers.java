package org.trmgateway.node.ledger;

import java.time.LocalDate;
import java.util.Optional;
import org.trmgateway.referral.NodeId;

/** Exchanges ledgers with other nodes. */
public interface LedgerPeers {

    /**
     * Hands over this node's ledger of a day for the peer's.
     *
     * @return empty when the peer is not ready for that day
     * @throws org.trmgateway.referral.GatewayException with DISPATCH_PEER_UNREACHABLE when there is no answer
     */
    Optional<byte[]> exchange(NodeId peer, LocalDate day, byte[] ours);
}
