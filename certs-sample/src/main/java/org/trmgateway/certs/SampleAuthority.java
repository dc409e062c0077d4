package org.trmgateway.certs;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.trmgateway.seal.CryptoProviders;

/** A certificate authority of the sample: issues certificates and one revocation list (RFC 5280). */
final class SampleAuthority {

    /** In the subject of every certificate, where nobody can overlook it. */
    static final String MARK = "SAMPLE - NEVER FOR PRODUCTION";

    private static final int SERIAL_BITS = 120;

    private final X500Name name;
    private final PrivateKey key;
    private final X509Certificate certificate;
    private final String signatureName;

    private SampleAuthority(X500Name name, PrivateKey key, X509Certificate certificate, String signatureName) {
        this.name = name;
        this.key = key;
        this.certificate = certificate;
        this.signatureName = signatureName;
    }

    /** An authority that was made before. */
    static SampleAuthority of(PrivateKey key, X509Certificate certificate) {
        return new SampleAuthority(
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()),
                key,
                certificate,
                certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
                        ? "SHA384withECDSA"
                        : "SHA256withECDSA");
    }

    /** A root with a P-384 key. */
    static SampleAuthority root(Subject subject, Validity validity) throws GeneralSecurityException, IOException {
        KeyPair keys = SampleKeys.ellipticCurve("P-384");
        X500Name name = name(subject);
        X509Certificate certificate =
                sign(authorityBuilder(name, name, keys.getPublic(), validity), keys.getPrivate(), "SHA384withECDSA");
        return new SampleAuthority(name, keys.getPrivate(), certificate, "SHA384withECDSA");
    }

    /** An issuing authority below this one, with a P-256 key. */
    SampleAuthority child(Subject subject, Validity validity) throws GeneralSecurityException, IOException {
        KeyPair keys = SampleKeys.ellipticCurve("P-256");
        X500Name childName = name(subject);
        X509Certificate issued =
                sign(authorityBuilder(name, childName, keys.getPublic(), validity), key, signatureName);
        return new SampleAuthority(childName, keys.getPrivate(), issued, "SHA256withECDSA");
    }

    X509Certificate certificate() {
        return certificate;
    }

    PrivateKey key() {
        return key;
    }

    /** Issues an end-entity certificate. */
    X509Certificate issue(Subject subject, PublicKey publicKey, Profile profile, Validity validity)
            throws GeneralSecurityException, IOException {
        JcaX509v3CertificateBuilder builder = builder(name, name(subject), publicKey, validity);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(profile.keyUsage()));
        JcaX509ExtensionUtils utils = new JcaX509ExtensionUtils();
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                utils.createAuthorityKeyIdentifier(certificate.getPublicKey()));
        for (Extension extension : profile.extensions()) {
            builder.addExtension(extension);
        }
        return sign(builder, key, signatureName);
    }

    /** The authority's revocation list; every certificate in it was revoked for a compromised key. */
    X509CRL revocationList(List<X509Certificate> revoked, Validity validity)
            throws GeneralSecurityException, IOException {
        X509v2CRLBuilder builder =
                new JcaX509v2CRLBuilder(certificate.getSubjectX500Principal(), Date.from(validity.from()));
        builder.setNextUpdate(Date.from(validity.until()));
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate.getPublicKey()));
        for (X509Certificate leaf : revoked) {
            builder.addCRLEntry(leaf.getSerialNumber(), Date.from(validity.from()), CRLReason.keyCompromise);
        }
        return new JcaX509CRLConverter()
                .setProvider(CryptoProviders.bouncyCastle())
                .getCRL(builder.build(signer(key, signatureName)));
    }

    private static JcaX509v3CertificateBuilder authorityBuilder(
            X500Name issuer, X500Name subject, PublicKey publicKey, Validity validity) throws CertIOException {
        JcaX509v3CertificateBuilder builder = builder(issuer, subject, publicKey, validity);
        boolean isRoot = issuer.equals(subject);
        builder.addExtension(
                Extension.basicConstraints, true, isRoot ? new BasicConstraints(true) : new BasicConstraints(0));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        return builder;
    }

    private static JcaX509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, PublicKey publicKey, Validity validity) throws CertIOException {
        BigInteger serial = new BigInteger(SERIAL_BITS, CryptoProviders.random()).setBit(SERIAL_BITS - 1);
        Instant from = validity.from();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer, serial, Date.from(from), Date.from(validity.until()), subject, publicKey);
        try {
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(publicKey));
            return builder;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-1 for key identifiers", impossible);
        }
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey key, String signatureName)
            throws GeneralSecurityException {
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer(key, signatureName)));
    }

    private static ContentSigner signer(PrivateKey key, String signatureName) throws GeneralSecurityException {
        try {
            return new JcaContentSignerBuilder(signatureName)
                    .setProvider(CryptoProviders.bouncyCastle())
                    .build(key);
        } catch (OperatorCreationException failed) {
            throw new GeneralSecurityException("cannot sign", failed);
        }
    }

    private static X500Name name(Subject subject) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, subject.country())
                .addRDN(BCStyle.O, MARK)
                .addRDN(BCStyle.OU, subject.unit())
                .addRDN(BCStyle.CN, subject.commonName())
                .build();
    }
}
