package org.trmgateway.auditor.tampering;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.NoteSignature;
import org.trmgateway.trail.note.SignatureType;
import org.trmgateway.trail.note.SigningKey;

/**
 * The keys of one trail or witness, from the name of their owner and nothing else: the same in every run.
 *
 * @param ed25519 the classical one
 * @param mlDsa44 the other
 */
record SeededKeys(SigningKey ed25519, SigningKey mlDsa44) {

    private static final Map<String, KeyPair> PAIRS = new ConcurrentHashMap<>();

    /** Keys of a trail, whose signatures stand under the origin of a log. */
    static SeededKeys ofLog(String owner, String origin) {
        return of(owner + "/log", origin, SignatureType.ED25519);
    }

    static SeededKeys ofWitness(String owner) {
        return of(owner + "/witness", owner + ".trm.example/trail/witness", SignatureType.ED25519_COSIGNATURE);
    }

    private static SeededKeys of(String seed, String name, SignatureType classical) {
        return new SeededKeys(
                SigningKey.of(name, classical, pair("Ed25519", seed)),
                SigningKey.of(name, SignatureType.ML_DSA_44_COSIGNATURE, pair("ML-DSA-44", seed)));
    }

    List<NoteSignature> sign(Checkpoint checkpoint, Instant at) {
        return List.of(ed25519.sign(checkpoint, at), mlDsa44.sign(checkpoint, at));
    }

    private static KeyPair pair(String algorithm, String seed) {
        return PAIRS.computeIfAbsent(algorithm + " " + seed, SeededKeys::generate);
    }

    private static KeyPair generate(String algorithmAndSeed) {
        try {
            String algorithm = algorithmAndSeed.substring(0, algorithmAndSeed.indexOf(' '));
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(algorithmAndSeed.getBytes(UTF_8));
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(new NamedParameterSpec(algorithm), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
