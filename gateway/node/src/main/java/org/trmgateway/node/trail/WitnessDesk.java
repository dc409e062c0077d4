package org.trmgateway.node.trail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.note.AddCheckpoint;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.CheckpointVerifier;
import org.trmgateway.trail.note.SignedNote;
import org.trmgateway.trail.note.SigningKey;
import org.trmgateway.trail.note.Witness;

/**
 * Witnesses the trails of other nodes. A log that signs an older or another tree after one that was cosigned here has lost or changed entries:
 * that is kept with its own signature as proof, said on this node's trail once, and cosigned never.
 */
public final class WitnessDesk {

    private static final Logger LOG = LoggerFactory.getLogger(WitnessDesk.class);
    private static final int UNPROVEN = 422;

    private final WitnessedTrails trails;
    private final NotesSeen memory;
    private final ProvenRollBacks rollBacks;
    private final Witness witness;
    private final LogOrder order;
    private final boolean isAble;
    /** State that was seen of a log when it was last doubted: said once for each. */
    private final Map<String, Checkpoint> doubted = new ConcurrentHashMap<>();

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
        this.rollBacks = rollBacks;
        this.witness = new Witness(trails::logKeys, keys, memory, clock);
        this.order = new LogOrder(memory, clock);
        this.isSound = isSound;
        this.isAble = !keys.isEmpty();
    }

    /** Answers a request of C2SP tlog-witness, {@code add-checkpoint}. */
    public Witness.Answer answer(byte[] request) {
        if (!isAble) {
            return new Witness.Answer.Refused(404);
        }
        if (!isSound.getAsBoolean()) {
            return new Witness.Answer.Refused(503);
        }
        if (!isDue(request)) {
            return new Witness.Answer.Refused(403);
        }
        Witness.Answer answer = witness.answer(request);
        if (answer instanceof Witness.Answer.Conflict || answer.status() == UNPROVEN) {
            SignedNote shown = AddCheckpoint.read(request).note();
            // Nothing was seen of a log that is new here: the log is told so, and starts from there.
            memory.lastSeen(digest(shown)).ifPresent(seen -> {
                if (answer.status() == UNPROVEN) {
                    doubt(Checkpoint.read(seen.text()), shown);
                } else {
                    look(seen, shown);
                }
            });
        }
        return answer;
    }

    private boolean isDue(byte[] request) {
        try {
            return order.isDue(
                    Checkpoint.read(AddCheckpoint.read(request).note().text()).origin());
        } catch (GatewayException malformed) {
            // The witness says what is wrong with it.
            LOG.debug("trail: not a request: {}", malformed.detail());
            return true;
        }
    }

    /** The checkpoint of a log that was cosigned last, as the log signed it. */
    public Optional<byte[]> lastSeen(Sha256 originSha256) {
        return memory.lastSeen(originSha256).map(SignedNote::bytes);
    }

    /** The signature of the log was verified by now. An old request that was long on its way proves nothing: it was signed before. */
    private void look(SignedNote seen, SignedNote shown) {
        Checkpoint checkpoint = Checkpoint.read(shown.text());
        String origin = checkpoint.origin();
        Checkpoint last = Checkpoint.read(seen.text());
        boolean forked = checkpoint.size() == last.size() && !checkpoint.root().equals(last.root());
        boolean older = checkpoint.size() < last.size()
                && signedAt(seen)
                        .filter(before ->
                                signedAt(shown).filter(before::isBefore).isPresent())
                        .isPresent();
        if ((forked || older) && rollBacks.found(last, shown, trails.partyOf(origin))) {
            LOG.error(
                    "trail: another node lost or changed entries it had signed for: origin={} seen={} shown={}",
                    origin,
                    last.size(),
                    checkpoint.size());
        }
    }

    /** A larger tree that was not proven to continue: perhaps a fork, perhaps only a wrong proof of whoever sent it. The note may tell one day. */
    private void doubt(Checkpoint last, SignedNote shown) {
        if (last.equals(doubted.put(last.origin(), last))) {
            return;
        }
        LOG.warn(
                "trail: a log was signed that is not proven to continue what was seen, not cosigned: origin={} seen={}"
                        + " note={}",
                last.origin(),
                last.size(),
                Base64.getEncoder().encodeToString(shown.bytes()));
    }

    private static Sha256 digest(SignedNote note) {
        return Sha256.of(Checkpoint.read(note.text()).origin().getBytes(UTF_8));
    }

    /** Unknown when the log's keys are others by now: then nothing says which was signed first. */
    private Optional<Instant> signedAt(SignedNote note) {
        return CheckpointVerifier.verify(
                        note, trails.logKeys(Checkpoint.read(note.text()).origin()))
                .stream()
                .map(CheckpointVerifier.Verified::at)
                .max(Instant::compareTo);
    }
}
