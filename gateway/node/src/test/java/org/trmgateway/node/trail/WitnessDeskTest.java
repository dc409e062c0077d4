package org.trmgateway.node.trail;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.trmgateway.trail.MerkleTree;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.TrailStore;
import org.trmgateway.trail.note.AddCheckpoint;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.SignedNote;
import org.trmgateway.trail.note.Witness;

/** What a witness takes of a trail with several logs, on 26 November 2026. */
class WitnessDeskTest {

    private static final Witness.Answer OUT_OF_TURN = new Witness.Answer.Refused(403);

    private final List<SignedNote> proven = new ArrayList<>();
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(Contradictions.class);
    private final FixedTrail trail = new FixedTrail();
    private final MemoryTrail tree = new MemoryTrail().grow(20, 0);
    private final WitnessDesk desk = new WitnessDesk(
            new ListedTrail(trail),
            trail.keys("witness"),
            new SeenInMemory(),
            (seen, shown, party) -> proven.add(shown),
            () -> true,
            Clock.fixed(MemoryTrail.NOON, ZoneOffset.UTC));

    @BeforeEach
    void listen() {
        said.start();
        logger.addAppender(said);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(said);
    }

    @Test
    void aFinishedLogIsFinishedForGood() {
        assertCosigned("2026", 0, 10);
        assertCosigned("2026", 10, 11);
        PlayedLog second = PlayedLog.after(trail, "2026-2", note("2026", 11));
        assertOpened(second);
        assertThat(ask("2026", 11, 12)).isEqualTo(OUT_OF_TURN);
        PlayedLog tenth = PlayedLog.after(trail, "2026-10", second.note(1));
        assertOpened(tenth);
        assertThat(ask("2026-2", 1, 2)).isEqualTo(OUT_OF_TURN);
        assertThat(ask("2026-3", 0, 1)).as("also one that was never seen").isEqualTo(OUT_OF_TURN);
        assertThat(ask("2025", 0, 1)).isEqualTo(OUT_OF_TURN);
        assertThat(desk.answer(tenth.request(1, 2))).isInstanceOf(Witness.Answer.Cosigned.class);
    }

    @Test
    void noLogOfAYearThatIsStillToComeBegins() {
        assertThat(ask("2027", 0, 1)).isEqualTo(OUT_OF_TURN);
        assertThat(ask("9999", 0, 1)).isEqualTo(OUT_OF_TURN);
        assertCosigned("2026", 0, 1);
    }

    @Test
    void aTrailCannotFillItsWitnessWithLogs() {
        assertCosigned("2026", 0, 1);
        SignedNote end = note("2026", 1);
        for (int log = 2; log <= 100; log++) {
            PlayedLog next = PlayedLog.after(trail, "2026-" + log, end);
            assertOpened(next);
            end = next.note(1);
        }
        PlayedLog tooMany = PlayedLog.after(trail, "2026-101", end);
        assertThat(desk.answer(tooMany.request(0, 1))).isEqualTo(OUT_OF_TURN);
        assertThat(desk.open(tooMany.opening(1).bytes())).isEqualTo(OUT_OF_TURN);
    }

    @Test
    void keepsAForkThatIsLargerAndClaimsNothing() {
        assertCosigned("2026", 0, 10);
        MemoryTrail fork = new MemoryTrail().grow(20, 7);
        byte[] request = request(fork, "2026", 10, 15);
        for (int time = 0; time < 3; time++) {
            assertThat(desk.answer(request)).isEqualTo(new Witness.Answer.Refused(422));
        }
        assertThat(proven).as("whoever sent it may have given a wrong proof").isEmpty();
        assertThat(said.list)
                .as("once for each state that was seen")
                .singleElement()
                .satisfies(line -> assertThat(line.getFormattedMessage())
                        .contains(Base64.getEncoder()
                                .encodeToString(
                                        AddCheckpoint.read(request).note().bytes())));
    }

    @Test
    void aTreeUnderKeysThatChangedSinceProvesNothing() {
        assertCosigned("2026", 0, 10);
        trail.changeKeys();
        assertThat(ask("2026", 0, 5)).isEqualTo(new Witness.Answer.Conflict(10));
        assertThat(proven).as("what was seen has no time that can be verified").isEmpty();
    }

    private void assertCosigned(String folder, long old, long size) {
        assertThat(ask(folder, old, size)).isInstanceOf(Witness.Answer.Cosigned.class);
    }

    private Witness.Answer ask(String folder, long old, long size) {
        return desk.answer(request(tree, folder, old, size));
    }

    private void assertOpened(PlayedLog log) {
        assertThat(desk.answer(log.request(0, 1))).isEqualTo(new Witness.Answer.Refused(428));
        assertThat(desk.open(log.opening(1).bytes())).isInstanceOf(Witness.Answer.Cosigned.class);
    }

    private SignedNote note(String folder, long size) {
        return AddCheckpoint.read(request(tree, folder, 0, size)).note();
    }

    private byte[] request(MemoryTrail told, String folder, long old, long size) {
        String origin = FixedTrail.BASE + "/" + folder;
        TrailStore entries = told.of(MemoryTrail.LOG);
        MerkleTree state = new MerkleTree(entries, size);
        Checkpoint checkpoint = new Checkpoint(origin, new SizeAndRoot(size, state.root()));
        SignedNote note = new SignedNote(
                checkpoint.text(),
                trail.keys(origin).stream()
                        .map(key -> key.sign(checkpoint, MemoryTrail.NOON))
                        .toList());
        return new AddCheckpoint(old, state.consistencyProof(old).path(), note).bytes();
    }
}
