package org.trmgateway.trail.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.InclusionProof;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.TrailInconsistency;

/**
 * What a trail shows a witness before that cosigns the first checkpoint of its next log: how the log before ended. It stands beside C2SP
 * tlog-witness, which knows single logs only, and is spelt as its requests are: {@code entry} and {@code document} in Base64, the hashes of the path,
 * an empty line, the note. There is one spelling of each.
 *
 * @param entry entry 0 of the log
 * @param document what that entry is about: the final note of the log before, or an order
 * @param path from entry 0 to the root of the note's checkpoint
 * @param note checkpoint of the log, signed by the trail
 */
@SuppressWarnings("ArrayRecordComponent") // bytes under a digest, never compared
public record OpenLog(EntryBytes entry, byte[] document, List<Sha256> path, SignedNote note) {

    /** The longest body of a request, in bytes: room for the longest note, and as many for document, entry and path. */
    public static final int LONGEST = 4 * SignedNote.LONGEST;

    private static final String RULE = "open-log";
    private static final String ENTRY = "entry ";
    private static final String DOCUMENT = "document ";
    private static final int MOST_HASHES = 63;

    /** @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT}, rule {@code open-log}, for what is too long */
    public OpenLog {
        path = List.copyOf(path);
        if (document.length == 0 || document.length > SignedNote.LONGEST || path.size() > MOST_HASHES) {
            throw malformed();
        }
    }

    /**
     * Reads the body of a request.
     *
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT}, rule {@code open-log} or what the note's reader says
     */
    public static OpenLog read(byte[] body) {
        if (body.length > LONGEST) {
            throw malformed();
        }
        String all = NoteText.read(body, RULE);
        int parting = all.indexOf("\n\n");
        if (parting < 0) {
            throw malformed();
        }
        List<String> lines = new ArrayList<>(List.of(all.substring(0, parting).split("\n", -1)));
        if (lines.size() < 2 || lines.size() > MOST_HASHES + 2) {
            throw malformed();
        }
        return new OpenLog(
                new EntryBytes(value(lines.removeFirst(), ENTRY)),
                value(lines.removeFirst(), DOCUMENT),
                TlogProof.hashes(lines, RULE),
                SignedNote.read(all.substring(parting + 2).getBytes(UTF_8)));
    }

    /** The body of the request. */
    public byte[] bytes() {
        Base64.Encoder base64 = Base64.getEncoder();
        StringBuilder text = new StringBuilder()
                .append(ENTRY)
                .append(base64.encodeToString(entry.toArray()))
                .append('\n')
                .append(DOCUMENT)
                .append(base64.encodeToString(document))
                .append('\n');
        TlogProof.appendHashes(text, path);
        return text.append('\n').append(note).toString().getBytes(UTF_8);
    }

    /**
     * Verifies that the log begins with this entry, and the entry is about this document.
     *
     * @param checkpoint what the note says
     * @return the entry
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT}; rule {@code open-log} for another document
     */
    public TrailEntry verify(Checkpoint checkpoint) {
        new InclusionProof(0, checkpoint.size(), path).verify(entry.leafHash(), checkpoint.root());
        TrailEntry first = TrailEntry.read(entry);
        if (first.documentSha256().filter(Sha256.of(document)::equals).isEmpty()) {
            throw malformed();
        }
        return first;
    }

    private static byte[] value(String line, String name) {
        if (!line.startsWith(name)) {
            throw malformed();
        }
        return NoteText.base64(line.substring(name.length()), RULE);
    }

    private static RuntimeException malformed() {
        return TrailInconsistency.of(RULE);
    }
}
