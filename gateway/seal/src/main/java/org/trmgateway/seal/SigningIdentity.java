package org.trmgateway.seal;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/** The two keys with which a party signs: ECDSA P-256 and ML-DSA-65. Never prints a key. */
public final class SigningIdentity {

    private final PrivateKey classicalKey;
    private final KnownCertificate classical;
    private final PrivateKey postQuantumKey;
    private final KnownCertificate postQuantum;

    private SigningIdentity(
            PrivateKey classicalKey,
            KnownCertificate classical,
            PrivateKey postQuantumKey,
            KnownCertificate postQuantum) {
        this.classicalKey = classicalKey;
        this.classical = classical;
        this.postQuantumKey = postQuantumKey;
        this.postQuantum = postQuantum;
    }

    /**
     * Prepares the keys.
     *
     * @param classicalChain the ECDSA P-256 certificate, then its authorities without the root
     * @param postQuantumChain the ML-DSA-65 certificate, then its authorities without the root
     * @throws GatewayException with {@link ErrorCode#SEAL_KEY_UNAVAILABLE} when a key is of another kind or does not
     *     belong to its certificate
     */
    public static SigningIdentity of(
            PrivateKey classicalKey,
            List<X509Certificate> classicalChain,
            PrivateKey postQuantumKey,
            List<X509Certificate> postQuantumChain) {
        try {
            SigningIdentity identity = new SigningIdentity(
                    KeyKind.EC_P256.privateKey(classicalKey),
                    known(classicalChain, KeyKind.EC_P256),
                    KeyKind.ML_DSA_65.privateKey(postQuantumKey),
                    known(postQuantumChain, KeyKind.ML_DSA_65));
            requirePair(SignatureScheme.ECDSA_P256, identity.classicalKey, identity.classical);
            requirePair(SignatureScheme.ML_DSA_65, identity.postQuantumKey, identity.postQuantum);
            return identity;
        } catch (GeneralSecurityException | RuntimeException unusable) {
            throw new GatewayException(ErrorCode.SEAL_KEY_UNAVAILABLE, Detail.rule("signing-key"), unusable);
        }
    }

    /** Found out here, at the start, and not by the first peer that refuses a signature. */
    private static void requirePair(SignatureScheme scheme, PrivateKey key, KnownCertificate certificate)
            throws GeneralSecurityException {
        byte[] trial = CryptoProviders.randomBytes(AuthEnveloped.KEY_BYTES);
        if (!scheme.verifies(certificate.key(), trial, scheme.sign(key, trial))) {
            throw new GeneralSecurityException("the key does not belong to the certificate");
        }
    }

    static KnownCertificate known(List<X509Certificate> chain, KeyKind kind) {
        return KnownCertificate.of(chain.getFirst(), chain.subList(1, chain.size()), kind);
    }

    public KnownCertificate classical() {
        return classical;
    }

    public KnownCertificate postQuantum() {
        return postQuantum;
    }

    PrivateKey classicalKey() {
        return classicalKey;
    }

    PrivateKey postQuantumKey() {
        return postQuantumKey;
    }

    @Override
    public String toString() {
        return "signing identity of " + classical;
    }
}
