package org.trmgateway.seal;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.x509.Certificate;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;

/**
 * A certificate of a party with everything a message needs of it computed once: the key for the provider that uses it, the fingerprint,
 * the issuing authorities. Immutable; equal when the certificates are, byte for byte.
 */
public final class KnownCertificate {

    private final X509Certificate certificate;
    private final List<X509Certificate> issuers;
    private final Sha256 fingerprint;
    private final KeyKind kind;
    private final PublicKey key;
    private final Certificate structure;
    private final List<Certificate> issuerStructures;

    private KnownCertificate(X509Certificate certificate, List<X509Certificate> issuers, KeyKind kind)
            throws GeneralSecurityException {
        this.certificate = certificate;
        this.issuers = List.copyOf(issuers);
        this.fingerprint = Sha256.of(certificate.getEncoded());
        this.structure = Certificate.getInstance(certificate.getEncoded());
        if (!kind.matches(structure.getSubjectPublicKeyInfo().getAlgorithm())) {
            throw new GeneralSecurityException("the certificate holds another kind of key");
        }
        this.kind = kind;
        this.key = kind.publicKey(certificate.getPublicKey().getEncoded());
        List<Certificate> read = new ArrayList<>();
        for (X509Certificate issuer : issuers) {
            read.add(Certificate.getInstance(issuer.getEncoded()));
        }
        this.issuerStructures = List.copyOf(read);
    }

    /**
     * Prepares a certificate that must hold a given kind of key.
     *
     * @param issuers its authorities from the issuing one up to, and without, the trust root
     * @throws GatewayException with {@link ErrorCode#OPEN_ALGORITHM_FORBIDDEN} when it holds another kind of key, or an unreadable one
     */
    static KnownCertificate of(X509Certificate certificate, List<X509Certificate> issuers, KeyKind kind) {
        try {
            return new KnownCertificate(certificate, issuers, kind);
        } catch (GeneralSecurityException | RuntimeException unusable) {
            throw new GatewayException(ErrorCode.OPEN_ALGORITHM_FORBIDDEN, Detail.rule("certificate-key"), unusable);
        }
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** From the issuing authority up to, and without, the trust root. */
    public List<X509Certificate> issuers() {
        return issuers;
    }

    /** SHA-256 of the DER encoding. */
    public Sha256 fingerprint() {
        return fingerprint;
    }

    KeyKind kind() {
        return kind;
    }

    PublicKey key() {
        return key;
    }

    Certificate structure() {
        return structure;
    }

    List<Certificate> issuerStructures() {
        return issuerStructures;
    }

    IssuerAndSerialNumber issuerAndSerialNumber() {
        return new IssuerAndSerialNumber(structure);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KnownCertificate that && fingerprint.equals(that.fingerprint);
    }

    @Override
    public int hashCode() {
        return fingerprint.hashCode();
    }

    @Override
    public String toString() {
        return "certificate " + fingerprint;
    }
}
