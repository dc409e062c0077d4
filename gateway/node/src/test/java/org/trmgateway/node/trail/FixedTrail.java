package org.trmgateway.node.trail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trmgateway.referral.NodeId;
import org.trmgateway.trail.note.SignatureType;
import org.trmgateway.trail.note.SigningKey;
import org.trmgateway.trail.note.VerifierKey;
import org.trmgateway.trail.note.WitnessPolicy;

/** A trail with fresh keys, and as its quorum two of the witnesses that a test names, or nobody. */
final class FixedTrail implements OwnTrail {

    static final String BASE = "pl.example/trail";

    boolean isListed = true;
    private KeyPair classical = pair("Ed25519");
    private KeyPair postQuantum = pair("ML-DSA-44");
    private final List<NodeId> witnesses = new ArrayList<>();
    private final List<VerifierKey> witnessKeys = new ArrayList<>();

    static KeyPair pair(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void changeKeys() {
        classical = pair("Ed25519");
        postQuantum = pair("ML-DSA-44");
    }

    FixedTrail seenBy(NodeId node, VerifierKey key) {
        witnesses.add(node);
        witnessKeys.add(key);
        return this;
    }

    @Override
    public Optional<String> base() {
        return isListed ? Optional.of(BASE) : Optional.empty();
    }

    @Override
    public List<SigningKey> keys(String origin) {
        return List.of(
                SigningKey.of(origin, SignatureType.ED25519, classical),
                SigningKey.of(origin, SignatureType.ML_DSA_44_COSIGNATURE, postQuantum));
    }

    @Override
    public WitnessPolicy policy(String folder) {
        StringBuilder text = new StringBuilder();
        keys(BASE + "/" + folder)
                .forEach(key -> text.append("log ").append(key.verifier()).append('\n'));
        List<String> names = new ArrayList<>();
        for (int i = 0; i < witnesses.size(); i++) {
            names.add("w" + i);
            text.append("witness w" + i + " ").append(witnessKeys.get(i)).append('\n');
        }
        if (names.isEmpty()) {
            text.append("quorum none\n");
        } else {
            text.append("group q 2 ").append(String.join(" ", names)).append("\nquorum q\n");
        }
        return WitnessPolicy.read(text.toString().getBytes(UTF_8));
    }

    @Override
    public List<NodeId> witnesses() {
        return List.copyOf(witnesses);
    }
}
