package org.trmgateway.routes.store;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Sha256;

/**
 * A message as this node keeps it, without its body.
 *
 * @param direction side of the border
 * @param metadata what the envelope says
 * @param caseId local case
 * @param state where it is
 * @param view column of the release policy; outbound only, empty string for inbound
 * @param caseStateBefore state of the case before the message changed it
 * @param caseStateAfter state of the case after it
 * @param envelopeSha256 digest of the sealed envelope, once there is one
 * @param containerSha256 digest of the signed container inside, once there is one
 * @param refusal why it was refused, expired or quarantined
 * @param acceptedAt when this node took it over
 * @param deliveredAt when the recipient's system had it, as far as this node knows
 */
public record MessageRecord(
        Direction direction,
        EnvelopeMetadata metadata,
        UUID caseId,
        MessageState state,
        String view,
        String caseStateBefore,
        String caseStateAfter,
        Optional<Sha256> envelopeSha256,
        Optional<Sha256> containerSha256,
        Optional<Refusal> refusal,
        Instant acceptedAt,
        Optional<Instant> deliveredAt) {

    private static final Set<String> STANDS = Set.of("HOLD", "NO_GO", "WITHDRAWN", "CLOSED");

    /** Whether the case goes back when the message does not arrive. What stopped a case for everyone stands, whoever could not be told. */
    public boolean isUndoneUnlessItArrives() {
        return !STANDS.contains(caseStateAfter);
    }
}
