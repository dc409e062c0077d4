package org.trmgateway.node.http;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.trmgateway.node.config.AuditorProperties;
import org.trmgateway.node.config.SystemProperties;
import org.trmgateway.node.http.ClientIdentity.Auditor;
import org.trmgateway.node.http.ClientIdentity.NationalSystem;
import org.trmgateway.node.http.ClientIdentity.PeerNode;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.TrustAnchors;
import org.trmgateway.seal.TrustPurpose;

/**
 * Judges the certificate with which a client came: path, validity, revocation and purpose first, then whether it is listed. Whatever is not
 * listed is refused, and a certificate opens only the door of its own kind.
 */
public final class ClientIdentities {

    private final List<SystemProperties> systems;
    private final List<AuditorProperties> auditors;
    private final TrustAnchors anchors;
    private final Supplier<Directory> directory;
    private final Clock clock;

    /**
     * @param systems national systems that may speak for a party
     * @param auditors who may read the trail as files
     * @param anchors whom the node believes
     * @param directory the directory in force
     */
    public ClientIdentities(
            List<SystemProperties> systems,
            List<AuditorProperties> auditors,
            TrustAnchors anchors,
            Supplier<Directory> directory,
            Clock clock) {
        this.systems = List.copyOf(systems);
        this.auditors = List.copyOf(auditors);
        this.anchors = anchors;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * The client that presented a chain at a door.
     *
     * @param chain as proven by the TLS handshake, the client's own certificate first
     * @throws GatewayException with INTAKE_CERTIFICATE_EXPIRED, _REVOKED or _UNTRUSTED, INTAKE_SENDER_UNKNOWN, or RECEIVE_PEER_UNKNOWN;
     *     with INTAKE_PARTY_CUT_OFF or RECEIVE_PEER_CUT_OFF when it is known and cut off
     */
    public ClientIdentity identify(Door door, List<X509Certificate> chain) {
        return switch (door) {
            case REST, SUBMISSION -> requireNotCut(nationalSystem(chain));
            case RELAY, PEER -> requireNotCut(peerNode(chain));
            case DIRECTORY -> anyone(chain);
            case TRAIL -> auditor(chain);
            case WITNESS -> peerNode(chain);
        };
    }

    /**
     * The party of a certificate that is listed by its digest, though it may be worthless by now: who presents it holds its key. A subject
     * name proves nothing while nobody has checked who signed it.
     */
    public Optional<SystemProperties> listedByDigest(List<X509Certificate> chain) {
        if (chain.isEmpty()) {
            return Optional.empty();
        }
        Sha256 digest = digest(chain.getFirst());
        return systems.stream()
                .filter(system -> system.certificateSha256().equals(Optional.of(digest)))
                .findFirst();
    }

    private NationalSystem nationalSystem(List<X509Certificate> chain) {
        X509Certificate certificate = trusted(chain, TrustPurpose.CLIENT, ErrorCode.INTAKE_SENDER_UNKNOWN);
        requireNoAuditor(certificate, ErrorCode.INTAKE_SENDER_UNKNOWN);
        Sha256 digest = digest(certificate);
        Optional<String> commonName = commonName(certificate);
        return systems.stream()
                .filter(system -> system.certificateSha256()
                        .map(digest::equals)
                        .orElseGet(() -> system.certificateSubjectCn().equals(commonName)))
                .findFirst()
                .map(system -> new NationalSystem(
                        system.name(),
                        system.party(),
                        system.language(),
                        system.wsSecurity().isPresent()))
                .orElseThrow(() ->
                        new GatewayException(ErrorCode.INTAKE_SENDER_UNKNOWN, Detail.rule("certificate-unlisted")));
    }

    private Auditor auditor(List<X509Certificate> chain) {
        return listedAuditor(trusted(chain, TrustPurpose.CLIENT, ErrorCode.INTAKE_SENDER_UNKNOWN))
                .map(listed -> new Auditor(listed.name()))
                .orElseThrow(() ->
                        new GatewayException(ErrorCode.INTAKE_SENDER_UNKNOWN, Detail.rule("certificate-unlisted")));
    }

    /** Whatever name it has and whoever else lists it: a certificate that is an auditor's opens no other door. */
    private void requireNoAuditor(X509Certificate certificate, ErrorCode whenOne) {
        if (listedAuditor(certificate).isPresent()) {
            throw new GatewayException(whenOne, Detail.rule("certificate-auditor"));
        }
    }

    private Optional<AuditorProperties> listedAuditor(X509Certificate certificate) {
        Sha256 digest = digest(certificate);
        return auditors.stream()
                .filter(auditor -> auditor.certificateSha256().equals(digest))
                .findFirst();
    }

    /** What is brought to or fetched from the directory proves itself. A cut party has to learn there that it was restored. */
    private ClientIdentity anyone(List<X509Certificate> chain) {
        try {
            return nationalSystem(chain);
        } catch (GatewayException noSystem) {
            try {
                return peerNode(chain);
            } catch (GatewayException noPeer) {
                throw noSystem;
            }
        }
    }

    private NationalSystem requireNotCut(NationalSystem system) {
        if (directory.get().isCut(system.party())) {
            throw new GatewayException(ErrorCode.INTAKE_PARTY_CUT_OFF, Detail.rule("party-cut"));
        }
        return system;
    }

    private PeerNode requireNotCut(PeerNode peer) {
        Directory now = directory.get();
        if (now.isCut(now.node(peer.node(), ErrorCode.RECEIVE_PEER_UNKNOWN).gatewayParty())) {
            throw new GatewayException(ErrorCode.RECEIVE_PEER_CUT_OFF, Detail.rule("party-cut"));
        }
        return peer;
    }

    private PeerNode peerNode(List<X509Certificate> chain) {
        X509Certificate certificate = trusted(chain, TrustPurpose.PEER, ErrorCode.RECEIVE_PEER_UNKNOWN);
        requireNoAuditor(certificate, ErrorCode.RECEIVE_PEER_UNKNOWN);
        return new PeerNode(directory
                .get()
                .nodeOfTlsCertificate(certificate, ErrorCode.RECEIVE_PEER_UNKNOWN)
                .id());
    }

    private X509Certificate trusted(List<X509Certificate> chain, TrustPurpose purpose, ErrorCode whenMissing) {
        if (chain.isEmpty()) {
            throw new GatewayException(whenMissing, Detail.rule("certificate-missing"));
        }
        return anchors.requireTrusted(chain.getFirst(), chain.subList(1, chain.size()), clock.instant(), purpose);
    }

    private static Sha256 digest(X509Certificate certificate) {
        try {
            return Sha256.of(certificate.getEncoded());
        } catch (CertificateEncodingException unreadable) {
            throw new GatewayException(ErrorCode.INTAKE_CERTIFICATE_UNTRUSTED, Detail.rule("certificate"), unreadable);
        }
    }

    /** The only common name of the subject; a subject with two of them has none that could be relied on. */
    private static Optional<String> commonName(X509Certificate certificate) {
        try {
            List<String> names = new LdapName(
                            certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .map(String::valueOf)
                            .toList();
            return names.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty();
        } catch (InvalidNameException unreadable) {
            return Optional.empty();
        }
    }
}
