package org.trmgateway.trail.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.trmgateway.trail.TrailInconsistency;

/**
 * A text and the signatures on it (C2SP signed-note). What the text says counts only once a signature of a known key was verified; that is for
 * {@link CheckpointVerifier}.
 *
 * @param text ends with a line feed
 * @param signatures at least one, in the order of the lines
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

    /** The longest note that is read, in bytes: room for 16 signatures of ML-DSA-44 and for more of others. */
    public static final int LONGEST = 128 * 1024;

    private static final int MOST_SIGNATURES = 64;

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            throw TrailInconsistency.of("note");
        }
    }

    /**
     * Reads a note; the last empty line parts text and signatures.
     *
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT}, rule {@code note} or {@code signature-line}
     */
    public static SignedNote read(byte[] bytes) {
        if (bytes.length > LONGEST) {
            throw TrailInconsistency.of("note-length");
        }
        String all = NoteText.read(bytes, "note");
        int parting = all.lastIndexOf("\n\n");
        if (parting < 0 || !all.endsWith("\n")) {
            throw TrailInconsistency.of("note");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        String lines = all.substring(parting + 2);
        for (int start = 0; start < lines.length(); ) {
            int end = lines.indexOf('\n', start);
            signatures.add(NoteSignature.read(lines.substring(start, end)));
            start = end + 1;
        }
        return new SignedNote(all.substring(0, parting + 1), signatures);
    }

    /** The same text with further signatures after those it has. */
    public SignedNote with(List<NoteSignature> further) {
        List<NoteSignature> all = new ArrayList<>(signatures);
        all.addAll(further);
        return new SignedNote(text, all);
    }

    /** Whether every signature line of another note is on this one too; nothing is verified. */
    public boolean hasSignaturesOf(SignedNote other) {
        return signatures.stream()
                .map(NoteSignature::toString)
                .toList()
                .containsAll(
                        other.signatures.stream().map(NoteSignature::toString).toList());
    }

    /** The note as it is stored and sent. */
    public byte[] bytes() {
        return toString().getBytes(UTF_8);
    }

    @Override
    public String toString() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature).append('\n'));
        return note.toString();
    }
}
