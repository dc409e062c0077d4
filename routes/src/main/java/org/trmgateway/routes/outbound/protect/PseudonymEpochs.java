package org.trmgateway.routes.outbound.protect;

import java.util.function.Supplier;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Role;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.store.PseudonymStore;
import org.trmgateway.routes.store.UnitOfWork;
import org.trmgateway.seal.Directory;

/**
 * Rolls the pseudonyms of a relation over: whatever goes to the recipient from now on calls persons something else, and new cases too. What was
 * given before can be resolved as long as it stands in the index. No other relation notices.
 */
public final class PseudonymEpochs {

    private final NodeId node;
    private final Supplier<Directory> directory;
    private final PseudonymStore store;
    private final EvidenceDesk evidence;
    private final UnitOfWork unitOfWork;

    public PseudonymEpochs(
            NodeId node,
            Supplier<Directory> directory,
            PseudonymStore store,
            EvidenceDesk evidence,
            UnitOfWork unitOfWork) {
        this.node = node;
        this.directory = directory;
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

    /**
     * The same for every party of this node, or for none.
     *
     * @throws org.trmgateway.referral.GatewayException with {@link ErrorCode#ADMIT_RECIPIENT_UNKNOWN} when the directory has no such recipient
     */
    public void rollAll(PartyId recipient) {
        PartyId listed = directory
                .get()
                .party(recipient, ErrorCode.ADMIT_RECIPIENT_UNKNOWN)
                .id();
        unitOfWork.inTransaction(() -> {
            directory.get().partiesOf(node).stream()
                    .filter(origin -> !origin.roles().contains(Role.GW))
                    .forEach(origin -> roll(origin.id(), listed));
            return listed;
        });
    }
}
