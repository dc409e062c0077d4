package org.trmgateway.node.http;

import java.util.Optional;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;

/** Where a refusal at the door goes on the trail. */
public interface RefusalLog {

    /**
     * Records a refusal that no flow will see.
     *
     * @param refusal why
     * @param channel {@code rest}, {@code soap} or {@code relay}
     * @param party who was refused; empty when that is not proven
     * @return signed receipt for the answer
     * @throws RuntimeException when it could not be recorded; the client is refused all the same
     */
    byte[] refused(Refusal refusal, String channel, Optional<PartyId> party);
}
