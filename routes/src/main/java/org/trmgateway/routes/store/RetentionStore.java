package org.trmgateway.routes.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.trmgateway.referral.CaseReference;

/**
 * What is kept of cases, and until when. Nothing of a case under legal hold, and of no case from which something has still to leave or to be
 * delivered, is ever due. Every deletion joins the caller's transaction.
 */
public interface RetentionStore {

    /** Clocks that run for a case as a whole. */
    enum CaseClock {
        /**
         * The person withdrew everything, and nothing is waited for: every message was handed over or refused, everything to tell was told, every
         * confirmation of erasure (M24) came or was given; or it has been waited for since before the limit.
         */
        WITHDRAWN,
        /** The case ended before the limit, and can still be found and addressed. */
        ADDRESSING,
        /** The case ended before the limit, and its pseudonyms can still be resolved. */
        INDEX,
        /** The case ended before the limit, and its key is still there. */
        KEY
    }

    /** Cases that are due, the longest waiting first. */
    List<UUID> due(CaseClock clock, Instant limit, int most);

    /**
     * Keeps the case from others until the transaction ends, and asks again whether it is due.
     *
     * @return empty when it is not due any more, or somebody else is working on it
     */
    Optional<CaseRecord> take(CaseClock clock, UUID caseId, Instant limit);

    /** References under which there are messages of the case; also once its relations are erased. */
    List<CaseReference> references(UUID caseId);

    /**
     * Erases bodies, and envelopes with their commitment nonces, of messages that ended before the limit, one batch.
     *
     * @return how many bodies were erased
     */
    int eraseBodies(Instant limit, Instant now, int most);

    /**
     * Erases the content of documents that were acknowledged before the limit, one batch.
     *
     * @return how many there were
     */
    int eraseAcknowledged(Instant limit, int most);

    /** Erases bodies, envelopes and inbox contents of a case. */
    void eraseContents(UUID caseId);

    /** Erases number, relations, facts, consents, withdrawals, expectations and notices of a case. Its references cannot be used again. */
    void eraseAddressing(UUID caseId, Instant at);

    /** Notes that the pseudonyms of the person were erased. */
    void indexErased(UUID caseId, Instant at);

    /** Erases the key of a case. */
    void eraseKey(UUID caseId, Instant at);
}
