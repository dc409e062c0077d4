package org.trmgateway.trail.note;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.trail.SizeAndRoot;

/**
 * Cosigns the checkpoints of others (C2SP tlog-witness): each only if it continues what was cosigned last. Whoever shows one witness a trail and
 * another witness a different one gets no quorum for both.
 */
public final class Witness {

    private final Function<String, List<VerifierKey>> logs;
    private final List<SigningKey> keys;
    private final WitnessMemory memory;
    private final Clock clock;

    /**
     * A witness.
     *
     * @param logs keys of the trail with an origin; none when it is not one of ours
     * @param keys with which it cosigns, at least one
     */
    public Witness(Function<String, List<VerifierKey>> logs, List<SigningKey> keys, WitnessMemory memory, Clock clock) {
        this.logs = logs;
        this.keys = List.copyOf(keys);
        this.memory = memory;
        this.clock = clock;
    }

    /** How a request ends; the statuses are those of C2SP tlog-witness. */
    public sealed interface Answer {

        /** The HTTP status. */
        int status();

        /**
         * Seen and cosigned.
         *
         * @param cosignatures a line for each key of the witness
         */
        record Cosigned(List<NoteSignature> cosignatures) implements Answer {
            @Override
            public int status() {
                return 200;
            }
        }

        /**
         * The trail and the witness do not agree on what was seen last.
         *
         * @param size what the witness saw last: more than the trail has means that the trail went back
         */
        record Conflict(long size) implements Answer {
            @Override
            public int status() {
                return 409;
            }
        }

        /**
         * Refused.
         *
         * @param status 400 malformed or of an empty log, 403 not signed by the trail, 404 not one of ours, 422 the proof does not hold; where
         *     logs follow each other, 428 for one of which nothing says how the log before ended ({@link OpenLog})
         */
        record Refused(int status) implements Answer {}
    }

    /** Answers a request; whatever its body is. */
    public Answer answer(byte[] body) {
        AddCheckpoint request;
        Checkpoint checkpoint;
        try {
            request = AddCheckpoint.read(body);
            checkpoint = Checkpoint.read(request.note().text());
        } catch (GatewayException malformed) {
            return new Answer.Refused(400);
        }
        List<VerifierKey> log = logs.apply(checkpoint.origin());
        if (log.isEmpty()) {
            return new Answer.Refused(404);
        }
        if (!CheckpointVerifier.isSignedByAll(request.note(), log)) {
            return new Answer.Refused(403);
        }
        // An empty log says nothing of the one before it: a chain of logs would be broken there.
        if (checkpoint.size() == 0 || request.oldSize() > checkpoint.size()) {
            return new Answer.Refused(400);
        }
        return memory.decide(checkpoint.origin(), seen -> decide(request, checkpoint, seen));
    }

    private WitnessMemory.Decision<Answer> decide(
            AddCheckpoint request, Checkpoint checkpoint, Optional<SizeAndRoot> seen) {
        long known = seen.map(SizeAndRoot::size).orElse(0L);
        if (known != request.oldSize()) {
            return keepNothing(new Answer.Conflict(known));
        }
        if (seen.isPresent()) {
            if (known == checkpoint.size() && !seen.get().root().equals(checkpoint.root())) {
                return keepNothing(new Answer.Conflict(known));
            }
            if (!continues(request, checkpoint, seen.get())) {
                return keepNothing(new Answer.Refused(422));
            }
        }
        Instant now = clock.instant();
        Answer cosigned = new Answer.Cosigned(
                keys.stream().map(key -> key.sign(checkpoint, now)).toList());
        return new WitnessMemory.Decision<>(cosigned, Optional.of(request.note()));
    }

    private static boolean continues(AddCheckpoint request, Checkpoint checkpoint, SizeAndRoot seen) {
        try {
            request.consistency(checkpoint).verify(seen.root(), checkpoint.root());
            return true;
        } catch (GatewayException inconsistent) {
            return false;
        }
    }

    private static WitnessMemory.Decision<Answer> keepNothing(Answer answer) {
        return new WitnessMemory.Decision<>(answer, Optional.empty());
    }
}
