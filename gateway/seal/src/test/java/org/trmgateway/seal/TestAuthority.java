package org.trmgateway.seal;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority for tests. */
final class TestAuthority {

    static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant UNTIL = Instant.parse("2028-01-01T00:00:00Z");

    private final X500Name name;
    private final KeyPair keys;
    private final X509Certificate certificate;
    private long serial = 100;

    private TestAuthority(X500Name name, KeyPair keys, X509Certificate certificate) {
        this.name = name;
        this.keys = keys;
        this.certificate = certificate;
    }

    static TestAuthority root(String commonName) {
        X500Name name = new X500Name("CN=" + commonName);
        KeyPair keys = ellipticCurve();
        TestAuthority unsigned = new TestAuthority(name, keys, null);
        return new TestAuthority(name, keys, unsigned.issueAuthority(name, keys.getPublic()));
    }

    TestAuthority child(String commonName) {
        X500Name childName = new X500Name("CN=" + commonName);
        KeyPair childKeys = ellipticCurve();
        return new TestAuthority(childName, childKeys, issueAuthority(childName, childKeys.getPublic()));
    }

    X509Certificate certificate() {
        return certificate;
    }

    X509Certificate issue(String commonName, PublicKey key, int keyUsage, Optional<String> extendedKeyUsage) {
        return issue(commonName, key, keyUsage, extendedKeyUsage, UNTIL);
    }

    X509Certificate issue(
            String commonName, PublicKey key, int keyUsage, Optional<String> extendedKeyUsage, Instant until) {
        try {
            JcaX509v3CertificateBuilder builder = builder(new X500Name("CN=" + commonName), key, until);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(keyUsage));
            if (extendedKeyUsage.isPresent()) {
                KeyPurposeId purpose = KeyPurposeId.getInstance(new ASN1ObjectIdentifier(extendedKeyUsage.get()));
                builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purpose));
            }
            return sign(builder);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A list of revoked certificates with the reason of each (RFC 5280, section 5.3.1) and the date of all. */
    X509CRL revocationList(Map<X509Certificate, Integer> revoked, Instant revokedAt) {
        return revocationList(revoked, revokedAt, FROM, UNTIL);
    }

    X509CRL revocationList(
            Map<X509Certificate, Integer> revoked, Instant revokedAt, Instant thisUpdate, Instant nextUpdate) {
        try {
            X509v2CRLBuilder builder = new X509v2CRLBuilder(name, Date.from(thisUpdate));
            builder.setNextUpdate(Date.from(nextUpdate));
            revoked.forEach(
                    (leaf, reason) -> builder.addCRLEntry(leaf.getSerialNumber(), Date.from(revokedAt), reason));
            return new JcaX509CRLConverter()
                    .getCRL(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    X509CRL emptyRevocationList() {
        return revocationList(Map.of(), FROM);
    }

    PrivateKey key() {
        return keys.getPrivate();
    }

    /** A certificate to answer for this authority. */
    X509Certificate responder(PublicKey key, boolean unchecked, Instant until) {
        try {
            JcaX509v3CertificateBuilder builder = builder(new X500Name("CN=responder"), key, until);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning));
            if (unchecked) {
                builder.addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
            }
            return sign(builder);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    static KeyPair ellipticCurve() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static KeyPair postQuantum(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm, CryptoProviders.bouncyCastle())
                    .generateKeyPair();
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private X509Certificate issueAuthority(X500Name subject, PublicKey key) {
        try {
            JcaX509v3CertificateBuilder builder = builder(subject, key, UNTIL.plus(Duration.ofDays(1)));
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            return sign(builder);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private JcaX509v3CertificateBuilder builder(X500Name subject, PublicKey key, Instant until) {
        return new JcaX509v3CertificateBuilder(
                name, BigInteger.valueOf(serial++), Date.from(FROM), Date.from(until), subject, key);
    }

    private X509Certificate sign(JcaX509v3CertificateBuilder builder) throws Exception {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    }

    /** The certificate and this authority's. */
    List<X509Certificate> chain(X509Certificate leaf) {
        return List.of(leaf, certificate);
    }
}
