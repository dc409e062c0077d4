package org.trmgateway.routes.outbound.intake;

import java.util.Optional;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sensitive;

/**
 * What a national system handed in, as it came.
 *
 * @param sender party whose certificate or folder it came by
 * @param channel {@code rest}, {@code soap} or {@code folder}
 * @param idempotencyKey the sender's own key for this submission, 1 to 120 visible ASCII characters; empty when it gave none
 * @param original the bytes
 */
public record Submission(PartyId sender, String channel, Optional<String> idempotencyKey, Sensitive<byte[]> original) {}
