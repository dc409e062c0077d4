package org.trmgateway.auditor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.NoteSignature;
import org.trmgateway.trail.note.SignatureType;
import org.trmgateway.trail.note.SignedNote;
import org.trmgateway.trail.note.SigningKey;
import org.trmgateway.trail.note.WitnessPolicy;

/** The keys of a node's trail and of those who witness it, and the policy that asks for them. */
final class SampleWitnesses {

    /** Names of the nodes that witness; the first one is the neutral one. */
    static final List<String> WITNESSES = List.of("iom", "by", "rs");

    private static final Map<String, SigningKey> KEYS = new HashMap<>();

    private SampleWitnesses() {}

    /** A checkpoint signed by its log, and cosigned by these witnesses. */
    static SignedNote note(Checkpoint checkpoint, Instant at, List<String> witnesses) {
        List<NoteSignature> lines = new ArrayList<>();
        logKeys(checkpoint.origin()).forEach(key -> lines.add(key.sign(checkpoint, at)));
        witnesses.forEach(name -> witnessKeys(name).forEach(key -> lines.add(key.sign(checkpoint, at))));
        return new SignedNote(checkpoint.text(), lines);
    }

    /** Both keys of each: the neutral node and one of the others. */
    static WitnessPolicy policy(String origin) {
        return WitnessPolicy.read(policyText(origin).getBytes(UTF_8));
    }

    static String policyText(String origin) {
        StringBuilder text = new StringBuilder();
        logKeys(origin)
                .forEach(key -> text.append("log ").append(key.verifier()).append('\n'));
        for (String name : WITNESSES) {
            List<SigningKey> keys = witnessKeys(name);
            text.append("witness %1$s-1 %2$s\nwitness %1$s-2 %3$s\ngroup %1$s all %1$s-1 %1$s-2\n"
                    .formatted(name, keys.getFirst().verifier(), keys.getLast().verifier()));
        }
        return text.append("group others 1 by rs\ngroup all-of all iom others\nquorum all-of\n")
                .toString();
    }

    static List<SigningKey> logKeys(String origin) {
        return Stream.of(SignatureType.ED25519, SignatureType.ML_DSA_44_COSIGNATURE)
                .map(type -> key(origin, type))
                .toList();
    }

    static List<SigningKey> witnessKeys(String name) {
        return Stream.of(SignatureType.ED25519_COSIGNATURE, SignatureType.ML_DSA_44_COSIGNATURE)
                .map(type -> key(name + ".trm.example/trail/witness", type))
                .toList();
    }

    private static synchronized SigningKey key(String name, SignatureType type) {
        return KEYS.computeIfAbsent(name + " " + type, absent -> made(name, type));
    }

    private static SigningKey made(String name, SignatureType type) {
        try {
            String algorithm = type == SignatureType.ML_DSA_44_COSIGNATURE ? "ML-DSA-44" : "Ed25519";
            return SigningKey.of(
                    name, type, KeyPairGenerator.getInstance(algorithm).generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
