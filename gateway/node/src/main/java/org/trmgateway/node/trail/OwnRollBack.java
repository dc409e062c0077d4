package org.trmgateway.node.trail;

import java.time.Instant;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.note.Checkpoint;

/**
 * What this node knows of its open log after it went back.
 *
 * @param folder of the log
 * @param restored the log as it is in the database
 * @param held the log as this node once signed it
 * @param heldNote SHA-256 of the note that a peer showed
 * @param peer who showed it
 * @param foundAt when
 */
public record OwnRollBack(
        String folder, Checkpoint restored, Checkpoint held, Sha256 heldNote, NodeId peer, Instant foundAt) {}
