package org.trmgateway.node.trust;

import java.util.Optional;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;

/** Where it is written down that revocation is no longer, or again, known. */
@FunctionalInterface
public interface RevocationRecord {

    /**
     * Keeps one statement for ever.
     *
     * @param authority see {@link AuthorityId}
     * @param reason why nothing under the authority is trusted any more; absent while it is
     */
    void write(EvidenceEvent event, String authority, Optional<ErrorCode> reason);
}
