package org.trmgateway.auditor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.SignedNote;

class ConsistencyCheckTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void twoStatesOfOneHistoryAre() throws Exception {
        Path export = SampleTrail.of(SampleTrail.honest(600)).exportTo(folder.resolve("export"));
        for (int size : List.of(1, 255, 256, 300, 599)) {
            assertThat(check(note(300), note(size), export).facts())
                    .containsEntry("verdict", size == 300 ? "the same state" : "one history");
        }
    }

    @Test
    void namesAForkOfTheSameSizeWithoutAnExport() throws Exception {
        SignedNote forked = note(new Checkpoint(SampleTrail.ORIGIN, new SizeAndRoot(300, Sha256.of())));
        assertThat(ConsistencyCheck.check(note(300), forked, Optional.empty(), List.of())
                        .defects())
                .containsExactly(new Defect("fork", "size 300"));
    }

    @Test
    void namesAForkWithTheExportThatLeadsToTheLater() throws Exception {
        List<EntryBytes> other = SampleTrail.honest(600);
        other.remove(40);
        Path export = SampleTrail.of(SampleTrail.honest(600)).exportTo(folder.resolve("export"));
        Path otherExport = SampleTrail.of(other).exportTo(folder.resolve("other"));
        SignedNote earlier = note(SampleTrail.of(SampleTrail.honest(300)).checkpoint());
        SignedNote later = note(SampleTrail.of(other).checkpoint());
        Defect fork = new Defect("fork", "size 300 and size 599");
        assertThat(check(earlier, later, otherExport).defects()).containsExactly(fork);
        assertThat(check(later, earlier, otherExport).defects()).containsExactly(fork);
        assertThatExceptionOfType(ConsistencyCheck.Unproven.class).isThrownBy(() -> check(earlier, later, export));
    }

    @Test
    void convictsNobodyWithADamagedExport() throws Exception {
        Path export = SampleTrail.of(SampleTrail.honest(600)).exportTo(folder.resolve("export"));
        Path hashes = export.resolve("tile").resolve("0").resolve("001");
        byte[] tile = Files.readAllBytes(hashes);
        tile[10] ^= 1;
        Files.write(hashes, tile);
        assertThat(check(note(300), note(599), export).facts()).containsEntry("verdict", "one history");
        Path bundle = export.resolve("tile").resolve("entries").resolve("001");
        byte[] entries = Files.readAllBytes(bundle);
        entries[entries.length - 3] ^= 1;
        Files.write(bundle, entries);
        assertThatExceptionOfType(ConsistencyCheck.Unproven.class)
                .isThrownBy(() -> check(note(300), note(599), export));
        Files.delete(bundle);
        assertThatExceptionOfType(ConsistencyCheck.Unproven.class)
                .isThrownBy(() -> check(note(300), note(599), export));
    }

    @Test
    void doesNotCompareTheCheckpointsOfTwoLogs() throws Exception {
        SignedNote other = note(new Checkpoint(
                "by.trm.example/trail/2026",
                SampleTrail.of(SampleTrail.honest(300)).head()));
        assertThat(ConsistencyCheck.check(note(300), other, Optional.empty(), List.of())
                        .defects())
                .containsExactly(new Defect("origin", "B"));
    }

    @Test
    void asksThePolicyAboutBoth() throws Exception {
        SignedNote alone =
                SampleWitnesses.note(SampleTrail.of(SampleTrail.honest(300)).checkpoint(), NOON, List.of("by"));
        assertThat(ConsistencyCheck.check(
                                note(300), alone, Optional.empty(), List.of(SampleWitnesses.policy(SampleTrail.ORIGIN)))
                        .defects())
                .containsExactly(new Defect("checkpoint-quorum", "B"));
    }

    @Test
    void saysThatItCannotTell() throws Exception {
        Path export = SampleTrail.of(SampleTrail.honest(400)).exportTo(folder.resolve("export"));
        assertThatExceptionOfType(ConsistencyCheck.Unproven.class)
                .isThrownBy(() -> ConsistencyCheck.check(note(300), note(301), Optional.empty(), List.of()));
        assertThatExceptionOfType(ConsistencyCheck.Unproven.class)
                .isThrownBy(() -> check(note(300), note(500), export));
    }

    @Test
    void isReachedFromTheCommandLine() throws Exception {
        Path a = Files.write(folder.resolve("a"), note(300).bytes());
        Path b = Files.write(folder.resolve("b"), note(20).bytes());
        Path export = SampleTrail.of(SampleTrail.honest(400)).exportTo(folder.resolve("export"));
        assertThat(run("consistency", a.toString(), b.toString(), "--proof", export.toString()))
                .isZero();
        assertThat(run("consistency", a.toString(), b.toString())).isEqualTo(2);
        assertThat(run("consistency", a.toString())).isEqualTo(2);
    }

    private static int run(String... words) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
        return new Main(nowhere, nowhere, Clock.fixed(NOON, ZoneOffset.UTC)).run(List.of(words));
    }

    private static Findings check(SignedNote one, SignedNote other, Path export) throws Exception {
        return ConsistencyCheck.check(one, other, Optional.of(export), List.of());
    }

    private static SignedNote note(int size) {
        return note(SampleTrail.of(SampleTrail.honest(size)).checkpoint());
    }

    private static SignedNote note(Checkpoint checkpoint) {
        return SampleWitnesses.note(checkpoint, NOON, SampleWitnesses.WITNESSES);
    }
}
