package org.trmgateway.seal;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/** The two keys with which a party decrypts: ECDH P-256 and ML-KEM-768. Never prints a key. */
public final class DecryptionIdentity {

    private final PrivateKey classicalKey;
    private final KnownCertificate classical;
    private final PrivateKey postQuantumKey;
    private final KnownCertificate postQuantum;

    private DecryptionIdentity(
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
     * @param classicalChain the ECDH P-256 certificate, then its authorities without the root
     * @param postQuantumChain the ML-KEM-768 certificate, then its authorities without the root
     * @throws GatewayException with {@link ErrorCode#SEAL_KEY_UNAVAILABLE} when a key is of another kind or does not
     *     belong to its certificate
     */
    public static DecryptionIdentity of(
            PrivateKey classicalKey,
            List<X509Certificate> classicalChain,
            PrivateKey postQuantumKey,
            List<X509Certificate> postQuantumChain) {
        try {
            DecryptionIdentity identity = new DecryptionIdentity(
                    KeyKind.EC_P256.privateKey(classicalKey),
                    SigningIdentity.known(classicalChain, KeyKind.EC_P256),
                    KeyKind.ML_KEM_768.privateKey(postQuantumKey),
                    SigningIdentity.known(postQuantumChain, KeyKind.ML_KEM_768));
            requirePair(new EllipticCurveTransport(), identity.classicalKey, identity.classical);
            requirePair(new KemTransport(), identity.postQuantumKey, identity.postQuantum);
            return identity;
        } catch (GeneralSecurityException | RuntimeException unusable) {
            throw new GatewayException(ErrorCode.SEAL_KEY_UNAVAILABLE, Detail.rule("decryption-key"), unusable);
        }
    }

    /** Found out here, at the start, and not by the first message that cannot be opened. */
    private static void requirePair(KeyTransport transport, PrivateKey key, KnownCertificate certificate) {
        byte[] trial = AuthEnveloped.encrypt(new byte[0], transport, certificate);
        AuthEnveloped.decrypt(trial, transport, certificate, key);
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
        return "decryption identity of " + classical;
    }
}
