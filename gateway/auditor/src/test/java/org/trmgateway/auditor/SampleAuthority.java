package org.trmgateway.auditor;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.trmgateway.seal.CryptoProviders;
import org.trmgateway.seal.DecryptionIdentity;
import org.trmgateway.seal.SigningIdentity;

/** A root that issues to everybody directly, for receipts of one test. */
public final class SampleAuthority {

    private static final Duration LIFE = Duration.ofDays(365);

    private final Instant from;
    private final X500Name name;
    private final KeyPair keys = keys("EC");
    private final X509Certificate root;
    private final List<X509Certificate> revoked = new ArrayList<>();
    private final Map<X509Certificate, KeyPair> pairs = new HashMap<>();
    private int serial = 1;

    public SampleAuthority(String commonName, Instant from) {
        this.from = from;
        this.name = new X500Name("CN=" + commonName);
        this.root = certificate(name, keys.getPublic(), KeyUsage.keyCertSign | KeyUsage.cRLSign, Optional.empty());
    }

    public X509Certificate root() {
        return root;
    }

    public SigningIdentity signing(String commonName, Optional<String> purpose) {
        KeyPair classical = keys("EC");
        return signing(classical, commonName, purpose);
    }

    /** Somebody who broke the elliptic key of a signer, and has to make the other key up. */
    public SigningIdentity forger(SigningIdentity broken, String commonName) {
        return signing(
                Optional.ofNullable(pairs.get(broken.classical().certificate())).orElseThrow(), commonName, broken);
    }

    private SigningIdentity signing(KeyPair classical, String commonName, SigningIdentity broken) {
        KeyPair postQuantum = keys("ML-DSA-65");
        return SigningIdentity.of(
                classical.getPrivate(),
                List.of(broken.classical().certificate()),
                postQuantum.getPrivate(),
                List.of(issue(commonName, postQuantum, KeyUsage.digitalSignature, Optional.empty())));
    }

    private SigningIdentity signing(KeyPair classical, String commonName, Optional<String> purpose) {
        KeyPair postQuantum = keys("ML-DSA-65");
        X509Certificate certificate = issue(commonName, classical, KeyUsage.digitalSignature, purpose);
        pairs.put(certificate, classical);
        return SigningIdentity.of(
                classical.getPrivate(),
                List.of(certificate),
                postQuantum.getPrivate(),
                List.of(issue(commonName, postQuantum, KeyUsage.digitalSignature, purpose)));
    }

    public DecryptionIdentity decryption(String commonName) {
        KeyPair classical = keys("EC");
        KeyPair postQuantum = keys("ML-KEM-768");
        return DecryptionIdentity.of(
                classical.getPrivate(),
                List.of(issue(commonName, classical, KeyUsage.keyAgreement, Optional.empty())),
                postQuantum.getPrivate(),
                List.of(issue(commonName, postQuantum, KeyUsage.keyEncipherment, Optional.empty())));
    }

    void revoke(X509Certificate certificate) {
        revoked.add(certificate);
    }

    public X509CRL revocationList() {
        try {
            X509v2CRLBuilder list = new X509v2CRLBuilder(name, Date.from(from));
            list.setNextUpdate(Date.from(from.plus(LIFE)));
            revoked.forEach(certificate ->
                    list.addCRLEntry(certificate.getSerialNumber(), Date.from(from), CRLReason.cessationOfOperation));
            return new JcaX509CRLConverter().getCRL(list.build(signer()));
        } catch (GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private X509Certificate issue(String commonName, KeyPair pair, int usage, Optional<String> purpose) {
        return certificate(new X500Name("CN=" + commonName), pair.getPublic(), usage, purpose);
    }

    private X509Certificate certificate(X500Name subject, PublicKey key, int usage, Optional<String> purpose) {
        try {
            JcaX509v3CertificateBuilder certificate = new JcaX509v3CertificateBuilder(
                    name, BigInteger.valueOf(serial++), Date.from(from), Date.from(from.plus(LIFE)), subject, key);
            certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(subject.equals(name)));
            certificate.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            if (purpose.isPresent()) {
                KeyPurposeId extended = KeyPurposeId.getInstance(new ASN1ObjectIdentifier(purpose.get()));
                certificate.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(extended));
            }
            return new JcaX509CertificateConverter().getCertificate(certificate.build(signer()));
        } catch (GeneralSecurityException | IOException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private ContentSigner signer() throws OperatorCreationException {
        return new JcaContentSignerBuilder("SHA256withECDSA")
                .setProvider(CryptoProviders.bouncyCastle())
                .build(keys.getPrivate());
    }

    private static KeyPair keys(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, CryptoProviders.bouncyCastle());
            if (algorithm.equals("EC")) {
                generator.initialize(new ECGenParameterSpec("P-256"));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
