package org.trmgateway.routes.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;

/** Which idempotency keys a party has used, and for what. */
public interface SubmissionStore {

    /**
     * A submission that was accepted.
     *
     * @param party who handed in
     * @param idempotencyKey its key, unique for the party
     * @param originalSha256 digest of the bytes handed in
     * @param messageIds the messages it became; the first one carries the receipt
     * @param receipt signed submission receipt, replayed byte for byte
     * @param acceptedAt when
     */
    record Accepted(
            PartyId party,
            String idempotencyKey,
            Sha256 originalSha256,
            List<MessageId> messageIds,
            byte[] receipt,
            Instant acceptedAt) {}

    Optional<Accepted> find(PartyId party, String idempotencyKey);

    /** Takes the key for this transaction: a concurrent submission with the same key waits, then finds the first one's result. */
    void lockKey(PartyId party, String idempotencyKey);

    void insert(Accepted accepted);
}
