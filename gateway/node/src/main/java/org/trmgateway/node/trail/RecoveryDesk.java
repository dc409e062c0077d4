package org.trmgateway.node.trail;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.store.UnitOfWork;
import org.trmgateway.vault.ApprovedRecovery;
import org.trmgateway.vault.VaultOfficers;

/** Takes the order of two officers to begin another log. What is refused is on the trail, and nothing else has changed. */
public final class RecoveryDesk {

    private static final Logger LOG = LoggerFactory.getLogger(RecoveryDesk.class);

    private final NodeId node;
    private final VaultOfficers officers;
    private final TrailRecovery recovery;
    private final EvidenceDesk evidence;
    private final UnitOfWork unitOfWork;

    public RecoveryDesk(
            NodeId node, VaultOfficers officers, TrailRecovery recovery, EvidenceDesk evidence, UnitOfWork unitOfWork) {
        this.node = node;
        this.officers = officers;
        this.recovery = recovery;
        this.evidence = evidence;
        this.unitOfWork = unitOfWork;
    }

    /** What the order has to say; TRAIL_RECOVERY_CONTRADICTED when there is nothing to recover from. */
    public OwnRollBack rollBack() {
        return recovery.rollBack();
    }

    /**
     * Executes an order, once.
     *
     * @param party whose system brings it
     * @param file the order with its signatures
     * @return the log that is open now
     * @throws GatewayException with a TRAIL_RECOVERY code; the refusal is on the trail
     */
    public TrailLog recover(PartyId party, byte[] file) {
        Sha256 digest = Sha256.of(file);
        try {
            ApprovedRecovery approved = ApprovedRecovery.verify(file, officers, node, evidence.now());
            TrailLog log = recovery.follow(approved.order(), file);
            LOG.warn(
                    "trail: another log was opened after a roll-back: order={} folder={}",
                    approved.order().id(),
                    log.folder());
            return log;
        } catch (GatewayException refused) {
            LOG.warn(
                    "trail: an order was refused: party={} order={} reason=\"{}\"",
                    party,
                    digest,
                    refused.getMessage());
            unitOfWork.inTransaction(() -> {
                evidence.recordRecoveryRefused(party, digest, Refusal.of(refused));
                return digest;
            });
            throw refused;
        }
    }
}
