package org.trmgateway.trail.note;

import java.util.Base64;
import java.util.HexFormat;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.TrailInconsistency;

/**
 * The state of a trail as the text of a note (C2SP tlog-checkpoint): origin, size, root, and nothing else. Extension lines are refused, because
 * an ML-DSA-44 cosignature does not cover them.
 *
 * @param origin which trail, the name of its keys too
 * @param head its size and root
 */
public record Checkpoint(String origin, SizeAndRoot head) {

    private static final int LINES = 3;
    private static final int ROOT_BYTES = 32;

    public Checkpoint {
        NoteText.requireName(origin);
    }

    /**
     * Reads the text of a note.
     *
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT}, rule {@code checkpoint}
     */
    public static Checkpoint read(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != LINES + 1 || !lines[LINES].isEmpty()) {
            throw TrailInconsistency.of("checkpoint");
        }
        byte[] root = NoteText.base64(lines[2], "checkpoint");
        if (root.length != ROOT_BYTES) {
            throw TrailInconsistency.of("checkpoint");
        }
        return new Checkpoint(
                lines[0],
                new SizeAndRoot(
                        NoteText.number(lines[1], "checkpoint"),
                        new Sha256(HexFormat.of().formatHex(root))));
    }

    public long size() {
        return head.size();
    }

    public Sha256 root() {
        return head.root();
    }

    /** The text to be signed: three lines, each ended by a line feed. */
    public String text() {
        return origin + "\n" + size() + "\n" + Base64.getEncoder().encodeToString(root().bytes()) + "\n";
    }
}
