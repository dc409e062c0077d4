package org.trmgateway.routes.outbound.protect;

import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.store.PseudonymStore;
import org.trmgateway.routes.store.UnitOfWork;

/**
 * Rolls the pseudonyms of a relation over: whatever goes to the recipient from now on calls persons something else, and new cases too. What was
 * given before can be resolved as long as it stands in the index. No other relation notices.
 */
public final class PseudonymEpochs {

    private final PseudonymStore store;
    private final EvidenceDesk evidence;
    private final UnitOfWork unitOfWork;

    public PseudonymEpochs(PseudonymStore store, EvidenceDesk evidence, UnitOfWork unitOfWork) {
        this.store = store;
        this.evidence = evidence;
        this.unitOfWork = unitOfWork;
    }

    /**
     * Begins the relation's next epoch, with an entry on the trail.
     *
     * @param origin party of this node that gives the pseudonyms
     * @param recipient party that gets them
     * @return the epoch's number
     */
    public int roll(PartyId origin, PartyId recipient) {
        return unitOfWork.inTransaction(() -> {
            int epoch = store.roll(origin, recipient, evidence.now());
            evidence.recordRoll(origin, recipient);
            return epoch;
        });
    }
}
