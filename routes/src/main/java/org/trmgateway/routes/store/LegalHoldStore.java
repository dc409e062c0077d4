package org.trmgateway.routes.store;

import java.time.Instant;
import java.util.UUID;

/** Legal holds of cases. Call it with the case locked. */
public interface LegalHoldStore {

    /**
     * From now on nothing of the case is erased.
     *
     * @param reason code of {@code trm_RemainsWhy}
     * @param role role of the party that sets it
     * @return false when a hold stands already; then nothing was changed
     */
    boolean set(UUID caseId, String reason, String role, Instant at);

    /** Ends the hold. Returns false when none stands. */
    boolean lift(UUID caseId, String role, Instant at);
}
