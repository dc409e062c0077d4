package org.trmgateway.node.trail;

import java.util.List;
import java.util.Optional;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.note.SignedNote;
import org.trmgateway.trail.note.WitnessMemory;

/** What a witness saw last, with the notes themselves. */
public interface NotesSeen extends WitnessMemory {

    /** The note of a log seen last, found by the SHA-256 of its origin; none when the log was never cosigned here. */
    Optional<SignedNote> lastSeen(Sha256 originSha256);

    /** The logs that were cosigned here whose origin begins so. */
    List<String> origins(String beginning);
}
