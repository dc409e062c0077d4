package org.trmgateway.node.trail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.OpenLog;
import org.trmgateway.trail.note.SignedNote;
import org.trmgateway.trail.note.Witness;
import org.trmgateway.trail.note.Witness.Answer.Conflict;

/** A witness takes the next log of a trail only with what it saw as the end of the one before, or an order that tells of all that was lost. */
class OpenedLogsTest {

    private static final Witness.Answer UNOPENED = new Witness.Answer.Refused(428);
    private static final Witness.Answer UNPROVEN = new Witness.Answer.Refused(422);
    private static final Witness.Answer UNSIGNED = new Witness.Answer.Refused(403);

    private final FixedTrail trail = new FixedTrail();
    private final PlayedLog log = PlayedLog.first(trail, "2026", 0);
    private final SeenInMemory memory = new SeenInMemory();
    private final List<SignedNote> proven = new ArrayList<>();
    private boolean isSound = true;
    private WitnessDesk desk = desk();

    private WitnessDesk desk() {
        return new WitnessDesk(
                new ListedTrail(trail),
                trail.keys("witness"),
                memory,
                (seen, shown, party) -> proven.add(shown),
                () -> isSound,
                Clock.fixed(MemoryTrail.NOON, ZoneOffset.UTC));
    }

    @Test
    void nobodyEndsALogElsewhereThanItWasSeen() {
        cosigned(log, 0, 10);
        PlayedLog shorter = PlayedLog.after(trail, "2026-2", log.note(8));
        assertThat(desk.answer(shorter.request(0, 1))).isEqualTo(UNOPENED);
        assertThat(open(shorter, 1)).isEqualTo(new Conflict(10));
        assertThat(desk.answer(shorter.request(0, 1))).isEqualTo(UNOPENED);
        PlayedLog longer = PlayedLog.after(trail, "2026-2", log.note(11));
        assertThat(open(longer, 1)).isEqualTo(new Conflict(10));
        assertThat(proven).isEmpty();
        SignedNote forked = PlayedLog.first(trail, "2026", 7).note(10);
        assertThat(open(PlayedLog.after(trail, "2026-2", forked), 1)).isEqualTo(new Conflict(10));
        assertThat(proven)
                .as("two trees of one size, both signed")
                .extracting(SignedNote::text)
                .containsExactly(forked.text());
        assertThat(memory.successors).isEmpty();

        PlayedLog good = PlayedLog.after(trail, "2026-2", log.note(10));
        assertThat(open(good, 1)).isInstanceOf(Witness.Answer.Cosigned.class);
        assertThat(desk.answer(log.request(10, 11))).as("it has ended").isEqualTo(UNSIGNED);
        assertThat(open(PlayedLog.after(trail, "2026-3", log.note(10)), 1))
                .as("and has one successor")
                .isEqualTo(new Conflict(10));
        cosigned(good, 1, 3);
        assertThat(memory.successors).singleElement().satisfies(successor -> {
            assertThat(successor.origin()).isEqualTo(good.origin);
            assertThat(successor.after()).isEqualTo(log.origin);
            assertThat(successor.document()).containsExactly(good.document);
        });
    }

    @Test
    void aNodeThatWentBackToBeforeItsLatestLogIsFoundOut() {
        cosigned(log, 0, 10);
        PlayedLog next = PlayedLog.after(trail, "2026-2", log.note(10));
        assertThat(open(next, 1)).isInstanceOf(Witness.Answer.Cosigned.class);
        cosigned(next, 1, 5);
        assertThat(desk.answer(log.request(10, 10)))
                .as("the very end, once more")
                .isInstanceOf(Witness.Answer.Cosigned.class);
        assertThat(proven).isEmpty();
        assertThat(desk.answer(log.request(0, 8, MemoryTrail.NOON.plusSeconds(60))))
                .isEqualTo(new Conflict(10));
        assertThat(proven).as("signed later than the end").hasSize(1);
        assertThat(desk.answer(log.request(10, 11))).isEqualTo(UNSIGNED);
        PlayedLog anew = PlayedLog.after(trail, "2026-2", log.note(10, MemoryTrail.NOON.plusSeconds(5)));
        assertThat(desk.answer(anew.request(0, 1)))
                .as("a node with all of the log before, and nothing of the latest")
                .isEqualTo(new Conflict(5));
    }

    @Test
    void noOtherBeginningIsCosignedThanTheOneThatWasShown() {
        cosigned(log, 0, 10);
        PlayedLog good = PlayedLog.after(trail, "2026-2", log.note(10));
        PlayedLog other = PlayedLog.after(trail, "2026-2", log.note(8));
        assertThat(open(good, 1)).isInstanceOf(Witness.Answer.Cosigned.class);
        assertThat(desk.answer(other.request(0, 1))).isEqualTo(new Conflict(1));
        assertThat(desk.answer(other.request(1, 2))).isEqualTo(UNPROVEN);
        assertThat(open(other, 1)).isEqualTo(new Conflict(1));
        assertThat(open(good, 1)).as("asked again after a lost answer").isEqualTo(new Conflict(1));
        assertThat(memory.successors).hasSize(1);
    }

    @Test
    void aLogCannotBeginWithWhatProvesNothing() {
        cosigned(log, 0, 10);
        byte[] end = log.note(10).bytes();
        PlayedLog good = PlayedLog.after(trail, "2026-2", log.note(10));
        assertThat(open(good.opening(1, end, 3))).as("entry 1").isEqualTo(UNPROVEN);
        assertThat(open(good.opening(
                        0, log.note(10, MemoryTrail.NOON.plusSeconds(5)).bytes(), 3)))
                .as("another document than the entry names")
                .isEqualTo(UNPROVEN);
        OpenLog ofThree = good.opening(3);
        assertThat(open(new OpenLog(ofThree.entry(), end, ofThree.path(), good.note(4))))
                .as("in another tree")
                .isEqualTo(UNPROVEN);
        assertThat(open(PlayedLog.after(trail, "2026-2", EvidenceEvent.NODE_STARTED, end), 1))
                .as("another event")
                .isEqualTo(UNPROVEN);
        assertThat(open(PlayedLog.after(trail, "2026-2", EvidenceEvent.LOG_OPENED, "end\n".getBytes(UTF_8)), 1))
                .as("no note")
                .isEqualTo(UNPROVEN);
        assertThat(open(PlayedLog.after(trail, "2026-2", EvidenceEvent.LOG_RECOVERED, end), 1))
                .as("no order")
                .isEqualTo(UNPROVEN);
        SignedNote real = log.note(10);
        SignedNote stripped =
                new SignedNote(real.text(), List.of(real.signatures().getFirst()));
        assertThat(open(PlayedLog.after(trail, "2026-2", stripped), 1))
                .as("signed with half of the keys")
                .isEqualTo(UNSIGNED);
        SignedNote mine = good.note(1);
        OpenLog whole = good.opening(1);
        assertThat(open(new OpenLog(
                        whole.entry(),
                        end,
                        whole.path(),
                        new SignedNote(mine.text(), List.of(mine.signatures().getFirst())))))
                .isEqualTo(UNSIGNED);
        assertThat(desk.open("old 0\n\n".getBytes(UTF_8))).isEqualTo(new Witness.Answer.Refused(400));
        assertThat(memory.successors).isEmpty();
        assertThat(memory.notes.keySet()).containsExactly(log.origin);
    }

    @Test
    void aWitnessThatWasAwayFirstSeesTheEnd() {
        cosigned(log, 0, 5);
        PlayedLog next = PlayedLog.after(trail, "2026-2", log.note(10));
        assertThat(open(next, 1)).isEqualTo(new Conflict(5));
        cosigned(log, 5, 10);
        assertThat(open(next, 3)).isInstanceOf(Witness.Answer.Cosigned.class);
        PlayedLog afterNext = PlayedLog.after(
                trail, "2026-4", PlayedLog.after(trail, "2026-3", next.note(3)).note(2));
        assertThat(open(afterNext, 1)).as("of the log between nothing was seen").isEqualTo(new Conflict(0));
    }

    @Test
    void anOrderThatTellsOfAllThatWasSeenOpensALog() {
        cosigned(log, 0, 10);
        Checkpoint restored = log.checkpoint(5);
        assertThat(open(recovered(log.order(restored, log.checkpoint(12), PlayedLog.ONE)), 1))
                .as("one officer")
                .isEqualTo(UNPROVEN);
        assertThat(open(recovered(log.order(restored, log.checkpoint(12), PlayedLog.ONE, PlayedLog.ONE)), 1))
                .as("one officer twice")
                .isEqualTo(UNPROVEN);
        assertThat(open(recovered(log.order(restored, log.checkpoint(9), PlayedLog.ONE, PlayedLog.OTHER)), 1))
                .as("more was lost than the order says")
                .isEqualTo(new Conflict(10));
        Checkpoint other = new Checkpoint(log.origin, new SizeAndRoot(10, Sha256.of(new byte[] {9})));
        assertThat(open(recovered(log.order(restored, other, PlayedLog.ONE, PlayedLog.OTHER)), 1))
                .as("something else was lost")
                .isEqualTo(new Conflict(10));
        PlayedLog elsewhere = PlayedLog.first(trail, "2025", 0);
        assertThat(open(
                        recovered(elsewhere.order(
                                elsewhere.checkpoint(5), elsewhere.checkpoint(12), PlayedLog.ONE, PlayedLog.OTHER)),
                        1))
                .as("of another log")
                .isEqualTo(new Conflict(0));
        assertThat(memory.successors).isEmpty();

        PlayedLog next = recovered(log.order(restored, log.checkpoint(10), PlayedLog.ONE, PlayedLog.OTHER));
        assertThat(desk.answer(next.request(0, 1))).isEqualTo(UNOPENED);
        assertThat(open(next, 1)).isInstanceOf(Witness.Answer.Cosigned.class);
        assertThat(desk.answer(log.request(10, 11))).isEqualTo(UNSIGNED);
        assertThat(memory.successors)
                .singleElement()
                .satisfies(successor -> assertThat(successor.event()).isEqualTo(EvidenceEvent.LOG_RECOVERED));
    }

    @Test
    void anOrderTellsAWitnessThatSawLessToo() {
        cosigned(log, 0, 7);
        assertThat(open(recovered(log.order(log.checkpoint(5), log.checkpoint(10), PlayedLog.ONE, PlayedLog.OTHER)), 1))
                .isInstanceOf(Witness.Answer.Cosigned.class);
    }

    @Test
    void anEndThatWasVerifiedStaysTheEndUnderLaterKeys() {
        SignedNote end = log.note(10);
        memory.notes.put(log.origin, end);
        trail.changeKeys();
        assertThat(open(PlayedLog.after(trail, "2026-2", end), 1)).isInstanceOf(Witness.Answer.Cosigned.class);
        memory.notes.remove(FixedTrail.BASE + "/2026-2");
        memory.notes.put(log.origin, log.note(10));
        assertThat(open(PlayedLog.after(trail, "2026-2", end), 1))
                .as("signatures that were never seen")
                .isEqualTo(UNSIGNED);
    }

    @Test
    void theFirstLogThatIsSeenOfATrailNeedsNoOther() {
        PlayedLog late = PlayedLog.after(trail, "2026-2", log.note(10));
        cosigned(late, 0, 2);
        assertThat(memory.successors).isEmpty();
        isSound = false;
        assertThat(open(late, 1)).isEqualTo(new Witness.Answer.Refused(503));
    }

    @Test
    void logsOfADeploymentBeforeStayAsTheyAre() {
        memory.notes.put(log.origin, log.note(10));
        PlayedLog second = PlayedLog.first(trail, "2026-2", 3);
        memory.notes.put(second.origin, second.note(4));
        desk = desk();
        cosigned(second, 4, 6);
        assertThat(open(PlayedLog.after(trail, "2026-3", log.note(10)), 1)).isEqualTo(new Conflict(10));
        assertThat(open(PlayedLog.after(trail, "2026-3", second.note(6)), 1))
                .isInstanceOf(Witness.Answer.Cosigned.class);
    }

    private PlayedLog recovered(byte[] order) {
        return PlayedLog.after(trail, "2026-2", EvidenceEvent.LOG_RECOVERED, order);
    }

    private void cosigned(PlayedLog shown, long old, long size) {
        assertThat(desk.answer(shown.request(old, size))).isInstanceOf(Witness.Answer.Cosigned.class);
    }

    private Witness.Answer open(PlayedLog next, long size) {
        return open(next.opening(size));
    }

    private Witness.Answer open(OpenLog request) {
        return desk.open(request.bytes());
    }
}
