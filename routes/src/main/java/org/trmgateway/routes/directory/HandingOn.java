package org.trmgateway.routes.directory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.routes.directory.DirectoryInForce.Current;
import org.trmgateway.routes.directory.DirectoryPeers.KnownCut;
import org.trmgateway.routes.directory.DirectoryPeers.State;
import org.trmgateway.routes.store.DirectoryStore.KeptCut;
import org.trmgateway.seal.DirectoryNode;

/**
 * Makes what one node has adopted reach all. After each change every other node is asked what it has, given what it lacks, and taken from it
 * what it has more; besides, one node is asked every half minute, in turn, so that a node that was away catches up. A node that does not
 * answer is asked a few times more, ever less often. No answer is believed: what comes proves itself, or is refused.
 */
public final class HandingOn {

    static final Duration ROUND = Duration.ofSeconds(30);
    static final int ATTEMPTS = 6;

    private static final Logger LOG = LoggerFactory.getLogger(HandingOn.class);

    private final NodeId node;
    private final DirectoryInForce inForce;
    private final DirectoryDesk desk;
    private final DirectoryPeers peers;
    private final Executor calls;
    private final Clock clock;
    private final Map<NodeId, Turn> turns = new HashMap<>();
    private Optional<Current> told = Optional.empty();
    private Instant nextRound;
    private int round;

    /**
     * @param node this node
     * @param calls runs the calls, so that a slow node keeps no other waiting
     */
    public HandingOn(
            NodeId node,
            DirectoryInForce inForce,
            DirectoryDesk desk,
            DirectoryPeers peers,
            Executor calls,
            Clock clock) {
        this.node = node;
        this.inForce = inForce;
        this.desk = desk;
        this.peers = peers;
        this.calls = calls;
        this.clock = clock;
        this.nextRound = clock.instant();
    }

    private record Turn(int failed, Instant dueAt, boolean running) {}

    /** One round: starts the calls that are due. */
    public synchronized void round() {
        Current current = inForce.current();
        Instant now = clock.instant();
        List<NodeId> others = current.directory().nodes().stream()
                .map(DirectoryNode::id)
                .filter(id -> !id.equals(node))
                .toList();
        turns.keySet().retainAll(others);
        if (told.filter(current::equals).isEmpty()) {
            told = Optional.of(current);
            others.forEach(peer -> ask(peer, now));
        }
        if (!now.isBefore(nextRound) && !others.isEmpty()) {
            nextRound = now.plus(ROUND);
            round = (round + 1) % others.size();
            turns.computeIfAbsent(others.get(round), _ -> new Turn(0, now, false));
        }
        List<NodeId> due = turns.entrySet().stream()
                .filter(turn ->
                        !turn.getValue().running() && !turn.getValue().dueAt().isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
        for (NodeId peer : due) {
            turns.computeIfPresent(peer, (id, turn) -> new Turn(turn.failed(), turn.dueAt(), true));
            calls.execute(() -> call(peer));
        }
    }

    /** While a call runs, what changed since may have come too late for it: it is asked once more. */
    private void ask(NodeId peer, Instant now) {
        turns.compute(
                peer,
                (id, turn) -> new Turn(turn != null && turn.running() ? -1 : 0, now, turn != null && turn.running()));
    }

    private void call(NodeId peer) {
        try {
            exchange(peer);
            answered(peer);
        } catch (GatewayException unanswered) {
            failed(peer, unanswered.getMessage());
        } catch (RuntimeException broken) {
            failed(peer, broken.getClass().getSimpleName());
        }
    }

    private synchronized void answered(NodeId peer) {
        turns.computeIfPresent(peer, (id, turn) -> turn.failed() < 0 ? new Turn(0, clock.instant(), false) : null);
    }

    private synchronized void failed(NodeId peer, String reason) {
        turns.computeIfPresent(peer, (id, turn) -> {
            int failures = turn.failed() + 1;
            if (failures == 1) {
                LOG.info("directory not exchanged: node={} reason=\"{}\"", peer, reason);
            }
            return failures >= ATTEMPTS
                    ? null
                    : new Turn(failures, clock.instant().plusSeconds(1L << failures), false);
        });
    }

    private void exchange(NodeId peer) {
        State theirs = peers.state(peer);
        try {
            handOn(peer, theirs);
        } finally {
            // each way works without the other: a node whose directory is refused here still has to learn of a cut-off
            takeFrom(peer, theirs);
        }
    }

    private void handOn(NodeId peer, State theirs) {
        Current ours = inForce.current();
        if (ours.directory().version() > theirs.version()) {
            peers.handOn(peer, ours.container());
        }
        for (KeptCut cut : ours.cuts()) {
            if (!theirs.cuts().contains(new KnownCut(cut.party(), cut.directoryVersion()))) {
                peers.handOnCut(peer, cut.container());
            }
        }
    }

    /** What is not newer is not asked for; another directory of our own version is, so that it is refused and stands on the trail. */
    private void takeFrom(NodeId peer, State theirs) {
        Current ours = inForce.current();
        long version = ours.directory().version();
        boolean differs = theirs.version() == version && !theirs.sha256().equals(ours.sha256());
        if (theirs.version() > version || differs) {
            desk.adopt(peers.directory(peer));
        }
        List<KnownCut> known = ours.cuts().stream()
                .map(cut -> new KnownCut(cut.party(), cut.directoryVersion()))
                .toList();
        for (KnownCut cut : theirs.cuts()) {
            if (!known.contains(cut) && cut.directoryVersion() >= version) {
                desk.cut(peers.cut(peer, cut));
            }
        }
    }
}
