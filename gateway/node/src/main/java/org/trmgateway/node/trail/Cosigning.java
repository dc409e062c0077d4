package org.trmgateway.node.trail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.trail.note.CheckpointVerifier;
import org.trmgateway.trail.note.NoteSignature;
import org.trmgateway.trail.note.SignedNote;
import org.trmgateway.trail.note.VerifierKey;
import org.trmgateway.trail.note.WitnessPolicy;

/**
 * A checkpoint while its cosignatures come in. Only lines that hold, of keys of the policy, each once: what one witness sends cannot spoil what
 * the others sent. Not thread-safe.
 */
final class Cosigning {

    private static final Logger LOG = LoggerFactory.getLogger(Cosigning.class);
    private static final int MOST_LINES = 16;

    private final SignedNote signed;
    private final WitnessPolicy policy;
    private final List<VerifierKey> witnesses;
    private final SequencedMap<VerifierKey, NoteSignature> lines = new LinkedHashMap<>();

    Cosigning(SignedNote signed, WitnessPolicy policy) {
        this.signed = signed;
        this.policy = policy;
        this.witnesses = List.copyOf(policy.witnesses().values());
    }

    /** Takes over what holds of an answer; the rest is left aside. */
    void add(byte[] answer) {
        String text = new String(answer, UTF_8);
        text.lines().limit(MOST_LINES).forEach(this::addLine);
    }

    private void addLine(String text) {
        try {
            NoteSignature line = NoteSignature.read(text);
            for (CheckpointVerifier.Verified holds :
                    CheckpointVerifier.verify(new SignedNote(signed.text(), List.of(line)), witnesses)) {
                lines.putIfAbsent(holds.key(), line);
            }
        } catch (GatewayException worthless) {
            LOG.debug(
                    "trail: a cosignature is none: rule={}",
                    worthless.detail().rule().orElse(""));
        }
    }

    /** The note with every cosignature so far. */
    SignedNote note() {
        return signed.with(new ArrayList<>(lines.values()));
    }

    /** Whether a quorum has seen it. */
    boolean isSeen() {
        SignedNote note = note();
        try {
            return policy.require(note).checkpoint().text().equals(signed.text());
        } catch (GatewayException notYet) {
            if (notYet.detail().rule().filter("policy-quorum"::equals).isPresent()) {
                return false;
            }
            throw notYet;
        }
    }
}
