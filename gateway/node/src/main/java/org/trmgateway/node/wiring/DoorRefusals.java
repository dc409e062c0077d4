package org.trmgateway.node.wiring;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.trmgateway.node.http.RefusalLog;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageIds;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Sha256;
import org.trmgateway.referral.Stage;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.store.UnitOfWork;

/**
 * Puts on the trail what was refused at the door, before any flow saw it. Anybody can knock with a certificate made at home, and each refusal costs
 * two signatures and a line on the trail for ever: above a number in a second strangers are refused without either.
 */
final class DoorRefusals implements RefusalLog {

    static final int STRANGERS_IN_A_SECOND = 20;

    private final EvidenceDesk evidence;
    private final UnitOfWork unitOfWork;
    private final MessageIds messageIds;
    private final Clock clock;
    private long second;
    private int strangers;

    DoorRefusals(EvidenceDesk evidence, UnitOfWork unitOfWork, Clock clock) {
        this.evidence = evidence;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.messageIds = new MessageIds(clock, new SecureRandom());
    }

    /** The receipt names this gateway where nobody else could be proven, and the digest of nothing: no byte was read. */
    @Override
    public byte[] refused(Refusal refusal, String channel, Optional<PartyId> party) {
        if (party.isEmpty()) {
            requireCalm();
        }
        return unitOfWork.inTransaction(() -> {
            MessageId id = messageIds.next();
            return evidence.reject(id, Stage.INTAKE, party, Sha256.of(), refusal);
        });
    }

    private synchronized void requireCalm() {
        long now = clock.instant().getEpochSecond();
        if (now != second) {
            second = now;
            strangers = 0;
        }
        strangers++;
        if (strangers > STRANGERS_IN_A_SECOND) {
            throw new GatewayException(ErrorCode.INTAKE_UNAVAILABLE, Detail.rule("strangers"));
        }
    }
}
