package org.trmgateway.acceptance.bench;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.crypto.Cipher;
import javax.crypto.KEM;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.trmgateway.seal.CryptoProviders;

/** The cryptography alone, by the implementations that are used, with keys and objects that were made before: nobody can be faster than that. */
final class BareOperations {

    static final String ECDSA_SIGN = "ECDSA sign";
    static final String ECDSA_VERIFY = "ECDSA verify";
    static final String ML_DSA_SIGN = "ML-DSA sign";
    static final String ML_DSA_VERIFY = "ML-DSA verify";
    static final String ECDH_SEND = "ECDH new key, agree";
    static final String ECDH_RECEIVE = "ECDH agree";
    static final String ML_KEM_SEND = "ML-KEM encapsulate";
    static final String ML_KEM_RECEIVE = "ML-KEM decapsulate";
    static final String DIGEST = "SHA-256";
    static final String CIPHER = "AES-GCM";

    private static final int ATTRIBUTES = 300;
    private static final int TAG_BITS = 128;
    private static final int NONCE_BYTES = 12;
    private static final int KEY_BYTES = 32;

    private final List<Step> steps = new ArrayList<>();

    private BareOperations() {}

    /** All of them, those whose cost grows with the message once for each size. */
    static List<Step> of(List<Size> sizes) throws GeneralSecurityException {
        BareOperations bare = new BareOperations();
        bare.signatures(ECDSA_SIGN, ECDSA_VERIFY, "SHA256withECDSA", ellipticCurve());
        bare.signatures(ML_DSA_SIGN, ML_DSA_VERIFY, "ML-DSA-65", pair("ML-DSA-65", CryptoProviders.bouncyCastle()));
        bare.agreement();
        bare.encapsulation();
        for (Size size : sizes) {
            bare.bulk(size);
        }
        return bare.steps;
    }

    /** The name of an operation whose cost grows with the message. */
    static String on(String operation, Size size) {
        return operation + ", " + size.name();
    }

    private void signatures(String sign, String verify, String algorithm, KeyPair keys)
            throws GeneralSecurityException {
        byte[] content = CryptoProviders.randomBytes(ATTRIBUTES);
        Signature signer = Signature.getInstance(algorithm, CryptoProviders.bouncyCastle());
        Signature verifier = Signature.getInstance(algorithm, CryptoProviders.bouncyCastle());
        Callable<byte[]> signing = () -> {
            signer.initSign(keys.getPrivate(), CryptoProviders.random());
            signer.update(content);
            return signer.sign();
        };
        byte[] value = called(signing);
        add(sign, value.length, signing);
        add(verify, 0, () -> {
            verifier.initVerify(keys.getPublic());
            verifier.update(content);
            return verifier.verify(value);
        });
    }

    private void agreement() throws GeneralSecurityException {
        KeyPair own = ellipticCurve();
        KeyPair other = ellipticCurve();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", CryptoProviders.bouncyCastle());
        generator.initialize(new ECGenParameterSpec("P-256"), CryptoProviders.random());
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH", CryptoProviders.bouncyCastle());
        add(ECDH_SEND, 0, () -> agree(agreement, generator.generateKeyPair(), other));
        add(ECDH_RECEIVE, 0, () -> agree(agreement, own, other));
    }

    private static byte[] agree(KeyAgreement agreement, KeyPair own, KeyPair other) throws GeneralSecurityException {
        agreement.init(own.getPrivate());
        agreement.doPhase(other.getPublic(), true);
        return agreement.generateSecret();
    }

    private void encapsulation() throws GeneralSecurityException {
        KeyPair keys = pair("ML-KEM-768", CryptoProviders.platform());
        KEM kem = KEM.getInstance("ML-KEM", CryptoProviders.platform());
        KEM.Encapsulator sender = kem.newEncapsulator(keys.getPublic(), CryptoProviders.random());
        KEM.Decapsulator receiver = kem.newDecapsulator(keys.getPrivate());
        byte[] encapsulation = sender.encapsulate().encapsulation();
        add(ML_KEM_SEND, encapsulation.length, sender::encapsulate);
        add(ML_KEM_RECEIVE, 0, () -> receiver.decapsulate(encapsulation));
    }

    private void bulk(Size size) throws GeneralSecurityException {
        byte[] content = CryptoProviders.randomBytes(size.bytes());
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", CryptoProviders.platform());
        SecretKeySpec key = new SecretKeySpec(CryptoProviders.randomBytes(KEY_BYTES), "AES");
        add(on(DIGEST, size), 0, () -> digest.digest(content));
        add(on(CIPHER, size), 0, () -> {
            byte[] nonce = CryptoProviders.randomBytes(NONCE_BYTES);
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(content);
        });
    }

    private void add(String name, int wire, Callable<?> once) {
        steps.add(new Step(name, "", wire, List.of(), () -> called(once)));
    }

    private static <T> T called(Callable<T> operation) {
        try {
            return operation.call();
        } catch (Exception broken) {
            throw new IllegalStateException("cryptography that does not work here", broken);
        }
    }

    private static KeyPair ellipticCurve() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", CryptoProviders.bouncyCastle());
        generator.initialize(new ECGenParameterSpec("P-256"), CryptoProviders.random());
        return generator.generateKeyPair();
    }

    private static KeyPair pair(String algorithm, Provider provider) throws GeneralSecurityException {
        return KeyPairGenerator.getInstance(algorithm, provider).generateKeyPair();
    }
}
