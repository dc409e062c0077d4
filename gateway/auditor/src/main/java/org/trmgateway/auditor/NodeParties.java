package org.trmgateway.auditor;

import java.util.HashSet;
import java.util.Set;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Stage;
import org.trmgateway.trail.TrailEntry;

/** Which parties are behind a node, as its trail says: those for which it sealed or accepted messages, and the one that signs its receipts. */
final class NodeParties {

    private final Set<PartyId> parties = new HashSet<>();

    void add(TrailEntry entry) {
        if (entry.event() == EvidenceEvent.NODE_STARTED) {
            entry.from().ifPresent(parties::add);
        } else if (entry.event() == EvidenceEvent.MESSAGE_SEALED) {
            entry.from().ifPresent(parties::add);
        } else if (entry.event() == EvidenceEvent.RELAY_ACCEPTANCE && entry.stage() == Stage.RECEIVE) {
            entry.to().ifPresent(parties::add);
        }
    }

    Set<PartyId> parties() {
        return parties;
    }
}
