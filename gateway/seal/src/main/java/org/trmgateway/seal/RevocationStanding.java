package org.trmgateway.seal;

import java.time.Instant;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * Whether it is known what an authority revoked.
 *
 * @param authority its subject
 * @param freshness how far what is known can be relied on
 * @param listUntil next update of its list; absent without a list
 */
public record RevocationStanding(X500Principal authority, Freshness freshness, Optional<Instant> listUntil) {

    /** From good to bad. */
    public enum Freshness {
        /** The list is in force, or every certificate asked about has an answer of its own that is. */
        CURRENT,
        /** The list has run out; its certificates are trusted for a while longer. */
        GRACE,
        /** Nobody can say what was revoked; nothing of this authority is trusted. */
        UNKNOWN
    }
}
