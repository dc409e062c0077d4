package org.trmgateway.acceptance.bench;

import java.util.List;
import java.util.Optional;
import org.trmgateway.node.trail.OwnTrail;
import org.trmgateway.referral.NodeId;
import org.trmgateway.trail.TrailInconsistency;
import org.trmgateway.trail.note.SigningKey;
import org.trmgateway.trail.note.WitnessPolicy;

/** The trail of a node on its own: nobody else is asked to see it. */
final class UnnamedTrail implements OwnTrail {

    @Override
    public Optional<String> base() {
        return Optional.empty();
    }

    @Override
    public List<SigningKey> keys(String origin) {
        return List.of();
    }

    @Override
    public WitnessPolicy policy(String folder) {
        throw TrailInconsistency.of("policy-none");
    }

    @Override
    public List<NodeId> witnesses() {
        return List.of();
    }
}
