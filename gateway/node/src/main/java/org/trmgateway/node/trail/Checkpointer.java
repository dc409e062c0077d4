package org.trmgateway.node.trail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trmgateway.node.trail.WitnessRound.Outcome;
import org.trmgateway.referral.NodeId;
import org.trmgateway.trail.MerkleTree;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.TrailStore;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.SignedNote;
import org.trmgateway.trail.note.SigningKey;

/**
 * Signs the state of the open log, has it seen by others, and keeps what a quorum has seen. It signs only what is committed, and only what
 * continues the checkpoint before. Whatever one peer does, the others are heard.
 */
public final class Checkpointer {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);
    private static final Duration WAIT = Duration.ofSeconds(5);
    /** Pause while no witness cosigned since the start: those that started at the same time do not yet. */
    private static final Duration UNTIL_HEARD = Duration.ofSeconds(1);
    /** For witnesses beyond the quorum. */
    private static final Duration WAIT_FOR_MORE = Duration.ofMillis(500);

    private final OwnTrail own;
    private final Heads heads;
    private final CheckpointStore store;
    private final RollBacks rollBacks;
    private final OneAtATime turn;
    private final WitnessRound witnesses;
    private final Duration every;
    private final Clock clock;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final CountDownLatch looked = new CountDownLatch(1);
    private volatile boolean asked;
    private volatile boolean again;
    private volatile Optional<Checkpoint> confirmed = Optional.empty();
    private volatile Instant due = Instant.MIN;
    private volatile Set<NodeId> silent = Set.of();

    /**
     * A checkpointer.
     *
     * @param every pause between checkpoints of a log that grows
     */
    public Checkpointer(
            OwnTrail own,
            Heads heads,
            CheckpointStore store,
            RollBacks rollBacks,
            OneAtATime turn,
            WitnessLine line,
            Duration every,
            Clock clock) {
        this.own = own;
        this.heads = heads;
        this.store = store;
        this.rollBacks = rollBacks;
        this.turn = turn;
        this.witnesses = new WitnessRound(line, own, new LogOpenings(heads, store));
        this.every = every;
        this.clock = clock;
    }

    private record Said(NodeId peer, Outcome outcome) {}

    /** Has a checkpoint made as soon as possible, without waiting for it, even of what a quorum had seen before the start. */
    public void ask() {
        again = true;
        wanted.set(true);
    }

    /** Makes a checkpoint if the time for it has come or somebody asked; called again and again. */
    public void look() {
        if (wanted.getAndSet(false) || !clock.instant().isBefore(due)) {
            now();
        }
    }

    /**
     * Makes a checkpoint of all that is committed, unless a quorum has seen it or another replica is at it. Takes a few seconds at most.
     *
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT} when the trail contradicts itself; nothing was signed
     */
    public void now() {
        try {
            turn.run(this::round);
        } finally {
            due = clock.instant().plus(asked || every.compareTo(UNTIL_HEARD) < 0 ? every : UNTIL_HEARD);
            looked.countDown();
        }
    }

    /** Waits until peers have been asked once since the start, or the time is over: before that nobody knows whether the trail went back. */
    public void awaitFirstLook(Duration atMost) {
        try {
            if (!looked.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("trail: peers have not been asked yet, messages go on");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether peers have been asked once since the start. */
    public boolean hasLooked() {
        return looked.getCount() == 0;
    }

    /** Whether a quorum cosigned this since the start. Before that a database that went back may only look complete. */
    public boolean hasConfirmed(Checkpoint last) {
        return confirmed.filter(last::equals).isPresent();
    }

    /** The witnesses that did not cosign the last checkpoint. */
    public Set<NodeId> silent() {
        return silent;
    }

    private void round() {
        Optional<TrailLog> open = heads.open().filter(_ -> own.base().isPresent());
        if (open.isEmpty()) {
            return;
        }
        TrailLog log = open.get();
        TrailStore tree = heads.of(log);
        long size = tree.size();
        Optional<StoredCheckpoint> latest = store.latest(log.ordinal());
        boolean isSeen = latest.map(StoredCheckpoint::checkpoint)
                .filter(last -> last.size() == size && (!again || hasConfirmed(last)))
                .isPresent();
        // The first time, peers are asked even about what they have seen: a database that went back looks complete.
        if (rollBacks.isRolledBack()) {
            hearWhatIsHeld(log);
            return;
        }
        if (size == 0 || (isSeen && asked)) {
            return;
        }
        Checkpoint checkpoint = new Checkpoint(log.origin(), new SizeAndRoot(size, new MerkleTree(tree, size).root()));
        latest.ifPresent(last -> new MerkleTree(tree, size)
                .consistencyProof(last.checkpoint().size())
                .verify(last.checkpoint().root(), checkpoint.root()));
        Instant now = clock.instant();
        List<SigningKey> keys = own.keys(log.origin());
        SignedNote note = new SignedNote(
                checkpoint.text(),
                keys.stream().map(key -> key.sign(checkpoint, now)).toList());
        Cosigning cosigning = new Cosigning(note, own.policy(log.folder()));
        gather(log, note, cosigning, latest);
        if (cosigning.isSeen() && !rollBacks.isRolledBack()) {
            store.put(log.ordinal(), cosigning.note(), now);
            confirmed = Optional.of(checkpoint);
            again = false;
        }
    }

    private void gather(TrailLog log, SignedNote note, Cosigning cosigning, Optional<StoredCheckpoint> latest) {
        long start = latest.map(last -> last.checkpoint().size()).orElse(0L);
        Set<NodeId> missing = new TreeSet<>((one, other) -> one.value().compareTo(other.value()));
        missing.addAll(own.witnesses());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                hear(log, note, start, cosigning, threads, missing);
            } finally {
                // Closing waits for all of them, and this round keeps others from theirs.
                threads.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException mistake) {
            throw new IllegalStateException("a witness could not be asked", mistake);
        }
        asked |= missing.size() < own.witnesses().size() || missing.isEmpty();
        report(missing);
    }

    private void hear(
            TrailLog log,
            SignedNote note,
            long start,
            Cosigning cosigning,
            ExecutorService threads,
            Set<NodeId> missing)
            throws InterruptedException, ExecutionException {
        CompletionService<Said> answers = new ExecutorCompletionService<>(threads);
        for (NodeId peer : own.witnesses()) {
            answers.submit(() -> new Said(peer, witnesses.ask(peer, log, note, start)));
        }
        long until = System.nanoTime() + WAIT.toNanos();
        boolean seen = false;
        for (int left = missing.size(); left > 0; left--) {
            Future<Said> answer = answers.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (answer == null) {
                return;
            }
            Said said = answer.get();
            if (take(log, said, cosigning)) {
                missing.remove(said.peer());
            }
            if (!seen && cosigning.isSeen()) {
                seen = true;
                until = Math.min(until, System.nanoTime() + WAIT_FOR_MORE.toNanos());
            }
        }
    }

    /** Whether the witness cosigned. */
    private boolean take(TrailLog log, Said said, Cosigning cosigning) {
        return switch (said.outcome()) {
            case Outcome.Cosigned cosigned -> {
                cosigning.add(cosigned.lines());
                yield true;
            }
            case Outcome.Remembers remembers -> {
                keepIfGone(log, said.peer(), remembers.note());
                yield false;
            }
            case Outcome.Nothing nothing -> {
                LOG.debug("trail: not cosigned: peer={} reason={}", said.peer(), nothing.reason());
                yield false;
            }
        };
    }

    private void keepIfGone(TrailLog log, NodeId peer, SignedNote remembered) {
        if (isGone(log, Checkpoint.read(remembered.text()))
                && rollBacks.found(log, peer, remembered, clock.instant())) {
            LOG.error(
                    "trail: this node signed for entries that it no longer has, messages stop: log={} peer={}",
                    log.folder(),
                    peer);
        }
    }

    /** An order to go on has to tell of all that was lost, also of what somebody holds who was away when it was found. */
    private void hearWhatIsHeld(TrailLog log) {
        List<Callable<Boolean>> questions = own.witnesses().stream()
                .<Callable<Boolean>>map(peer -> () -> {
                    if (witnesses.held(peer, log) instanceof Outcome.Remembers remembers) {
                        keepIfGone(log, peer, remembers.note());
                    }
                    return true;
                })
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> answer : threads.invokeAll(questions)) {
                answer.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException mistake) {
            throw new IllegalStateException("a witness could not be asked", mistake);
        }
    }

    /** Against what is committed by now: another replica may have gone on since this round began. */
    private boolean isGone(TrailLog log, Checkpoint remembered) {
        TrailStore tree = heads.of(log);
        return remembered.size() > tree.size()
                || !new MerkleTree(tree, remembered.size()).root().equals(remembered.root());
    }

    private void report(Set<NodeId> missing) {
        if (!missing.equals(silent)) {
            LOG.info("trail: witnesses that do not cosign: {}", missing);
        }
        silent = Set.copyOf(missing);
    }
}
