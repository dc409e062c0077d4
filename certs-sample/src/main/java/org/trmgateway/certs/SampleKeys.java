package org.trmgateway.certs;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import org.trmgateway.seal.CryptoProviders;

/** Fresh key pairs. */
final class SampleKeys {

    private SampleKeys() {}

    static KeyPair ellipticCurve(String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", CryptoProviders.bouncyCastle());
        generator.initialize(new ECGenParameterSpec(curve), CryptoProviders.random());
        return generator.generateKeyPair();
    }

    /** Of the platform's own providers, which sign trails: {@code Ed25519} or {@code ML-DSA-44}. */
    static KeyPair platform(String algorithm) throws GeneralSecurityException {
        return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    }

    /** {@code ML-DSA-65} or {@code ML-KEM-768}. */
    static KeyPair postQuantum(String parameterSet) throws GeneralSecurityException {
        return KeyPairGenerator.getInstance(parameterSet, CryptoProviders.bouncyCastle())
                .generateKeyPair();
    }
}
