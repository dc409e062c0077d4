package org.trmgateway.seal;

import java.security.GeneralSecurityException;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/**
 * The revocation lists in force (RFC 5280, section 5), one per authority, each verified when it was loaded. Checked here and not by the
 * platform's path validator, which may fetch lists from addresses it finds in a certificate, and which cannot answer for a past instant.
 */
final class Revocations {

    /** The key may have been in other hands before anybody noticed: the date of such a revocation proves nothing. */
    private static final Set<CRLReason> RETROACTIVE =
            Set.of(CRLReason.KEY_COMPROMISE, CRLReason.CA_COMPROMISE, CRLReason.AA_COMPROMISE);

    private final Map<X500Principal, X509CRL> lists;

    private Revocations(Map<X500Principal, X509CRL> lists) {
        this.lists = Map.copyOf(lists);
    }

    /** Takes the latest list of each authority; refuses one whose signature is wrong or which says more than we understand. */
    static Revocations of(Collection<X509CRL> candidates, Collection<X509Certificate> authorities) {
        Map<X500Principal, X509CRL> latest = new HashMap<>();
        for (X509CRL candidate : candidates) {
            requireVerified(candidate, authorities);
            latest.merge(
                    candidate.getIssuerX500Principal(),
                    candidate,
                    (a, b) -> issued(a).isAfter(issued(b)) ? a : b);
        }
        return new Revocations(latest);
    }

    /**
     * Requires that a certificate was not revoked at an instant.
     *
     * @return until when that answer holds: the next update of the list
     */
    Instant requireNotRevoked(X509Certificate certificate, Instant at, TrustPurpose purpose) {
        X509CRL list = lists.get(certificate.getIssuerX500Principal());
        if (list == null) {
            throw new GatewayException(purpose.untrusted(), Detail.rule("revocation-list-missing"));
        }
        Instant nextUpdate = list.getNextUpdate().toInstant();
        if (!at.isBefore(nextUpdate)) {
            throw new GatewayException(purpose.untrusted(), Detail.rule("revocation-list-stale"));
        }
        X509CRLEntry entry = list.getRevokedCertificate(certificate.getSerialNumber());
        if (entry != null && isEffective(entry, at)) {
            throw new GatewayException(purpose.revoked(), Detail.rule("revoked"));
        }
        return nextUpdate;
    }

    private static Instant issued(X509CRL list) {
        return list.getThisUpdate().toInstant();
    }

    private static boolean isEffective(X509CRLEntry entry, Instant at) {
        CRLReason reason = entry.getRevocationReason();
        return (reason != null && RETROACTIVE.contains(reason))
                || !entry.getRevocationDate().toInstant().isAfter(at);
    }

    private static void requireVerified(X509CRL list, Collection<X509Certificate> authorities) {
        // A critical extension narrows or indirects the list; reading it as a full one would miss revocations.
        if (list.hasUnsupportedCriticalExtension()
                || (list.getCriticalExtensionOIDs() != null
                        && !list.getCriticalExtensionOIDs().isEmpty())
                || list.getNextUpdate() == null
                || authorities.stream().noneMatch(authority -> isIssuedBy(list, authority))) {
            throw new GatewayException(ErrorCode.OPEN_SIGNER_UNTRUSTED, Detail.rule("revocation-list-signature"));
        }
    }

    private static boolean isIssuedBy(X509CRL list, X509Certificate authority) {
        if (!authority.getSubjectX500Principal().equals(list.getIssuerX500Principal())) {
            return false;
        }
        try {
            list.verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException notIssued) {
            return false;
        }
    }
}
