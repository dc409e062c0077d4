package org.trmgateway.node.trail;

import java.util.Optional;
import org.trmgateway.referral.PartyId;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.SignedNote;

/** Where proofs go that logs of others went back. */
public interface ProvenRollBacks {

    /**
     * Keeps a proof, and says it on this node's trail.
     *
     * @param seen what was cosigned here
     * @param shown what the log signed afterwards
     * @param party gateway party of the log's node
     * @return whether it is new: there is one for each state of a log that was cosigned
     */
    boolean found(Checkpoint seen, SignedNote shown, Optional<PartyId> party);
}
