package org.trmgateway.node.proof;

import java.util.Optional;
import java.util.function.IntFunction;
import org.trmgateway.node.trail.CheckpointStore;
import org.trmgateway.node.trail.MessageTrail;
import org.trmgateway.node.trail.TrailPosition;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.MerkleTree;
import org.trmgateway.trail.TileStore;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.note.EntryProof;

/** Proofs that this node's trail says what it gave, made anew each time from tiles and the first checkpoint that covers the entry. */
public final class OwnProofs {

    private final MessageTrail trail;
    private final IntFunction<TileStore> logs;
    private final CheckpointStore checkpoints;

    /**
     * @param logs the log of an ordinal
     */
    public OwnProofs(MessageTrail trail, IntFunction<TileStore> logs, CheckpointStore checkpoints) {
        this.trail = trail;
        this.logs = logs;
        this.checkpoints = checkpoints;
    }

    /**
     * What the trail says of a receipt.
     *
     * @param entry by which it was given, or taken where another gave it
     * @param proof absent until a quorum has seen the entry
     */
    public record Own(TrailEntry entry, Optional<EntryProof> proof) {}

    /** The first entry about a receipt of a message; empty when there is none. */
    public Optional<Own> of(MessageId message, Sha256 receipt) {
        return trail.of(message).stream()
                .filter(step -> step.entry().documentSha256().equals(Optional.of(receipt)))
                .findFirst()
                .map(step -> new Own(step.entry(), step.position().flatMap(at -> proof(step.entry(), at))));
    }

    private Optional<EntryProof> proof(TrailEntry entry, TrailPosition at) {
        return checkpoints
                .covering(at)
                .map(seen -> EntryProof.of(
                        entry.toBytes(),
                        new MerkleTree(logs.apply(at.log()), seen.checkpoint().size()).inclusionProof(at.index()),
                        seen.note()));
    }
}
