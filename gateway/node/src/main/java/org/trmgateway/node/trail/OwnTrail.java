package org.trmgateway.node.trail;

import java.util.List;
import java.util.Optional;
import org.trmgateway.referral.NodeId;
import org.trmgateway.trail.note.SigningKey;
import org.trmgateway.trail.note.WitnessPolicy;

/** What the directory in force says of this node's own trail, and the keys that go with it. */
public interface OwnTrail {

    /** Name of the trail without the log; absent when the directory names none: then nothing is signed, and the trail has one log. */
    Optional<String> base();

    /** With which a log's checkpoints are signed, under its own name. */
    List<SigningKey> keys(String origin);

    /** Who must have seen a checkpoint of the log in this folder. */
    WitnessPolicy policy(String folder);

    /** The nodes that are asked to cosign. */
    List<NodeId> witnesses();

    /** Origin of the log in a folder. */
    default Optional<String> origin(String folder) {
        return base().map(base -> base + "/" + folder);
    }
}
