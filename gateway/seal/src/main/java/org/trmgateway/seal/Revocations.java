package org.trmgateway.seal;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.seal.RevocationStanding.Freshness;

/**
 * What is known to be revoked: a revocation list for each authority (RFC 5280, section 5) and beside them answers about single
 * certificates (RFC 6960), each verified when it was loaded. Revoked by either is revoked, however old the statement. Checked here and
 * not by the platform's path validator, which may fetch lists from addresses it finds in a certificate, and which cannot answer for a
 * past instant. Immutable.
 */
final class Revocations {

    private final Map<X500Principal, X509CRL> lists;
    private final Map<OcspAnswer.Subject, OcspAnswer> answers;

    private Revocations(Map<X500Principal, X509CRL> lists, Map<OcspAnswer.Subject, OcspAnswer> answers) {
        this.lists = Map.copyOf(lists);
        this.answers = Map.copyOf(answers);
    }

    static Revocations none() {
        return new Revocations(Map.of(), Map.of());
    }

    /**
     * These with newer lists. A list that is older than the one in force is left where it is: played back, it would bring a revoked
     * certificate back. An authority without a new list keeps its old one.
     *
     * @throws GatewayException with {@code OPEN_SIGNER_UNTRUSTED} when the signature of a list is wrong or it says more than we understand
     */
    Revocations with(Collection<X509CRL> candidates, Collection<X509Certificate> authorities) {
        Map<X500Principal, X509CRL> latest = new HashMap<>(lists);
        for (X509CRL candidate : candidates) {
            requireVerified(candidate, authorities);
            latest.merge(
                    candidate.getIssuerX500Principal(), candidate, (kept, next) -> isOlder(next, kept) ? kept : next);
        }
        return new Revocations(latest, answers);
    }

    /** Authorities of which a list among these is older than the one in force. */
    List<X500Principal> older(Collection<X509CRL> candidates) {
        return candidates.stream()
                .filter(candidate -> Optional.ofNullable(lists.get(candidate.getIssuerX500Principal()))
                        .filter(kept -> isOlder(candidate, kept))
                        .isPresent())
                .map(X509CRL::getIssuerX500Principal)
                .distinct()
                .toList();
    }

    /** These with an answer, unless a later one about the same certificate is there. */
    Revocations with(OcspAnswer answer) {
        Map<OcspAnswer.Subject, OcspAnswer> latest = new HashMap<>(answers);
        latest.merge(
                answer.subject(), answer, (kept, next) -> next.thisUpdate().isBefore(kept.thisUpdate()) ? kept : next);
        return new Revocations(lists, latest);
    }

    Collection<X509CRL> lists() {
        return lists.values();
    }

    /**
     * Requires that a certificate was not revoked at an instant.
     *
     * @param grace how long after its end a list or answer is still good enough
     * @return until when that answer holds
     */
    Instant requireNotRevoked(X509Certificate certificate, Instant at, TrustPurpose purpose, Duration grace) {
        Optional<X509CRL> list = Optional.ofNullable(lists.get(certificate.getIssuerX500Principal()));
        Optional<OcspAnswer> answer = Optional.ofNullable(answers.get(OcspAnswer.Subject.of(certificate)));
        if (isRevoked(certificate, list, answer, at)) {
            throw new GatewayException(purpose.revoked(), Detail.rule("revoked"));
        }
        Instant until = until(list, answer)
                .orElseThrow(() -> new GatewayException(purpose.untrusted(), Detail.rule("revocation-list-missing")));
        if (at.isBefore(until)) {
            return until;
        }
        Instant end = until.plus(grace);
        if (!at.isBefore(end)) {
            throw new GatewayException(purpose.revocationUnknown(), Detail.rule("revocation-list-stale"));
        }
        return end;
    }

    /** Whether it is known what this authority revoked, of all certificates or at least of each of these. */
    RevocationStanding standing(
            X500Principal authority, Collection<X509Certificate> certificates, Instant now, Duration grace) {
        Optional<X509CRL> list = Optional.ofNullable(lists.get(authority));
        Instant worst = certificates.stream()
                .filter(certificate -> certificate.getIssuerX500Principal().equals(authority))
                .map(certificate -> until(list, Optional.ofNullable(answers.get(OcspAnswer.Subject.of(certificate)))))
                .map(until -> until.orElse(Instant.MIN))
                .min(Instant::compareTo)
                .or(() -> list.map(Revocations::nextUpdate))
                .orElse(Instant.MIN);
        Freshness freshness = Freshness.UNKNOWN;
        if (now.isBefore(worst)) {
            freshness = Freshness.CURRENT;
        } else if (!worst.equals(Instant.MIN) && now.isBefore(worst.plus(grace))) {
            freshness = Freshness.GRACE;
        }
        return new RevocationStanding(authority, freshness, list.map(Revocations::nextUpdate));
    }

    private static boolean isRevoked(
            X509Certificate certificate, Optional<X509CRL> list, Optional<OcspAnswer> answer, Instant at) {
        Optional<X509CRLEntry> entry = list.map(found -> found.getRevokedCertificate(certificate.getSerialNumber()));
        return Stream.concat(entry.map(Revocation::of).stream(), answer.flatMap(OcspAnswer::revocation).stream())
                .anyMatch(revocation -> revocation.isEffective(at));
    }

    /** The later end of what says that the certificate is not revoked. */
    private static Optional<Instant> until(Optional<X509CRL> list, Optional<OcspAnswer> answer) {
        return Stream.concat(list.map(Revocations::nextUpdate).stream(), answer.map(OcspAnswer::nextUpdate).stream())
                .max(Instant::compareTo);
    }

    private static Instant nextUpdate(X509CRL list) {
        return list.getNextUpdate().toInstant();
    }

    private static boolean isOlder(X509CRL list, X509CRL than) {
        int order = thisUpdate(list).compareTo(thisUpdate(than));
        if (order != 0) {
            return order < 0;
        }
        return number(list)
                .flatMap(number -> number(than).map(other -> number.compareTo(other) < 0))
                .orElse(false);
    }

    private static Instant thisUpdate(X509CRL list) {
        return list.getThisUpdate().toInstant();
    }

    /** RFC 5280, section 5.2.3. */
    private static Optional<BigInteger> number(X509CRL list) {
        return Optional.ofNullable(list.getExtensionValue(Extension.cRLNumber.getId()))
                .map(value -> ASN1OctetString.getInstance(value).getOctets())
                .map(value -> ASN1Integer.getInstance(value).getValue());
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
