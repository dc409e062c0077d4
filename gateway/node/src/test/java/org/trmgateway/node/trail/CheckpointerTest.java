package org.trmgateway.node.trail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.SignedNote;

/** Two of three peers have to have seen a checkpoint; they are the product's own witnesses. */
class CheckpointerTest {

    private static final NodeId BY = new NodeId("by");
    private static final NodeId IOM = new NodeId("iom");
    private static final NodeId SK = new NodeId("sk");

    private final Clock clock = Clock.fixed(MemoryTrail.NOON, ZoneOffset.UTC);
    private final FixedTrail own = new FixedTrail();
    private final PlayedPeers peers = new PlayedPeers();
    private final MemoryTrail trail = new MemoryTrail();

    @BeforeEach
    void meet() {
        peers.with(BY, own, clock).with(IOM, own, clock).with(SK, own, clock);
    }

    @Test
    void keepsWhatAQuorumHasSeenAndItVerifies() {
        Checkpointer checkpointer = checkpointer();
        for (int step : new int[] {1, 5, 300}) {
            trail.grow(step, 0);
            checkpointer.now();
        }
        assertThat(trail.notes.keySet()).containsExactly(1L, 6L, 306L);
        assertThat(trail.notes.values())
                .allSatisfy(note ->
                        assertThat(own.policy("2026").require(note).seenBy()).hasSizeGreaterThanOrEqualTo(2));
        assertThat(checkpointer.silent()).isEmpty();
    }

    @Test
    void asksNobodyAgainAboutWhatTheyHaveSeen() {
        Checkpointer checkpointer = checkpointer();
        trail.grow(3, 0);
        checkpointer.now();
        int calls = peers.calls.get();
        checkpointer.now();
        assertThat(peers.calls).hasValue(calls);
    }

    @Test
    void keepsNothingWithoutAQuorumAndGoesOnWhenItIsBack() {
        Checkpointer checkpointer = checkpointer();
        trail.grow(3, 0);
        peers.unreachable.add(BY);
        peers.unreachable.add(SK);
        checkpointer.now();
        assertThat(trail.notes).isEmpty();
        assertThat(checkpointer.silent()).containsExactlyInAnyOrder(BY, SK);
        peers.unreachable.remove(SK);
        trail.grow(4, 0);
        checkpointer.now();
        assertThat(trail.notes.keySet()).containsExactly(7L);
    }

    @Test
    void bringsAPeerThatWasAwayUpToDate() {
        Checkpointer checkpointer = checkpointer();
        peers.unreachable.add(SK);
        trail.grow(3, 0);
        checkpointer.now();
        trail.grow(300, 0);
        checkpointer.now();
        peers.unreachable.clear();
        peers.unreachable.add(BY);
        trail.grow(1, 0);
        checkpointer.now();
        assertThat(trail.notes.keySet()).containsExactly(3L, 303L, 304L);
    }

    @Test
    void aPeerThatFirstHearsOfALogThatHasEntriesWitnessesItToo() {
        trail.grow(300, 0);
        Checkpointer checkpointer = checkpointer();
        checkpointer.now();
        trail.grow(1, 0);
        peers.with(new NodeId("rs"), own, clock);
        checkpointer.now();
        assertThat(checkpointer.silent()).isEmpty();
    }

    @Test
    void whatOnePeerAnswersSpoilsNothing() {
        Checkpointer checkpointer = checkpointer();
        trail.grow(3, 0);
        String forged = "\u2014 by.example/witness " + "A".repeat(96) + "\n";
        peers.lies.put(BY, new WitnessLine.Answer(200, forged.getBytes(UTF_8)));
        checkpointer.now();
        assertThat(trail.notes.keySet()).containsExactly(3L);
        peers.lies.put(BY, new WitnessLine.Answer(409, "999999\n".getBytes(UTF_8)));
        trail.grow(1, 0);
        checkpointer.now();
        assertThat(trail.notes.keySet()).containsExactly(3L, 4L);
        assertThat(trail.isRolledBack())
                .as("a word of a peer alone stops nobody")
                .isFalse();
    }

    @Test
    void findsThatItsDatabaseWentBackThoughItLooksComplete() {
        trail.grow(5, 0);
        checkpointer().now();
        trail.grow(5, 0);
        checkpointer().now();
        trail.restore(5);
        assertThat(trail.notes.keySet()).containsExactly(5L);
        checkpointer().now();
        assertRolledBack(10);
    }

    @Test
    void hearsOfMoreThatWasLostFromWhoWasAway() {
        trail.grow(10, 0);
        checkpointer().now();
        peers.unreachable.addAll(Set.of(IOM, SK));
        trail.grow(2, 0);
        checkpointer().now();
        trail.restore(5);
        peers.unreachable.clear();
        peers.unreachable.add(BY);
        checkpointer().now();
        assertRolledBack(10);
        peers.unreachable.clear();
        checkpointer().now();
        assertRolledBack(12);
    }

    @Test
    void findsThatItsDatabaseWentBackAndGrewDifferently() {
        trail.grow(10, 0);
        checkpointer().now();
        trail.restore(5);
        trail.grow(20, 7);
        checkpointer().now();
        assertRolledBack(10);
        assertThat(trail.notes).as("nothing of the other telling is kept").isEmpty();
    }

    @Test
    void findsThatItsDatabaseWentBackAndGrewToTheSameSize() {
        trail.grow(10, 0);
        checkpointer().now();
        trail.restore(5);
        trail.grow(5, 7);
        checkpointer().now();
        assertRolledBack(10);
    }

    @Test
    void signsNothingThatDoesNotContinueTheCheckpointBefore() {
        trail.grow(10, 0);
        Checkpointer checkpointer = checkpointer();
        checkpointer.now();
        SignedNote kept = trail.notes.get(10L);
        trail.restore(5);
        trail.grow(20, 7);
        trail.notes.put(10L, kept);
        int calls = peers.calls.get();
        assertThatExceptionOfType(GatewayException.class)
                .isThrownBy(checkpointer::now)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.TRAIL_INCONSISTENT));
        assertThat(peers.calls).as("nothing was shown to anybody").hasValue(calls);
    }

    @Test
    void whoMayHaveLostWhatItSawWitnessesNothing() {
        peers.unsound.add(SK);
        Checkpointer checkpointer = checkpointer();
        trail.grow(3, 0);
        checkpointer.now();
        assertThat(checkpointer.silent()).containsExactly(SK);
        peers.unsound.add(IOM);
        trail.grow(1, 0);
        checkpointer.now();
        assertThat(trail.notes.keySet()).containsExactly(3L);
        peers.unsound.clear();
        trail.grow(1, 0);
        checkpointer.now();
        assertThat(trail.notes.keySet()).containsExactly(3L, 5L);
    }

    @Test
    void whoWitnessesNothingStillShowsWhatItSaw() {
        trail.grow(10, 0);
        checkpointer().now();
        trail.restore(5);
        peers.unsound.addAll(Set.of(BY, IOM, SK));
        checkpointer().now();
        assertRolledBack(10);
    }

    @Test
    void theLastWordOnALogIsOneOfAQuorumSinceTheStart() {
        trail.grow(5, 0);
        checkpointer().now();
        Checkpointer restarted = checkpointer();
        CheckpointStore confirmed = new ConfirmedCheckpoints(trail, restarted::hasConfirmed);
        peers.unreachable.addAll(Set.of(BY, IOM));
        restarted.now();
        assertThat(confirmed.latest(1)).as("one alone is no quorum").isEmpty();
        peers.unreachable.clear();
        restarted.ask();
        restarted.look();
        assertThat(confirmed.latest(1)).isPresent();
    }

    @Test
    void aLogThatWentBackHasNoLastWord() {
        trail.grow(5, 0);
        checkpointer().now();
        trail.grow(5, 0);
        checkpointer().now();
        trail.restore(5);
        Checkpointer restarted = checkpointer();
        CheckpointStore confirmed = new ConfirmedCheckpoints(trail, restarted::hasConfirmed);
        restarted.ask();
        restarted.look();
        assertThat(confirmed.latest(1)).isEmpty();
    }

    @Test
    void aRoundThatFailsWaitsForNoPeerThatHangs() {
        trail.grow(10, 0);
        checkpointer().now();
        trail.restore(5);
        RollBacks unreachable = new RollBacks() {
            @Override
            public boolean found(TrailLog log, NodeId peer, SignedNote proof, Instant at) {
                throw new IllegalStateException("played");
            }

            @Override
            public boolean isRolledBack() {
                return false;
            }

            @Override
            public Optional<Proof> proof() {
                return Optional.empty();
            }
        };
        peers.hanging.add(SK);
        Checkpointer failing =
                new Checkpointer(own, trail, trail, unreachable, alone(), peers, Duration.ofSeconds(10), clock);
        assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> assertThatIllegalStateException().isThrownBy(failing::now));
    }

    @Test
    void leavesTheWorkToAnotherReplica() {
        trail.grow(3, 0);
        checkpointer(_ -> false).now();
        assertThat(peers.calls).hasValue(0);
    }

    private void assertRolledBack(long size) {
        assertThat(trail.proof)
                .map(note -> Checkpoint.read(note.text()).size())
                .as("the peer's proof, signed by this node itself")
                .contains(size);
        int calls = peers.calls.get();
        trail.grow(1, 0);
        checkpointer().now();
        assertThat(peers.calls).as("and nothing is signed any more").hasValue(calls);
    }

    private Checkpointer checkpointer() {
        return checkpointer(alone());
    }

    private static OneAtATime alone() {
        return work -> {
            work.run();
            return true;
        };
    }

    private Checkpointer checkpointer(OneAtATime turn) {
        return new Checkpointer(own, trail, trail, trail, turn, peers, Duration.ofSeconds(10), clock);
    }
}
