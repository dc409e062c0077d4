package org.trmgateway.node.trail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.trail.MerkleTree;
import org.trmgateway.trail.TileStore;
import org.trmgateway.trail.note.AddCheckpoint;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.CheckpointVerifier;
import org.trmgateway.trail.note.SignedNote;
import org.trmgateway.trail.note.SigningKey;
import org.trmgateway.trail.note.VerifierKey;

/**
 * Asks one witness, and says what came of it. A witness that saw less is given the proof from there. One that saw more, or something else, is
 * asked for what it saw: only a note with this node's own signatures proves anything, so no peer can stop a node by saying so. Thread-safe.
 */
final class WitnessRound {

    private static final Logger LOG = LoggerFactory.getLogger(WitnessRound.class);
    private static final int TRIES = 3;
    /** The witness saw another log of the trail, and wants to know how that ended. */
    private static final int UNOPENED = 428;

    /**
     * Statuses after which it is worth while to ask what the witness saw: one that does not cosign at the moment (503) may still remember, and so
     * may one that saw a later log (403).
     */
    private static final Set<Integer> KNOWS = Set.of(403, 409, 422, 503);

    private final WitnessLine line;
    private final OwnTrail own;
    private final LogOpenings openings;
    /** Size that each witness saw last of the log it was asked about last. */
    private final Map<NodeId, Seen> seen = new ConcurrentHashMap<>();

    /** What each witness answered that did not take a log. */
    private final Map<NodeId, Integer> unopened = new ConcurrentHashMap<>();

    private record Seen(String origin, long size) {}

    /**
     * Rounds.
     *
     * @param own keys of this node for its logs
     * @param openings what is shown of the logs before
     */
    WitnessRound(WitnessLine line, OwnTrail own, LogOpenings openings) {
        this.line = line;
        this.own = own;
        this.openings = openings;
    }

    /** What a witness said. */
    sealed interface Outcome {

        /** Signature lines, not verified. */
        record Cosigned(byte[] lines) implements Outcome {}

        /** A checkpoint of the same log with the signatures of this node, which {@code tree} may not continue. */
        record Remembers(SignedNote note) implements Outcome {}

        /** Nothing that helps. */
        record Nothing(String reason) implements Outcome {}
    }

    /**
     * Asks.
     *
     * @param log whose checkpoint it is
     * @param note to be cosigned
     * @param start size the witness may have seen, if nothing is known of it
     */
    Outcome ask(NodeId peer, TrailLog log, SignedNote note, long start) {
        try {
            return cosigned(peer, log, note, start);
        } catch (IOException unreachable) {
            return new Outcome.Nothing("unreachable");
        }
    }

    /** Asks what a witness holds of a log, and for nothing else. */
    Outcome held(NodeId peer, TrailLog log) {
        try {
            return remembered(peer, log.origin());
        } catch (IOException unreachable) {
            return new Outcome.Nothing("unreachable");
        }
    }

    private Outcome cosigned(NodeId peer, TrailLog log, SignedNote note, long start) throws IOException {
        Checkpoint checkpoint = Checkpoint.read(note.text());
        long old = Optional.ofNullable(seen.get(peer))
                .filter(last -> last.origin().equals(checkpoint.origin()))
                .map(last -> Math.min(last.size(), checkpoint.size()))
                .orElse(start);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            WitnessLine.Answer answer = line.addCheckpoint(
                    peer, request(old, checkpoint, openings.heads().of(log), note));
            if (answer.status() == 200) {
                return seen(peer, checkpoint, answer);
            }
            if (answer.status() == UNOPENED) {
                return opened(peer, log, note);
            }
            Optional<Long> known = answer.status() == 409 ? size(answer.body()) : Optional.empty();
            if (known.filter(size -> size <= checkpoint.size()).isEmpty() || known.get() == old) {
                return KNOWS.contains(answer.status())
                        ? remembered(peer, checkpoint.origin())
                        : new Outcome.Nothing("status-" + answer.status());
            }
            old = known.get();
        }
        return new Outcome.Nothing("no-end");
    }

    /** Shows how the log before ended. A witness that was away by then is brought to that end first, through as many logs as it takes. */
    private Outcome opened(NodeId peer, TrailLog log, SignedNote note) throws IOException {
        Optional<byte[]> request = openings.request(log, note);
        if (request.isEmpty()) {
            return notOpened(peer, log, UNOPENED);
        }
        WitnessLine.Answer answer = line.openLog(peer, request.get());
        if (answer.status() == 409 && isBroughtToTheEnd(peer, log)) {
            answer = line.openLog(peer, request.get());
        }
        if (answer.status() == 200) {
            return seen(peer, Checkpoint.read(note.text()), answer);
        }
        return notOpened(peer, log, answer.status());
    }

    private Outcome notOpened(NodeId peer, TrailLog log, int status) {
        if (!Integer.valueOf(status).equals(unopened.put(peer, status))) {
            LOG.warn(
                    "trail: a witness does not accept how the log before ended: peer={} log={} status={}",
                    peer,
                    log.folder(),
                    status);
        }
        return new Outcome.Nothing("open-log-" + status);
    }

    private boolean isBroughtToTheEnd(NodeId peer, TrailLog log) throws IOException {
        Optional<LogOpenings.Finished> before = openings.before(log);
        return before.isPresent()
                && cosigned(peer, before.get().log(), before.get().end(), 0) instanceof Outcome.Cosigned;
    }

    private Outcome seen(NodeId peer, Checkpoint checkpoint, WitnessLine.Answer answer) {
        seen.put(peer, new Seen(checkpoint.origin(), checkpoint.size()));
        unopened.remove(peer);
        return new Outcome.Cosigned(answer.body());
    }

    private Outcome remembered(NodeId peer, String origin) throws IOException {
        seen.remove(peer);
        WitnessLine.Answer answer = line.lastSeen(peer, origin);
        if (answer.status() != 200) {
            return new Outcome.Nothing("no-proof");
        }
        try {
            SignedNote note = SignedNote.read(answer.body());
            List<VerifierKey> keys =
                    own.keys(origin).stream().map(SigningKey::verifier).toList();
            boolean ours = Checkpoint.read(note.text()).origin().equals(origin)
                    && CheckpointVerifier.verify(note, keys).size() == keys.size();
            return ours ? new Outcome.Remembers(note) : new Outcome.Nothing("no-proof");
        } catch (GatewayException malformed) {
            LOG.warn("trail: a witness says it saw more, and cannot prove it: peer={}", peer);
            return new Outcome.Nothing("no-proof");
        }
    }

    private static byte[] request(long old, Checkpoint checkpoint, TileStore tiles, SignedNote note) {
        return new AddCheckpoint(
                        old,
                        new MerkleTree(tiles, checkpoint.size())
                                .consistencyProof(old)
                                .path(),
                        note)
                .bytes();
    }

    private static Optional<Long> size(byte[] body) {
        String text = new String(body, UTF_8).strip();
        return text.matches("0|[1-9][0-9]{0,17}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
