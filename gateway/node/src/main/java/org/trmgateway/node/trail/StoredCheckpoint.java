package org.trmgateway.node.trail;

import java.util.Optional;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.SignedNote;

/**
 * A checkpoint of this node's trail that a quorum has seen.
 *
 * @param log ordinal of the log
 * @param note with all signatures
 * @param checkpoint what the note says
 * @param stamp RFC 3161 token over the bytes of the note; absent until there is one
 */
public record StoredCheckpoint(int log, SignedNote note, Checkpoint checkpoint, Optional<byte[]> stamp) {}
