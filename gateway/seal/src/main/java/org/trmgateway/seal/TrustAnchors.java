package org.trmgateway.seal;

import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;

/**
 * The roots this node believes, the authorities below them, and what these revoked. Never uses the network. Thread-safe.
 *
 * <p>A certificate of which nobody can say any more whether it was revoked is still trusted for the grace that was stated; one that was
 * revoked before is not, and directory authorities have no grace.
 *
 * <p>An answer is remembered for one minute, or less if a certificate or list ends before, so that no path is built per message; new lists
 * take effect at once.
 */
public final class TrustAnchors {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 4096;
    private static final int LONGEST_PATH = 5;

    private final Set<TrustAnchor> anchors;
    private final List<X509Certificate> roots;
    private final List<X509Certificate> authorities;
    private final Duration grace;
    private volatile State state;

    private record State(Revocations revocations, Map<Question, Answer> answers) {}

    private record Question(Sha256 fingerprint, TrustPurpose purpose) {}

    private record Answer(Instant from, Instant until) {
        boolean holdsAt(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    private TrustAnchors(
            List<X509Certificate> roots, List<X509Certificate> authorities, Collection<X509CRL> lists, Duration grace) {
        this.roots = List.copyOf(roots);
        this.authorities = List.copyOf(authorities);
        this.anchors = roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toUnmodifiableSet());
        this.grace = grace;
        this.state = stateOf(Revocations.none().with(lists, issuers()));
    }

    /** The same without a grace. */
    public static TrustAnchors of(
            List<X509Certificate> roots, List<X509Certificate> authorities, Collection<X509CRL> lists) {
        return of(roots, authorities, lists, Duration.ZERO);
    }

    /**
     * Trusts the roots, and through them the authorities.
     *
     * @param lists a revocation list for each root and authority; a certificate whose issuer has none is never trusted
     * @param grace how long after the end of what is known about revocations certificates are still trusted
     * @throws GatewayException with {@code OPEN_SIGNER_UNTRUSTED} when a list is not signed by its authority
     */
    public static TrustAnchors of(
            List<X509Certificate> roots, List<X509Certificate> authorities, Collection<X509CRL> lists, Duration grace) {
        return new TrustAnchors(roots, authorities, lists, grace);
    }

    /**
     * Takes new revocation lists into force and forgets what was concluded from the old ones. An authority that has no new list keeps its
     * own.
     *
     * @return authorities whose list was older than the one in force, and was not taken
     * @throws GatewayException with {@code OPEN_SIGNER_UNTRUSTED} when a list is not signed by its authority; nothing was taken then
     */
    public synchronized List<X500Principal> replaceRevocationLists(Collection<X509CRL> lists) {
        Revocations inForce = state.revocations();
        state = stateOf(inForce.with(lists, issuers()));
        return inForce.older(lists);
    }

    /** Takes an answer about one certificate into account beside the lists, unless a later one is there. */
    public synchronized void add(OcspAnswer answer) {
        state = stateOf(state.revocations().with(answer));
    }

    /** The revocation lists in force. */
    public List<X509CRL> revocationLists() {
        return List.copyOf(state.revocations().lists());
    }

    /**
     * Of every authority, roots included: whether it is known what it revoked.
     *
     * @param certificates those that matter: an authority whose list has run out still counts as current if each of them has an answer
     */
    public List<RevocationStanding> standings(Collection<X509Certificate> certificates, Instant now) {
        Revocations revocations = state.revocations();
        return issuers().stream()
                .map(X509Certificate::getSubjectX500Principal)
                .distinct()
                .map(authority -> revocations.standing(authority, certificates, now, grace))
                .toList();
    }

    /** Certificates of the roots. */
    public List<X509Certificate> roots() {
        return roots;
    }

    /** Certificates of the authorities below the roots. */
    public List<X509Certificate> authorities() {
        return authorities;
    }

    /**
     * Requires that a certificate leads to a root (RFC 5280, section 6), was valid and not revoked at an instant, and is for a purpose.
     *
     * @param chain authorities sent along, in any order; may be empty
     * @return the certificate
     * @throws GatewayException with the code that the purpose has for expired, revoked or untrusted
     */
    public X509Certificate requireTrusted(
            X509Certificate certificate, List<X509Certificate> chain, Instant at, TrustPurpose purpose) {
        try {
            requireTrusted(certificate, Sha256.of(certificate.getEncoded()), chain, at, purpose);
            return certificate;
        } catch (CertificateEncodingException unreadable) {
            throw new GatewayException(purpose.untrusted(), Detail.rule("certificate"), unreadable);
        }
    }

    /** The same, for a certificate that was prepared before. */
    public KnownCertificate requireTrusted(KnownCertificate certificate, Instant at, TrustPurpose purpose) {
        requireTrusted(certificate.certificate(), certificate.fingerprint(), certificate.issuers(), at, purpose);
        return certificate;
    }

    private void requireTrusted(
            X509Certificate certificate,
            Sha256 fingerprint,
            List<X509Certificate> chain,
            Instant at,
            TrustPurpose purpose) {
        State current = state;
        Question question = new Question(fingerprint, purpose);
        Answer answer = current.answers().get(question);
        if (answer != null && answer.holdsAt(at)) {
            return;
        }
        if (current.answers().size() >= MOST_REMEMBERED) {
            current.answers().clear();
        }
        current.answers().put(question, new Answer(at, validate(current, certificate, chain, at, purpose)));
    }

    /** Until when the certificate stays trusted, as far as is known now. */
    private Instant validate(
            State current, X509Certificate certificate, List<X509Certificate> chain, Instant at, TrustPurpose purpose) {
        requirePurpose(certificate, purpose);
        List<X509Certificate> path = path(certificate, chain, purpose);
        requirePath(path, at, purpose);
        Instant until = at.plus(REMEMBERED);
        for (X509Certificate element : path) {
            Instant known = current.revocations().requireNotRevoked(element, at, purpose, graceFor(purpose));
            until = earliest(until, known, element.getNotAfter().toInstant());
        }
        return until;
    }

    private static void requirePurpose(X509Certificate certificate, TrustPurpose purpose) {
        if (!purpose.isStatedBy(certificate)) {
            throw new GatewayException(purpose.untrusted(), Detail.rule("certificate-purpose"));
        }
    }

    /** From the certificate up to, and without, a root. */
    private List<X509Certificate> path(X509Certificate certificate, List<X509Certificate> chain, TrustPurpose purpose) {
        List<X509Certificate> path = new ArrayList<>();
        path.add(certificate);
        while (roots.stream().noneMatch(root -> isNamedIssuer(root, path.getLast()))) {
            Optional<X509Certificate> issuer = Stream.concat(authorities.stream(), chain.stream())
                    .filter(candidate -> isNamedIssuer(candidate, path.getLast()) && !path.contains(candidate))
                    .findFirst();
            if (issuer.isEmpty() || path.size() == LONGEST_PATH) {
                throw new GatewayException(purpose.untrusted(), Detail.rule("certificate-path"));
            }
            path.add(issuer.get());
        }
        return path;
    }

    private static boolean isNamedIssuer(X509Certificate candidate, X509Certificate certificate) {
        return candidate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    private void requirePath(List<X509Certificate> path, Instant at, TrustPurpose purpose) {
        try {
            PKIXParameters parameters = new PKIXParameters(anchors);
            parameters.setDate(Date.from(at));
            // Revocation is checked by Revocations: see there.
            parameters.setRevocationEnabled(false);
            CertPath certPath = CertificateFactory.getInstance("X.509").generateCertPath(path);
            CertPathValidator.getInstance("PKIX").validate(certPath, parameters);
        } catch (CertPathValidatorException refused) {
            boolean outOfTime =
                    refused.getReason() == BasicReason.EXPIRED || refused.getReason() == BasicReason.NOT_YET_VALID;
            throw new GatewayException(
                    outOfTime ? purpose.expired() : purpose.untrusted(), Detail.rule("certificate-path"), refused);
        } catch (GeneralSecurityException refused) {
            throw new GatewayException(purpose.untrusted(), Detail.rule("certificate-path"), refused);
        }
    }

    /** Who says who is who is believed on fresh knowledge only. */
    private Duration graceFor(TrustPurpose purpose) {
        return purpose == TrustPurpose.DIRECTORY ? Duration.ZERO : grace;
    }

    private List<X509Certificate> issuers() {
        return Stream.concat(roots.stream(), authorities.stream()).toList();
    }

    private static State stateOf(Revocations revocations) {
        return new State(revocations, new ConcurrentHashMap<>());
    }

    private static Instant earliest(Instant... instants) {
        return Stream.of(instants).min(Instant::compareTo).orElseThrow();
    }
}
