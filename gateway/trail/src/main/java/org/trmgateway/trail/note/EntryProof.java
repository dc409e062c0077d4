package org.trmgateway.trail.note;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.InclusionProof;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.TrailInconsistency;

/**
 * A {@link TlogProof} that brings its entry along, so that whoever has a receipt and this file needs nothing else to see what a trail says of the
 * receipt. The entry's bytes stand in Base64 in the line {@code extra}, of which the format believes nothing: what makes the entry true is that its
 * leaf hash is the one the proof leads from.
 *
 * @param entry bytes of the entry
 * @param index its place, counted from 0
 * @param path siblings from the leaf up
 * @param note checkpoint with its signatures
 */
public record EntryProof(EntryBytes entry, long index, List<Sha256> path, SignedNote note) {

    public EntryProof {
        path = List.copyOf(path);
    }

    /** The proof of an entry in the tree of a checkpoint. */
    public static EntryProof of(EntryBytes entry, InclusionProof inclusion, SignedNote note) {
        return new EntryProof(entry, inclusion.index(), inclusion.path(), note);
    }

    /**
     * Reads a proof and accepts one spelling of it.
     *
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT}, rule {@code tlog-proof}, or {@code tlog-proof-entry} when it
     *     brings no entry
     */
    public static EntryProof read(byte[] bytes) {
        TlogProof proof = TlogProof.read(bytes);
        String extra = proof.extra().orElseThrow(() -> TrailInconsistency.of("tlog-proof-entry"));
        return new EntryProof(
                new EntryBytes(NoteText.base64(extra, "tlog-proof-entry")), proof.index(), proof.path(), proof.note());
    }

    /** The file. */
    public byte[] bytes() {
        return plain().bytes();
    }

    /** Name of the log that the entry says to be in; nothing is verified. */
    public String origin() {
        return Checkpoint.read(note.text()).origin();
    }

    /**
     * Verifies that the entry is in a trail that the policy accepts, with all of the keys the policy has of that trail.
     *
     * @return what the entry says
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT}; the rule names what failed
     */
    public TrailEntry verify(WitnessPolicy policy) {
        String origin = plain().verify(entry.leafHash(), policy).checkpoint().origin();
        List<VerifierKey> asked =
                policy.logs().stream().filter(key -> key.name().equals(origin)).toList();
        if (CheckpointVerifier.verify(note, asked).size() < asked.size()) {
            throw TrailInconsistency.of("policy-log");
        }
        return TrailEntry.read(entry);
    }

    /**
     * Verifies the same, and that the entry gives or takes exactly this receipt.
     *
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT}; rule {@code proof-receipt} when it is about another
     */
    public TrailEntry verify(WitnessPolicy policy, Sha256 receipt, EvidenceEvent event, MessageId message) {
        TrailEntry said = verify(policy);
        if (said.event() != event
                || !said.messageId().equals(Optional.of(message))
                || !said.documentSha256().equals(Optional.of(receipt))) {
            throw TrailInconsistency.of("proof-receipt");
        }
        return said;
    }

    private TlogProof plain() {
        return new TlogProof(Optional.of(Base64.getEncoder().encodeToString(entry.toArray())), index, path, note);
    }
}
