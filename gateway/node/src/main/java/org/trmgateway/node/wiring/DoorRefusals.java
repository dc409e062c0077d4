package org.trmgateway.node.wiring;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.trmgateway.node.http.RefusalLog;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageIds;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Sha256;
import org.trmgateway.referral.Stage;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.store.UnitOfWork;

/** Puts on the trail what was refused at the door, before any flow saw it. */
final class DoorRefusals implements RefusalLog {

    private final EvidenceDesk evidence;
    private final UnitOfWork unitOfWork;
    private final MessageIds messageIds;

    DoorRefusals(EvidenceDesk evidence, UnitOfWork unitOfWork, Clock clock) {
        this.evidence = evidence;
        this.unitOfWork = unitOfWork;
        this.messageIds = new MessageIds(clock, new SecureRandom());
    }

    /** The receipt names this gateway where nobody else could be proven, and the digest of nothing: no byte was read. */
    @Override
    public byte[] refused(Refusal refusal, String channel, Optional<PartyId> party) {
        return unitOfWork.inTransaction(() -> {
            MessageId id = messageIds.next();
            evidence.recordRejection(id, Stage.INTAKE, party, refusal);
            return evidence.rejection(id, party.orElse(evidence.gatewayParty()), Sha256.of(), refusal);
        });
    }
}
