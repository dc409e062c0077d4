package org.trmgateway.node.trail;

import java.time.Instant;
import java.util.Optional;
import org.trmgateway.referral.NodeId;
import org.trmgateway.trail.note.SignedNote;

/** Proofs that a log of this node lost or changed entries it had signed for. */
public interface RollBacks {

    /**
     * Keeps the proof; the largest of a log counts, and of one size the first.
     *
     * @return whether it is new
     */
    boolean found(TrailLog log, NodeId peer, SignedNote proof, Instant at);

    /** Whether the open log went back. A log that follows it is good again. */
    boolean isRolledBack();

    /** The proof against the open log; absent when there is none. */
    Optional<Proof> proof();

    /**
     * A proof.
     *
     * @param peer who showed it
     * @param note what it showed, with the signatures of this node
     * @param foundAt when
     */
    record Proof(NodeId peer, SignedNote note, Instant foundAt) {}
}
