package org.trmgateway.routes.outbound.intake;

import java.util.Optional;
import java.util.Set;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sensitive;

/**
 * What a national system handed in, as it came.
 *
 * @param sender party whose certificate or folder it came by
 * @param channel {@code rest}, {@code soap} or {@code folder}
 * @param idempotencyKey the sender's own key for this submission, 1 to 120 visible ASCII characters; empty when it gave none
 * @param confirmedLosses ids of the fields whose loss in translation a person of the sender confirmed; {@code *} confirms every one
 * @param original the bytes
 */
public record Submission(
        PartyId sender,
        String channel,
        Optional<String> idempotencyKey,
        Set<String> confirmedLosses,
        Sensitive<byte[]> original) {

    public Submission {
        confirmedLosses = Set.copyOf(confirmedLosses);
    }
}
