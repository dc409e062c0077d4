package org.trmgateway.node.trail;

import java.util.List;
import java.util.Optional;
import org.trmgateway.referral.PartyId;
import org.trmgateway.trail.note.VerifierKey;

/** The trails of other nodes, as the directory in force lists them. */
public interface WitnessedTrails {

    /** The keys of the log with an origin, each of which has to have signed it; none when it is not a log of another node. */
    List<VerifierKey> logKeys(String origin);

    /** Gateway party of the node that has the log. */
    Optional<PartyId> partyOf(String origin);
}
