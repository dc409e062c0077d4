package org.trmgateway.seal;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** The two ways to sign, each with the digest its standard asks for: RFC 5754 section 3.3 and RFC 9882 section 3.3. */
final class SignatureScheme {

    static final SignatureScheme ECDSA_P256 = new SignatureScheme(
            KeyKind.EC_P256,
            "SHA256withECDSA",
            new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256),
            FreshDigest.SHA_256,
            new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256));
    static final SignatureScheme ML_DSA_65 = new SignatureScheme(
            KeyKind.ML_DSA_65,
            "ML-DSA-65",
            new AlgorithmIdentifier(NISTObjectIdentifiers.id_ml_dsa_65),
            FreshDigest.SHA_512,
            new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha512));

    private final KeyKind kind;
    private final String signatureName;
    private final AlgorithmIdentifier signatureAlgorithm;
    private final FreshDigest freshDigest;
    private final AlgorithmIdentifier digestAlgorithm;

    private SignatureScheme(
            KeyKind kind,
            String signatureName,
            AlgorithmIdentifier signatureAlgorithm,
            FreshDigest freshDigest,
            AlgorithmIdentifier digestAlgorithm) {
        this.kind = kind;
        this.signatureName = signatureName;
        this.signatureAlgorithm = signatureAlgorithm;
        this.freshDigest = freshDigest;
        this.digestAlgorithm = digestAlgorithm;
    }

    KeyKind kind() {
        return kind;
    }

    AlgorithmIdentifier signatureAlgorithm() {
        return signatureAlgorithm;
    }

    AlgorithmIdentifier digestAlgorithm() {
        return digestAlgorithm;
    }

    byte[] digest(byte[] content) {
        return freshDigest.get().digest(content);
    }

    byte[] sign(PrivateKey key, byte[] content) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(signatureName, TokenKey.providerOf(key));
        signature.initSign(TokenKey.usable(key), CryptoProviders.random());
        signature.update(content);
        return signature.sign();
    }

    boolean verifies(PublicKey key, byte[] content, byte[] value) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(signatureName, CryptoProviders.bouncyCastle());
        signature.initVerify(key);
        signature.update(content);
        return signature.verify(value);
    }
}
