package org.trmgateway.node.soap.signature;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.trmgateway.seal.TrustAnchors;

/** Issues certificates to national systems of tests; one moment is now for all of them. */
final class SigningAuthority {

    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private static final Duration YEAR = Duration.ofDays(365);
    private static final int RSA_BITS = 3072;

    private final X500Name name;
    private final KeyPair keys = ellipticCurve();
    private final X509Certificate root;
    private int serial = 1;

    SigningAuthority(String commonName) {
        this.name = new X500Name("CN=" + commonName);
        this.root = certificate(name, keys, KeyUsage.keyCertSign | KeyUsage.cRLSign, NOW.plus(YEAR));
    }

    SigningSystem system() {
        return system(ellipticCurve(), NOW.plus(YEAR));
    }

    /** Whose certificate ended an hour ago. */
    SigningSystem expired() {
        return system(ellipticCurve(), NOW.minus(Duration.ofHours(1)));
    }

    SigningSystem rsa() {
        return rsa(RSA_BITS);
    }

    SigningSystem rsa(int bits) {
        return system(rsaKeys(bits), NOW.plus(YEAR));
    }

    /** What a node knows that trusts this authority. */
    TrustAnchors anchors(X509Certificate... revoked) {
        try {
            X509v2CRLBuilder list = new X509v2CRLBuilder(name, Date.from(NOW.minus(YEAR)));
            list.setNextUpdate(Date.from(NOW.plus(YEAR)));
            for (X509Certificate certificate : revoked) {
                list.addCRLEntry(certificate.getSerialNumber(), Date.from(NOW.minus(Duration.ofDays(1))), 0);
            }
            X509CRL signed = new JcaX509CRLConverter().getCRL(list.build(signer()));
            return TrustAnchors.of(List.of(root), List.of(), List.of(signed));
        } catch (GeneralSecurityException | OperatorCreationException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private SigningSystem system(KeyPair pair, Instant until) {
        X509Certificate certificate =
                certificate(new X500Name("CN=system " + serial), pair, KeyUsage.digitalSignature, until);
        return new SigningSystem(pair.getPrivate(), certificate, CLOCK);
    }

    private X509Certificate certificate(X500Name subject, KeyPair pair, int usage, Instant until) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.valueOf(serial++),
                    Date.from(NOW.minus(YEAR)),
                    Date.from(until),
                    subject,
                    pair.getPublic());
            boolean isRoot = subject.equals(name);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isRoot));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer()));
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private ContentSigner signer() throws OperatorCreationException {
        return new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
    }

    private static KeyPair ellipticCurve() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static KeyPair rsaKeys(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
