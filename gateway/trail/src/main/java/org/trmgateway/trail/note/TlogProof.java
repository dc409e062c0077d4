package org.trmgateway.trail.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.InclusionProof;
import org.trmgateway.trail.TrailInconsistency;

/**
 * Proof, in one file, that an entry is in a trail that others have seen (C2SP tlog-proof): the place, the way to the root, and the checkpoint with
 * all signatures. Whoever holds the entry and a {@link WitnessPolicy} needs nothing else, and no network.
 *
 * @param extra not authenticated; nothing may be believed because it stands here
 * @param index the entry's place, counted from 0
 * @param path siblings from the leaf up
 * @param note the checkpoint with its signatures
 */
public record TlogProof(Optional<String> extra, long index, List<Sha256> path, SignedNote note) {

    /** The usual end of the file's name. */
    public static final String SUFFIX = ".tlog-proof";

    private static final String HEAD = "c2sp.org/tlog-proof@v1";
    private static final int MOST_HASHES = 63;

    public TlogProof {
        path = List.copyOf(path);
    }

    /**
     * Reads a proof.
     *
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT}, rule {@code tlog-proof}
     */
    public static TlogProof read(byte[] bytes) {
        if (bytes.length > SignedNote.LONGEST) {
            throw malformed();
        }
        String all = NoteText.read(bytes, "tlog-proof");
        int parting = all.indexOf("\n\n");
        if (parting < 0) {
            throw malformed();
        }
        List<String> lines = new ArrayList<>(List.of(all.substring(0, parting).split("\n", -1)));
        if (!lines.removeFirst().equals(HEAD)) {
            throw malformed();
        }
        Optional<String> extra = Optional.empty();
        if (!lines.isEmpty() && lines.getFirst().startsWith("extra ")) {
            extra = Optional.of(lines.removeFirst().substring("extra ".length()));
            NoteText.base64(extra.get(), "tlog-proof");
        }
        if (lines.isEmpty() || !lines.getFirst().startsWith("index ") || lines.size() > MOST_HASHES + 1) {
            throw malformed();
        }
        long index = NoteText.number(lines.removeFirst().substring("index ".length()), "tlog-proof");
        SignedNote note = SignedNote.read(all.substring(parting + 2).getBytes(UTF_8));
        return new TlogProof(extra, index, hashes(lines, "tlog-proof"), note);
    }

    /** The file. */
    public byte[] bytes() {
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        extra.ifPresent(it -> text.append("extra ").append(it).append('\n'));
        text.append("index ").append(index).append('\n');
        appendHashes(text, path);
        return text.append('\n').append(note).toString().getBytes(UTF_8);
    }

    /**
     * Verifies that the entry is in a trail which the policy accepts.
     *
     * @param leafHash leaf hash of the entry
     * @return the checkpoint, and who has seen it
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT}; the rule names what failed
     */
    public WitnessPolicy.Accepted verify(Sha256 leafHash, WitnessPolicy policy) {
        WitnessPolicy.Accepted accepted = policy.require(note);
        new InclusionProof(index, accepted.checkpoint().size(), path)
                .verify(leafHash, accepted.checkpoint().root());
        return accepted;
    }

    static List<Sha256> hashes(List<String> lines, String rule) {
        List<Sha256> hashes = new ArrayList<>();
        for (String line : lines) {
            byte[] hash = NoteText.base64(line, rule);
            if (hash.length != 32) {
                throw TrailInconsistency.of(rule);
            }
            hashes.add(new Sha256(HexFormat.of().formatHex(hash)));
        }
        return hashes;
    }

    static void appendHashes(StringBuilder text, List<Sha256> hashes) {
        hashes.forEach(hash ->
                text.append(Base64.getEncoder().encodeToString(hash.bytes())).append('\n'));
    }

    private static RuntimeException malformed() {
        return TrailInconsistency.of("tlog-proof");
    }
}
