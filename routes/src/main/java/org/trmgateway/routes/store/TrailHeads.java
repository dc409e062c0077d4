package org.trmgateway.routes.store;

import java.util.Optional;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.Sha256;

/** The last trail entry of each message, so that the next one can name it. */
public interface TrailHeads {

    Optional<Sha256> last(MessageId id);

    void put(MessageId id, Sha256 leafHash);
}
