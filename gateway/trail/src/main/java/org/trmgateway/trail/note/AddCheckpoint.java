package org.trmgateway.trail.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.ConsistencyProof;
import org.trmgateway.trail.TrailInconsistency;

/**
 * What a trail asks of a witness (C2SP tlog-witness, {@code add-checkpoint}): here is my state now, and the proof that the one you saw last is a
 * beginning of it.
 *
 * @param oldSize size of the checkpoint the witness saw last, 0 for none
 * @param proof consistency from there; empty when {@code oldSize} is 0
 * @param note the checkpoint, signed by the trail
 */
public record AddCheckpoint(long oldSize, List<Sha256> proof, SignedNote note) {

    private static final int MOST_HASHES = 63;

    public AddCheckpoint {
        proof = List.copyOf(proof);
    }

    /**
     * Reads the body of a request.
     *
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT}, rule {@code add-checkpoint} or what the note's reader says
     */
    public static AddCheckpoint read(byte[] body) {
        if (body.length > SignedNote.LONGEST) {
            throw malformed();
        }
        String all = NoteText.read(body, "add-checkpoint");
        int parting = all.indexOf("\n\n");
        if (parting < 0 || !all.startsWith("old ")) {
            throw malformed();
        }
        List<String> lines = new ArrayList<>(List.of(all.substring(0, parting).split("\n", -1)));
        long oldSize = NoteText.number(lines.removeFirst().substring("old ".length()), "add-checkpoint");
        if (lines.size() > MOST_HASHES || (oldSize == 0 && !lines.isEmpty())) {
            throw malformed();
        }
        return new AddCheckpoint(
                oldSize,
                TlogProof.hashes(lines, "add-checkpoint"),
                SignedNote.read(all.substring(parting + 2).getBytes(UTF_8)));
    }

    /** The body of the request. */
    public byte[] bytes() {
        StringBuilder text = new StringBuilder("old ").append(oldSize).append('\n');
        TlogProof.appendHashes(text, proof);
        return text.append('\n').append(note).toString().getBytes(UTF_8);
    }

    /** The proof, for the checkpoint's size. */
    ConsistencyProof consistency(Checkpoint checkpoint) {
        return new ConsistencyProof(oldSize, checkpoint.size(), proof);
    }

    private static RuntimeException malformed() {
        return TrailInconsistency.of("add-checkpoint");
    }
}
