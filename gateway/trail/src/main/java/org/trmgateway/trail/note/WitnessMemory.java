package org.trmgateway.trail.note;

import java.util.Optional;
import java.util.function.Function;
import org.trmgateway.trail.SizeAndRoot;

/** What a witness saw last of each trail. */
public interface WitnessMemory {

    /**
     * Lets a question be answered with the last state of a trail, and keeps what the answer says is the new one, before it returns. Nobody else
     * answers for the same trail in between: two at once would let the later size be followed by the earlier.
     *
     * @param answer gets the state seen last; says what to answer, and what to keep
     */
    <T> T decide(String origin, Function<Optional<SizeAndRoot>, Decision<T>> answer);

    /**
     * An answer and what is to be kept with it.
     *
     * @param answer to be given
     * @param seen the new state; empty when nothing changes
     */
    record Decision<T>(T answer, Optional<SignedNote> seen) {}
}
