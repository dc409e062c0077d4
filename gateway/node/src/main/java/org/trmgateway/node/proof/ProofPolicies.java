package org.trmgateway.node.proof;

import java.util.Optional;
import org.trmgateway.referral.NodeId;
import org.trmgateway.trail.note.WitnessPolicy;

/** Who must have seen the logs of other nodes. */
@FunctionalInterface
public interface ProofPolicies {

    /**
     * The policy of a log.
     *
     * @param origin as a checkpoint says it
     * @return empty when the directory lists no such log of the node
     */
    Optional<WitnessPolicy> of(NodeId node, String origin);
}
