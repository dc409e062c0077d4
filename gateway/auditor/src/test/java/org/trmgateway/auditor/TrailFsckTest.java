package org.trmgateway.auditor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.EntryBundle;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.TileCoordinate;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.export.TrailExport;
import org.trmgateway.trail.note.Checkpoint;

class TrailFsckTest {

    private static final int SIZE = 600;
    private static final Path LAST_BUNDLE = Path.of("tile", "entries", "002.p", "88");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 257, SIZE})
    void verifiesAnUntouchedExport(int size) throws IOException {
        Findings findings = check(SampleTrail.honest(size));
        assertThat(findings.defects()).isEmpty();
        assertThat(findings.isVerified()).isTrue();
        assertThat(findings.facts())
                .containsEntry("size", Integer.toString(size))
                .containsKeys("root", "messages");
    }

    @Test
    void reportsOneChangedByteInEachFile() throws IOException {
        Path export = SampleTrail.of(SampleTrail.honest(SIZE)).exportTo(directory.resolve("export"));
        Against seen = Against.nothing().policies(List.of(SampleWitnesses.policy(SampleTrail.ORIGIN)));
        Set<String> files = new TreeSet<>(TrailExport.open(export).presentFiles());
        assertThat(files).hasSize(8);
        for (String name : files) {
            Path file = export.resolve(name);
            byte[] honest = Files.readAllBytes(file);
            for (int position : List.of(0, 1, 2, honest.length / 3, honest.length / 2, honest.length - 1)) {
                byte[] changed = honest.clone();
                changed[position] ^= 1;
                Files.write(file, changed);
                Findings findings = TrailFsck.check(export, seen);
                assertThat(findings.isVerified()).as("%s at %d", name, position).isFalse();
                assertThat(checks(findings)).as("%s at %d", name, position).containsAnyElementsOf(checksOf(name));
            }
            Files.write(file, honest);
        }
        assertThat(TrailFsck.check(export, seen).isVerified()).isTrue();
    }

    @Test
    void reportsEachFileThatIsMissing() throws IOException {
        Path export = SampleTrail.of(SampleTrail.honest(SIZE)).exportTo(directory.resolve("export"));
        for (String name : TrailExport.open(export).presentFiles()) {
            Path hidden = directory.resolve("hidden");
            Files.move(export.resolve(name), hidden);
            Findings findings = TrailFsck.check(export, Against.nothing());
            assertThat(findings.isVerified()).as(name).isFalse();
            assertThat(findings.defects().stream().map(Defect::where)).as(name).contains(name);
            Files.move(hidden, export.resolve(name));
        }
    }

    @Test
    void reportsAFileThatDoesNotBelong() throws IOException {
        Path export = SampleTrail.of(SampleTrail.honest(300)).exportTo(directory.resolve("export"));
        Files.writeString(export.resolve("tile").resolve("0").resolve("002"), "more");
        assertThat(TrailFsck.check(export, Against.nothing()).defects())
                .containsExactly(new Defect("file-unexpected", "tile/0/002"));
    }

    @Test
    void reportsAnEntryRemovedFromABundle() throws IOException {
        assertThat(checks(checkWithLastBundle(bundle -> bundle.remove(40)))).contains("bundle");
    }

    @Test
    void reportsAnEntryInsertedIntoABundle() throws IOException {
        assertThat(checks(checkWithLastBundle(bundle -> bundle.add(40, bundle.get(3)))))
                .contains("bundle");
    }

    @Test
    void reportsEntriesSwappedInABundle() throws IOException {
        assertThat(checkWithLastBundle(bundle -> Collections.swap(bundle, 40, 41))
                        .defects())
                .containsExactly(new Defect("tile", "tile/0/002.p/88"), new Defect("root", "root"));
    }

    @Test
    void reportsAnEntryRemovedFromATrailThatWasHashedAnew() throws IOException {
        List<EntryBytes> bodies = SampleTrail.honest(SIZE);
        int second = indexOf(bodies, EvidenceEvent.MESSAGE_SEALED, 300);
        bodies.remove(second);
        assertThat(check(bodies).defects())
                .containsExactly(new Defect("message-order", "entry " + (second + SampleTrail.INTERLEAVED - 1)));
    }

    @Test
    void reportsEntriesSwappedInATrailThatWasHashedAnew() throws IOException {
        List<EntryBytes> bodies = SampleTrail.honest(SIZE);
        int second = indexOf(bodies, EvidenceEvent.MESSAGE_SEALED, 300);
        Collections.swap(bodies, second, second + SampleTrail.INTERLEAVED);
        assertThat(check(bodies).defects())
                .containsExactly(
                        new Defect("message-order", "entry " + second),
                        new Defect("message-order", "entry " + (second + SampleTrail.INTERLEAVED)),
                        new Defect("message-order", "entry " + (second + 2 * SampleTrail.INTERLEAVED)));
    }

    @Test
    void reportsAnEntryInsertedIntoATrailThatWasHashedAnew() throws IOException {
        List<EntryBytes> bodies = SampleTrail.honest(SIZE);
        int second = indexOf(bodies, EvidenceEvent.MESSAGE_SEALED, 300);
        MessageId id = TrailEntry.read(bodies.get(second)).messageId().orElseThrow();
        Sha256 previous = bodies.get(second).leafHash();
        bodies.add(second + 1, SampleTrail.entry(EvidenceEvent.RELAY_REJECTION, id, Optional.of(previous), second));
        assertThat(check(bodies).defects())
                .containsExactly(new Defect("message-order", "entry " + (second + 1 + SampleTrail.INTERLEAVED)));
    }

    @Test
    void reportsAnEntryAlteredInATrailThatWasHashedAnew() throws IOException {
        List<EntryBytes> bodies = SampleTrail.honest(SIZE);
        int second = indexOf(bodies, EvidenceEvent.MESSAGE_SEALED, 300);
        String altered = new String(bodies.get(second).toArray(), UTF_8).replace("pl-sg", "pl-nn");
        bodies.set(second, new EntryBytes(altered.getBytes(UTF_8)));
        assertThat(check(bodies).defects())
                .containsExactly(new Defect("message-order", "entry " + (second + SampleTrail.INTERLEAVED)));
    }

    @Test
    void reportsAnEntryThatIsNotCanonical() throws IOException {
        List<EntryBytes> bodies = SampleTrail.honest(SIZE);
        int last = indexOf(bodies, EvidenceEvent.CONTENT_HANDOVER, 300);
        String spaced = new String(bodies.get(last).toArray(), UTF_8).replace("\"v\":1", "\"v\": 1");
        bodies.set(last, new EntryBytes(spaced.getBytes(UTF_8)));
        assertThat(check(bodies).defects())
                .containsExactly(new Defect("entry", "entry " + last + " rule=entry-syntax"));
    }

    @Test
    void reportsAClockThatWasTurnedOnceForEachTurn() throws IOException {
        List<EntryBytes> bodies = SampleTrail.honest(SIZE);
        MessageId id = MessageId.parse("019aa5b6-3c7d-7abc-8def-0123456789ab");
        bodies.add(400, SampleTrail.entry(EvidenceEvent.RELAY_REJECTION, id, Optional.empty(), 99_999));
        assertThat(check(bodies).defects()).containsExactly(new Defect("clock", "entry 401"));
    }

    @Test
    void readsAClockAgainstTheLastWitness() throws IOException {
        List<EntryBytes> bodies = SampleTrail.honest(300);
        MessageId id = MessageId.parse("019aa5b6-3c7d-7abc-8def-0123456789ab");
        bodies.add(SampleTrail.entry(EvidenceEvent.RELAY_REJECTION, id, Optional.empty(), 99_999));
        Path export = SampleTrail.of(bodies).exportTo(directory.resolve("export"));
        Against seen = Against.nothing().policies(List.of(SampleWitnesses.policy(SampleTrail.ORIGIN)));
        assertThat(TrailFsck.check(export, Against.nothing()).isVerified()).isTrue();
        assertThat(TrailFsck.check(export, seen).defects()).containsExactly(new Defect("clock", "entry 300"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 256, 400, SIZE})
    void acceptsAnEarlierSizeAndRootOfTheSameTrail(int size) throws IOException {
        Checkpoint earlier = SampleTrail.of(SampleTrail.honest(size)).checkpoint();
        Path export = SampleTrail.of(SampleTrail.honest(SIZE)).exportTo(directory.resolve("export"));
        assertThat(TrailFsck.check(export, Against.nothing().earlier(earlier)).defects())
                .isEmpty();
    }

    @Test
    void reportsATrailMadeAnewOnlyToWhomKeptAnEarlierRoot() throws IOException {
        Checkpoint earlier = SampleTrail.of(SampleTrail.honest(400)).checkpoint();
        List<EntryBytes> bodies = SampleTrail.honest(SIZE);
        bodies.remove(0);
        Path export = SampleTrail.of(bodies).exportTo(directory.resolve("export"));
        assertThat(TrailFsck.check(export, Against.nothing()).isVerified()).isTrue();
        assertThat(TrailFsck.check(export, Against.nothing().earlier(earlier)).defects())
                .containsExactly(new Defect("earlier", "root"));
    }

    @Test
    void reportsATrailThatWasCutOffToWhomKeptAnEarlierRoot() throws IOException {
        Checkpoint earlier = SampleTrail.of(SampleTrail.honest(400)).checkpoint();
        Path export = SampleTrail.of(SampleTrail.honest(399)).exportTo(directory.resolve("export"));
        assertThat(TrailFsck.check(export, Against.nothing().earlier(earlier)).defects())
                .containsExactly(new Defect("earlier", "size"));
    }

    @Test
    void isNotExhaustedByASizeThatWasMadeUp() throws IOException {
        Path export = SampleTrail.of(SampleTrail.honest(300)).exportTo(directory.resolve("export"));
        Checkpoint huge = new Checkpoint(SampleTrail.ORIGIN, new SizeAndRoot(123_456_789_012_345_678L, Sha256.of()));
        Files.write(
                export.resolve(TrailExport.CHECKPOINT),
                SampleWitnesses.note(huge, Instant.EPOCH, List.of()).bytes());
        assertThat(TrailFsck.check(export, Against.nothing()).defects())
                .containsExactly(new Defect("file-missing", "tile"));
    }

    private Findings check(List<EntryBytes> bodies) throws IOException {
        Path export = SampleTrail.of(bodies).exportTo(directory.resolve("export"));
        return TrailFsck.check(export, Against.nothing());
    }

    /** Alters the last bundle only, and leaves tiles and root as they were. */
    private Findings checkWithLastBundle(Consumer<List<EntryBytes>> alteration) throws IOException {
        Path export = SampleTrail.of(SampleTrail.honest(SIZE)).exportTo(directory.resolve("export"));
        Path file = export.resolve(LAST_BUNDLE);
        List<EntryBytes> bundle = new ArrayList<>(EntryBundle.read(Files.readAllBytes(file), SIZE % TileCoordinate.FULL)
                .entries());
        alteration.accept(bundle);
        Files.write(file, new EntryBundle(bundle).bytes());
        return TrailFsck.check(export, Against.nothing());
    }

    private static int indexOf(List<EntryBytes> bodies, EvidenceEvent event, int from) {
        int index = from;
        while (TrailEntry.read(bodies.get(index)).event() != event) {
            index++;
        }
        return index;
    }

    private static List<String> checks(Findings findings) {
        return findings.defects().stream().map(Defect::check).toList();
    }

    private static List<String> checksOf(String file) {
        if (file.startsWith("tile/entries/")) {
            return List.of("bundle", "tile");
        }
        return file.startsWith("tile/")
                ? List.of("tile")
                : List.of(
                        "checkpoint",
                        "checkpoint-log",
                        "checkpoint-quorum",
                        "checkpoint-signature",
                        "file-missing",
                        "root");
    }
}
