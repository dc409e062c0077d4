package org.trmgateway.node.trail;

import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.CheckpointVerifier;
import org.trmgateway.trail.note.SignedNote;
import org.trmgateway.trail.note.Witness;

/** What a witness makes of a log that was signed otherwise than it was seen: a proof that is kept, or a doubt that is said once. Thread-safe. */
final class Contradictions {

    private static final Logger LOG = LoggerFactory.getLogger(Contradictions.class);

    private final WitnessedTrails trails;
    private final ProvenRollBacks rollBacks;
    /** State that was seen of a log when it was last doubted. */
    private final Map<String, Checkpoint> doubted = new ConcurrentHashMap<>();
    /** The same, when it was last the log before one that does not follow it. */
    private final Map<String, Checkpoint> objected = new ConcurrentHashMap<>();

    Contradictions(WitnessedTrails trails, ProvenRollBacks rollBacks) {
        this.trails = trails;
        this.rollBacks = rollBacks;
    }

    /** The signature of the log was verified by now. An old request that was long on its way proves nothing: it was signed before. */
    void look(SignedNote seen, SignedNote shown) {
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
    void doubt(Checkpoint last, SignedNote shown) {
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

    /** A trail whose next log does not say how the one before ended, as it was seen here: asked again and again, said once. */
    void object(SignedNote shown, SignedNote before, Witness.Answer objection) {
        Checkpoint next = Checkpoint.read(shown.text());
        Checkpoint last = Checkpoint.read(before.text());
        if (last.equals(objected.put(last.origin(), last))) {
            return;
        }
        LOG.warn(
                "trail: a log does not follow what was seen of the one before, not cosigned: origin={} before={}"
                        + " seen={} status={}",
                next.origin(),
                last.origin(),
                last.size(),
                objection.status());
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
