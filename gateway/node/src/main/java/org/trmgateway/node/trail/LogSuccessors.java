package org.trmgateway.node.trail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;
import org.trmgateway.seal.RecoveryOrder;
import org.trmgateway.seal.SignedRecoveryOrder;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.CheckpointVerifier;
import org.trmgateway.trail.note.OpenLog;
import org.trmgateway.trail.note.SignedNote;
import org.trmgateway.trail.note.Witness.Answer;

/**
 * Whether a log may follow the one that a witness saw last of a trail. It may when its entry 0 names exactly what was seen last as the end of that
 * log, or an order of two officers that says at least as much was lost. That two different keys signed is verified; whose they are, only their own
 * node knows.
 */
final class LogSuccessors {

    private static final Logger LOG = LoggerFactory.getLogger(LogSuccessors.class);
    private static final Answer UNSIGNED = new Answer.Refused(403);
    private static final Answer UNPROVEN = new Answer.Refused(422);

    private final WitnessedTrails trails;
    private final NotesSeen memory;
    private final Contradictions contradictions;

    LogSuccessors(WitnessedTrails trails, NotesSeen memory, Contradictions contradictions) {
        this.trails = trails;
        this.memory = memory;
        this.contradictions = contradictions;
    }

    /**
     * What there is against a log.
     *
     * @param request signed by the trail
     * @param seen the log of the trail that was seen last
     * @return the refusal: 403 a note that nobody signed, 409 another end than what was seen, 422 what proves nothing; empty for a good log
     */
    Optional<Answer> objection(OpenLog request, SignedNote seen) {
        try {
            TrailEntry first = request.verify(Checkpoint.read(request.note().text()));
            return switch (first.event()) {
                case LOG_OPENED -> opened(SignedNote.read(request.document()), seen);
                case LOG_RECOVERED -> recovered(SignedRecoveryOrder.read(request.document()), seen);
                default -> Optional.of(UNPROVEN);
            };
        } catch (GatewayException unproven) {
            LOG.debug("trail: proves nothing: {}", unproven.detail());
            return Optional.of(UNPROVEN);
        }
    }

    /** Keeps it; the log before has ended with that. */
    void accept(OpenLog request, SignedNote seen) {
        TrailEntry first = TrailEntry.read(request.entry());
        Checkpoint last = Checkpoint.read(seen.text());
        String origin = Checkpoint.read(request.note().text()).origin();
        memory.follow(new Successor(origin, last.origin(), first.event(), request.document()));
        switch (first.event()) {
            case LOG_RECOVERED -> {
                RecoveryOrder order =
                        SignedRecoveryOrder.read(request.document()).content();
                LOG.warn(
                        "trail: a trail goes on by an order after a roll-back: order={} origin={} after={} restored={}"
                                + " held={} seen={}",
                        order.id(),
                        origin,
                        last.origin(),
                        order.restored().size(),
                        order.held().size(),
                        last.size());
            }
            default -> LOG.info("trail: another log of a trail: origin={} after={}", origin, last.origin());
        }
    }

    private Optional<Answer> opened(SignedNote ended, SignedNote seen) {
        Checkpoint end = Checkpoint.read(ended.text());
        Checkpoint last = Checkpoint.read(seen.text());
        boolean isSigned = CheckpointVerifier.isSignedByAll(ended, trails.logKeys(end.origin()));
        if (!end.equals(last)) {
            if (isSigned && end.origin().equals(last.origin())) {
                contradictions.look(seen, ended);
            }
            return Optional.of(conflict(end.origin()));
        }
        // The log's keys may be others by now; what they were then was verified when this was seen.
        return isSigned || ended.hasSignaturesOf(seen) ? Optional.empty() : Optional.of(UNSIGNED);
    }

    private Optional<Answer> recovered(SignedRecoveryOrder file, SignedNote seen) {
        RecoveryOrder order = file.content();
        if (!file.isSignedByTwo()) {
            return Optional.of(UNPROVEN);
        }
        Checkpoint held = order.held();
        Checkpoint last = Checkpoint.read(seen.text());
        boolean isAllTold = held.equals(last) || (held.origin().equals(last.origin()) && held.size() > last.size());
        return isAllTold ? Optional.empty() : Optional.of(conflict(held.origin()));
    }

    private Answer conflict(String origin) {
        return new Answer.Conflict(memory.lastSeen(Sha256.of(origin.getBytes(UTF_8)))
                .map(seen -> Checkpoint.read(seen.text()).size())
                .orElse(0L));
    }
}
