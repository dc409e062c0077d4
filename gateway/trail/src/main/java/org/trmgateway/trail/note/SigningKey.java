package org.trmgateway.trail.note;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import org.trmgateway.trail.TrailInconsistency;

/**
 * A key that signs checkpoints under a name, in one of the three ways. The platform's own providers sign and verify: Ed25519 and ML-DSA are both
 * theirs since Java 24 (JEP 497). Thread-safe; never prints the key.
 */
public final class SigningKey {

    private final VerifierKey verifier;
    private final PrivateKey key;

    private SigningKey(VerifierKey verifier, PrivateKey key) {
        this.verifier = verifier;
        this.key = key;
    }

    /**
     * Names a key pair.
     *
     * @param pair of the platform's {@code Ed25519} or {@code ML-DSA-44}, as the type asks
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT}, rule {@code verifier-key}, when it is of another kind
     */
    public static SigningKey of(String name, SignatureType type, KeyPair pair) {
        return new SigningKey(VerifierKey.of(name, type, raw(pair.getPublic(), type)), pair.getPrivate());
    }

    /** What others verify its signatures with. */
    public VerifierKey verifier() {
        return verifier;
    }

    /** Signs; a cosignature says when, in whole seconds. */
    public NoteSignature sign(Checkpoint checkpoint, Instant at) {
        try {
            Signature signature = Signature.getInstance(algorithm(verifier.type()));
            signature.initSign(key);
            signature.update(SignedMessage.of(verifier, checkpoint, at.getEpochSecond()));
            return new NoteSignature(verifier.name(), verifier.keyId(), timed(at, signature.sign()));
        } catch (GeneralSecurityException unusable) {
            throw TrailInconsistency.of("signing-key", unusable);
        }
    }

    static String algorithm(SignatureType type) {
        return type == SignatureType.ML_DSA_44_COSIGNATURE ? "ML-DSA-44" : "Ed25519";
    }

    private byte[] timed(Instant at, byte[] value) {
        if (!verifier.type().isTimed()) {
            return value;
        }
        return ByteBuffer.allocate(Long.BYTES + value.length)
                .putLong(at.getEpochSecond())
                .put(value)
                .array();
    }

    /** The last bytes of a SubjectPublicKeyInfo of these kinds are the key itself. */
    private static byte[] raw(PublicKey key, SignatureType type) {
        byte[] info = key.getEncoded();
        if (info == null || info.length < type.keyLength()) {
            throw TrailInconsistency.of("verifier-key");
        }
        return Arrays.copyOfRange(info, info.length - type.keyLength(), info.length);
    }

    @Override
    public String toString() {
        return "signing key of " + verifier.name();
    }
}
