package org.trmgateway.node.trust;

import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.trmgateway.seal.TrustAnchors;

/** Finds who is asked about which certificate: as configured for its authority, or else as the certificate says, if that is allowed. */
public final class OcspTargets implements Supplier<Collection<OcspTarget>> {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final Supplier<Collection<X509Certificate>> certificates;
    private final TrustAnchors anchors;
    private final Map<String, URI> responders;
    private final boolean fromCertificates;

    /**
     * Targets.
     *
     * @param certificates those of the directory in force
     * @param responders by the common name of the authority, or its whole subject (RFC 2253)
     * @param fromCertificates whether an address in a certificate (authority information access) is used too
     */
    public OcspTargets(
            Supplier<Collection<X509Certificate>> certificates,
            TrustAnchors anchors,
            Map<String, URI> responders,
            boolean fromCertificates) {
        this.certificates = certificates;
        this.anchors = anchors;
        this.responders = Map.copyOf(responders);
        this.fromCertificates = fromCertificates;
    }

    @Override
    public List<OcspTarget> get() {
        return certificates.get().stream()
                .distinct()
                .flatMap(certificate -> target(certificate).stream())
                .toList();
    }

    private Optional<OcspTarget> target(X509Certificate certificate) {
        return issuer(certificate)
                .flatMap(issuer -> configured(issuer.getSubjectX500Principal())
                        .or(() -> fromCertificates ? stated(certificate) : Optional.empty())
                        .map(responder -> new OcspTarget(certificate, issuer, responder)));
    }

    private Optional<X509Certificate> issuer(X509Certificate certificate) {
        return Stream.concat(anchors.authorities().stream(), anchors.roots().stream())
                .filter(issuer -> issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
                .filter(issuer -> !issuer.equals(certificate))
                .findFirst();
    }

    private Optional<URI> configured(X500Principal authority) {
        return Optional.ofNullable(responders.get(authority.getName()))
                .or(() -> commonName(authority).map(responders::get));
    }

    private static Optional<String> commonName(X500Principal name) {
        try {
            return new LdapName(name.getName())
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(part -> String.valueOf(part.getValue()))
                            .findFirst();
        } catch (InvalidNameException unreadable) {
            return Optional.empty();
        }
    }

    /** RFC 5280, section 4.2.2.1. */
    private static Optional<URI> stated(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(Extension.authorityInfoAccess.getId());
        if (extension == null) {
            return Optional.empty();
        }
        try {
            AuthorityInformationAccess access =
                    AuthorityInformationAccess.getInstance(JcaX509ExtensionUtils.parseExtensionValue(extension));
            return Stream.of(access.getAccessDescriptions())
                    .filter(one -> one.getAccessMethod().equals(AccessDescription.id_ad_ocsp))
                    .map(AccessDescription::getAccessLocation)
                    .filter(location -> location.getTagNo() == GeneralName.uniformResourceIdentifier)
                    .map(location -> URI.create(location.getName().toString()))
                    .filter(uri -> uri.getHost() != null && SCHEMES.contains(String.valueOf(uri.getScheme())))
                    .findFirst();
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
