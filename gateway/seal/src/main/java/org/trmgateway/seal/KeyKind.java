package org.trmgateway.seal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jcajce.interfaces.MLKEMPrivateKey;

/** The kinds of key a party has, and which provider works with each. */
final class KeyKind {

    static final KeyKind EC_P256 = new KeyKind(
            "EC",
            new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1),
            CryptoProviders.bouncyCastle());
    static final KeyKind ML_DSA_65 = new KeyKind(
            "ML-DSA", new AlgorithmIdentifier(NISTObjectIdentifiers.id_ml_dsa_65), CryptoProviders.bouncyCastle());
    static final KeyKind ML_KEM_768 = new KeyKind(
            "ML-KEM", new AlgorithmIdentifier(NISTObjectIdentifiers.id_alg_ml_kem_768), CryptoProviders.platform());

    private final String factory;
    private final AlgorithmIdentifier algorithm;
    private final Provider provider;
    private final KeyFactory publicKeys;

    private KeyKind(String factory, AlgorithmIdentifier algorithm, Provider provider) {
        this.factory = factory;
        this.algorithm = algorithm;
        this.provider = provider;
        try {
            this.publicKeys = KeyFactory.getInstance(factory, provider);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java platform has no " + factory, impossible);
        }
    }

    AlgorithmIdentifier algorithm() {
        return algorithm;
    }

    /** Whether a key with this algorithm identifier is of this kind, curve and parameter set included. */
    boolean matches(AlgorithmIdentifier other) {
        return algorithm.equals(other);
    }

    /** The public key for the provider that will use it. */
    PublicKey publicKey(byte[] subjectPublicKeyInfo) throws GeneralSecurityException {
        return publicKeys.generatePublic(new X509EncodedKeySpec(subjectPublicKeyInfo));
    }

    /** The private key for the provider that will use it, whichever provider made it; a key in a token stays there. */
    PrivateKey privateKey(PrivateKey key) throws GeneralSecurityException {
        if (key instanceof TokenKey) {
            if (!key.getAlgorithm().equals(factory)) {
                throw new GeneralSecurityException("the key in the token is of another kind than its certificate");
            }
            return key;
        }
        try {
            PrivateKeyInfo info = PrivateKeyInfo.getInstance(key.getEncoded());
            if (!matches(info.getPrivateKeyAlgorithm())) {
                throw new GeneralSecurityException("the private key is of another kind than its certificate");
            }
            KeyFactory bouncyCastle = KeyFactory.getInstance(factory, CryptoProviders.bouncyCastle());
            PrivateKey read = bouncyCastle.generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
            return read instanceof MLKEMPrivateKey kem ? forPlatform(kem) : read;
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new GeneralSecurityException("the private key cannot be read", unreadable);
        }
    }

    /** The platform reads only the expanded form of RFC 9935, section 6; Bouncy Castle writes seed and expanded form. */
    private PrivateKey forPlatform(MLKEMPrivateKey key) throws GeneralSecurityException, IOException {
        ASN1Encodable expanded = new DEROctetString(key.getPrivateData());
        byte[] encoded = new PrivateKeyInfo(algorithm, expanded).getEncoded();
        return KeyFactory.getInstance(factory, provider).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }
}
