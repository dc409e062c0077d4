package org.trmgateway.trail.note;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.trail.TrailInconsistency;

/** Verifies the signatures on a checkpoint that are of known keys; those of others are left aside, as C2SP signed-note asks. */
public final class CheckpointVerifier {

    private CheckpointVerifier() {}

    /**
     * A signature that holds.
     *
     * @param key whose
     * @param line the line of the note
     * @param at when it says that it was made; the epoch when it says nothing
     */
    public record Verified(VerifierKey key, NoteSignature line, Instant at) {}

    /**
     * Verifies what the known keys signed.
     *
     * @return one for each line of a known key, in the order of the lines; may be empty
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT}: rule {@code checkpoint} when the text is none, {@code
     *     note-signature} when a line claims a known key and its signature does not hold, {@code note-signature-twice} when a key signed twice
     */
    public static List<Verified> verify(SignedNote note, List<VerifierKey> known) {
        Checkpoint checkpoint = Checkpoint.read(note.text());
        List<Verified> verified = new ArrayList<>();
        for (NoteSignature line : note.signatures()) {
            for (VerifierKey key : known) {
                if (line.claims(key)) {
                    requireFirst(verified, key);
                    verified.add(verify(key, checkpoint, line));
                }
            }
        }
        return verified;
    }

    /** Whether every key a log has signed its checkpoint: whoever can forge one kind of signature is held up by the other. */
    public static boolean isSignedByAll(SignedNote note, List<VerifierKey> log) {
        try {
            return verify(note, log).size() == log.size();
        } catch (GatewayException falseSignature) {
            return false;
        }
    }

    private static void requireFirst(List<Verified> verified, VerifierKey key) {
        if (verified.stream().anyMatch(earlier -> earlier.key().equals(key))) {
            throw TrailInconsistency.of("note-signature-twice");
        }
    }

    private static Verified verify(VerifierKey key, Checkpoint checkpoint, NoteSignature line) {
        byte[] bytes = line.bytes();
        if (bytes.length != key.type().signatureLength()) {
            throw TrailInconsistency.of("note-signature");
        }
        Instant at = line.time(key).orElse(Instant.EPOCH);
        int offset = key.type().isTimed() ? Long.BYTES : 0;
        try {
            Signature signature = Signature.getInstance(SigningKey.algorithm(key.type()));
            signature.initVerify(key.key());
            signature.update(SignedMessage.of(key, checkpoint, at.getEpochSecond()));
            if (signature.verify(bytes, offset, bytes.length - offset)) {
                return new Verified(key, line, at);
            }
        } catch (GeneralSecurityException malformed) {
            throw TrailInconsistency.of("note-signature", malformed);
        }
        throw TrailInconsistency.of("note-signature");
    }
}
