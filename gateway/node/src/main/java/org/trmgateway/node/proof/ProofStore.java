package org.trmgateway.node.proof;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.trmgateway.referral.Sha256;

/** Proofs that peers gave for their receipts, and which are still to come. */
public interface ProofStore {

    /** Receipts whose proof may be asked for, the longest due first. */
    List<WantedProof> due(Instant now, int most);

    /** Asks later. */
    void postpone(WantedProof wanted, Instant until);

    /** Keeps a verified proof, in the caller's transaction, and asks no more. Returns false when one was there: that one stays. */
    boolean keep(WantedProof wanted, byte[] proof, Instant at);

    /** Asks no more, though there is no proof. */
    void forget(WantedProof wanted);

    /** The proof of a receipt. */
    Optional<byte[]> of(Sha256 receipt);

    /** How many receipts from before a time have no proof and should. */
    long countWaitingSince(Instant before);
}
