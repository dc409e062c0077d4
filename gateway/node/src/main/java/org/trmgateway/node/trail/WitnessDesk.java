package org.trmgateway.node.trail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.note.AddCheckpoint;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.CheckpointVerifier;
import org.trmgateway.trail.note.OpenLog;
import org.trmgateway.trail.note.SignedNote;
import org.trmgateway.trail.note.SigningKey;
import org.trmgateway.trail.note.VerifierKey;
import org.trmgateway.trail.note.Witness;

/**
 * Witnesses the trails of other nodes. A log that signs an older or another tree after one that was cosigned here has lost or changed entries:
 * that is kept with its own signature as proof, said on this node's trail once, and cosigned never. Neither is a log after another one, until it is
 * shown how that ended, and that is what was seen here.
 */
public final class WitnessDesk {

    private static final Logger LOG = LoggerFactory.getLogger(WitnessDesk.class);
    private static final int UNPROVEN = 422;
    private static final Witness.Answer OUT_OF_TURN = new Witness.Answer.Refused(403);
    private static final Witness.Answer UNOPENED = new Witness.Answer.Refused(428);

    private final WitnessedTrails trails;
    private final NotesSeen memory;
    private final Witness witness;
    private final LogOrder order;
    private final Contradictions contradictions;
    private final LogSuccessors successors;
    private final boolean isAble;

    private final BooleanSupplier isSound;

    /**
     * A desk.
     *
     * @param keys with which this node cosigns; none when it has no trail in the directory, and cosigns nothing
     * @param isSound whether this node has asked its own witnesses, and none proved that it went back: what it saw it may have lost with the rest
     */
    public WitnessDesk(
            WitnessedTrails trails,
            List<SigningKey> keys,
            NotesSeen memory,
            ProvenRollBacks rollBacks,
            BooleanSupplier isSound,
            Clock clock) {
        this.trails = trails;
        this.memory = memory;
        this.witness = new Witness(trails::logKeys, keys, memory, clock);
        this.order = new LogOrder(memory, clock);
        this.contradictions = new Contradictions(trails, rollBacks);
        this.successors = new LogSuccessors(trails, memory, contradictions);
        this.isSound = isSound;
        this.isAble = !keys.isEmpty();
    }

    /** Answers a request of C2SP tlog-witness, {@code add-checkpoint}; 428 for a log of which {@link #open} has to be asked first. */
    public Witness.Answer answer(byte[] request) {
        return inTurn(
                () -> AddCheckpoint.read(request).note(),
                shown -> isFirstOfSuccessor(shown) ? UNOPENED : cosign(request, shown),
                shown -> again(request, shown));
    }

    /**
     * Answers a request that shows how the log before ended ({@link OpenLog}): cosigns the first checkpoint of a log that follows what was seen
     * last, and keeps why. One that proves nothing is answered with 422, one that ends the log before elsewhere with 409 and what was seen of that.
     */
    public Witness.Answer open(byte[] request) {
        return inTurn(() -> OpenLog.read(request).note(), _ -> open(OpenLog.read(request)), _ -> OUT_OF_TURN);
    }

    private Witness.Answer inTurn(
            Supplier<SignedNote> request,
            Function<SignedNote, Witness.Answer> answer,
            Function<SignedNote, Witness.Answer> finished) {
        if (!isAble) {
            return new Witness.Answer.Refused(404);
        }
        if (!isSound.getAsBoolean()) {
            return new Witness.Answer.Refused(503);
        }
        SignedNote shown;
        String origin;
        try {
            shown = request.get();
            origin = Checkpoint.read(shown.text()).origin();
        } catch (GatewayException malformed) {
            LOG.debug("trail: not a request: {}", malformed.detail());
            return new Witness.Answer.Refused(400);
        }
        return LogOrder.trail(origin)
                .map(trail -> memory.alone(trail, () -> (order.isDue(origin) ? answer : finished).apply(shown)))
                .orElse(OUT_OF_TURN);
    }

    /**
     * A log that has ended does not go on. A node that shows how it ended, or less, may have gone back to before its latest log: it is told what
     * was seen, as of any log, and with the end cosigned once more it finds that out in the next.
     */
    private Witness.Answer again(byte[] request, SignedNote shown) {
        long size = Checkpoint.read(shown.text()).size();
        return memory.lastSeen(digest(shown))
                .filter(seen -> size <= Checkpoint.read(seen.text()).size())
                .map(_ -> cosign(request, shown))
                .orElse(OUT_OF_TURN);
    }

    /** The note of the log that was seen last of the same trail, if that is another log, and this one was never seen. */
    private Optional<SignedNote> before(SignedNote shown) {
        String origin = Checkpoint.read(shown.text()).origin();
        return LogOrder.trail(origin)
                .flatMap(order::latest)
                .filter(latest -> !latest.equals(origin))
                .flatMap(latest -> memory.lastSeen(digest(latest)));
    }

    private boolean isFirstOfSuccessor(SignedNote shown) {
        return before(shown).isPresent() && !logKeys(shown).isEmpty();
    }

    private Witness.Answer open(OpenLog request) {
        SignedNote shown = request.note();
        Optional<SignedNote> before = before(shown);
        if (before.isPresent() && CheckpointVerifier.isSignedByAll(shown, logKeys(shown))) {
            Optional<Witness.Answer> objection = successors.objection(request, before.get());
            if (objection.isPresent()) {
                contradictions.object(shown, before.get(), objection.get());
                return objection.get();
            }
        }
        Witness.Answer answer = cosign(new AddCheckpoint(0, List.of(), shown).bytes(), shown);
        if (answer instanceof Witness.Answer.Cosigned) {
            before.ifPresent(seen -> successors.accept(request, seen));
        }
        return answer;
    }

    private Witness.Answer cosign(byte[] request, SignedNote shown) {
        Witness.Answer answer = witness.answer(request);
        if (answer instanceof Witness.Answer.Conflict || answer.status() == UNPROVEN) {
            // Nothing was seen of a log that is new here: the log is told so, and starts from there.
            memory.lastSeen(digest(shown)).ifPresent(seen -> {
                if (answer.status() == UNPROVEN) {
                    contradictions.doubt(Checkpoint.read(seen.text()), shown);
                } else {
                    contradictions.look(seen, shown);
                }
            });
        }
        return answer;
    }

    /** The checkpoint of a log that was cosigned last, as the log signed it. */
    public Optional<byte[]> lastSeen(Sha256 originSha256) {
        return memory.lastSeen(originSha256).map(SignedNote::bytes);
    }

    private List<VerifierKey> logKeys(SignedNote note) {
        return trails.logKeys(Checkpoint.read(note.text()).origin());
    }

    private static Sha256 digest(SignedNote note) {
        return digest(Checkpoint.read(note.text()).origin());
    }

    private static Sha256 digest(String origin) {
        return Sha256.of(origin.getBytes(UTF_8));
    }
}
