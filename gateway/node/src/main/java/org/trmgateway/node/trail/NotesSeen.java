package org.trmgateway.node.trail;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.note.SignedNote;
import org.trmgateway.trail.note.WitnessMemory;

/** What a witness saw last, with the notes themselves. */
public interface NotesSeen extends WitnessMemory {

    /** Does what concerns several logs of a trail while nobody else does; all of it is kept, or nothing. */
    <T> T alone(String trail, Supplier<T> work);

    /** Keeps that a log followed another one, once; a log has one successor. */
    void follow(Successor successor);

    /** The note of a log seen last, found by the SHA-256 of its origin; none when the log was never cosigned here. */
    Optional<SignedNote> lastSeen(Sha256 originSha256);

    /** The logs that were cosigned here whose origin begins so. */
    List<String> origins(String beginning);
}
