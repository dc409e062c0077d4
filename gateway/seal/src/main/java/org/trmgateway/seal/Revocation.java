package org.trmgateway.seal;

import java.security.cert.CRLReason;
import java.security.cert.X509CRLEntry;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Since when a certificate is revoked.
 *
 * @param at as the authority dates it
 * @param retroactive the key may have been in other hands before anybody noticed: the date proves nothing
 */
record Revocation(Instant at, boolean retroactive) {

    private static final Set<CRLReason> RETROACTIVE =
            Set.of(CRLReason.KEY_COMPROMISE, CRLReason.CA_COMPROMISE, CRLReason.AA_COMPROMISE);

    static Revocation of(X509CRLEntry entry) {
        return of(entry.getRevocationDate().toInstant(), entry.getRevocationReason());
    }

    static Revocation of(Instant at, @Nullable CRLReason reason) {
        return new Revocation(at, reason != null && RETROACTIVE.contains(reason));
    }

    /** With a reason by its number (RFC 5280, section 5.3.1). */
    static Revocation of(Instant at, int reason) {
        return new Revocation(
                at,
                reason == org.bouncycastle.asn1.x509.CRLReason.keyCompromise
                        || reason == org.bouncycastle.asn1.x509.CRLReason.cACompromise
                        || reason == org.bouncycastle.asn1.x509.CRLReason.aACompromise);
    }

    boolean isEffective(Instant instant) {
        return retroactive || !at.isAfter(instant);
    }
}
