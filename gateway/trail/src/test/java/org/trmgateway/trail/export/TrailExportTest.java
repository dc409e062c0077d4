package org.trmgateway.trail.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Stage;
import org.trmgateway.trail.EntryBundle;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.InMemoryTrailStore;
import org.trmgateway.trail.MerkleTree;
import org.trmgateway.trail.SequencedEntry;
import org.trmgateway.trail.Sequencer;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.Tile;
import org.trmgateway.trail.TileCoordinate;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.TrailStore;
import org.trmgateway.trail.TreeHashes;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.SignatureType;
import org.trmgateway.trail.note.SignedNote;
import org.trmgateway.trail.note.SigningKey;

class TrailExportTest {

    private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");

    private static final SigningKey KEY = key();

    @TempDir
    private Path directory;

    @Test
    void hasTheLayoutOfTlogTiles() throws IOException {
        write(directory, grown(300), 300);
        TrailExport export = TrailExport.open(directory);
        assertThat(export.presentFiles())
                .isEqualTo(export.expectedFiles())
                .containsExactlyInAnyOrder(
                        "checkpoint",
                        "tile/0/000",
                        "tile/0/001.p/44",
                        "tile/1/000.p/1",
                        "tile/entries/000",
                        "tile/entries/001.p/44");
        assertThat(export.file("tile/0/000").orElseThrow()).hasSize(8_192);
        assertThat(export.file("tile/0/002")).isEmpty();
    }

    @Test
    void canBeReadBack() throws IOException {
        TrailStore store = grown(300);
        write(directory, store, 300);
        TrailExport export = TrailExport.open(directory);
        assertThat(export.head()).isEqualTo(new SizeAndRoot(300, new MerkleTree(store, 300).root()));
        assertThat(new MerkleTree(export, 300).root()).isEqualTo(export.head().root());
        EntryBundle bundle =
                EntryBundle.read(export.file("tile/entries/001.p/44").orElseThrow(), 44);
        assertThat(bundle.entries())
                .isEqualTo(store.entries(256, 44).stream()
                        .map(SequencedEntry::body)
                        .toList());
    }

    @Test
    void canBeWrittenForAnEarlierSize() throws IOException {
        write(directory.resolve("early"), grown(700), 290);
        write(directory.resolve("then"), grown(290), 290);
        TrailExport early = TrailExport.open(directory.resolve("early"));
        TrailExport then = TrailExport.open(directory.resolve("then"));
        assertThat(early.presentFiles()).isEqualTo(then.presentFiles());
        for (String file : then.presentFiles()) {
            assertThat(early.file(file).orElseThrow())
                    .as(file)
                    .isEqualTo(then.file(file).orElseThrow());
        }
    }

    @Test
    void ofAnEmptyTrailIsOneFile() throws IOException {
        write(directory, grown(0), 0);
        assertThat(TrailExport.open(directory).presentFiles()).containsExactly("checkpoint");
        assertThat(TrailExport.open(directory).head().root()).isEqualTo(TreeHashes.EMPTY_ROOT);
    }

    @Test
    void isNeverWrittenOverAnother() throws IOException {
        Files.writeString(directory.resolve("present"), "");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> write(directory, grown(3), 3));
    }

    @Test
    void isNeverLargerThanTheTrail() {
        SignedNote larger = note(new SizeAndRoot(4, new MerkleTree(grown(4), 4).root()));
        refuses(() -> TrailExport.write(directory, grown(3), larger, Optional.empty(), Optional.empty()));
    }

    @Test
    void isNeverWrittenForARootThatTheLogHasNot() {
        SignedNote other = note(new SizeAndRoot(3, new MerkleTree(grown(4), 4).root()));
        refuses(() -> TrailExport.write(directory, grown(3), other, Optional.empty(), Optional.empty()));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void hasTheStampAndWhatItsFirstEntryIsAboutBesides() throws IOException {
        byte[] stamp = {1};
        byte[] opened = {2, 3};
        TrailStore store = grown(2);
        SignedNote note = note(new SizeAndRoot(2, new MerkleTree(store, 2).root()));
        TrailExport.write(directory, store, note, Optional.of(stamp), Optional.of(opened));
        TrailExport export = TrailExport.open(directory);
        assertThat(export.note().bytes()).isEqualTo(note.bytes());
        assertThat(export.file("checkpoint.tsr").orElseThrow()).isEqualTo(stamp);
        assertThat(export.file("opened").orElseThrow()).isEqualTo(opened);
        assertThat(export.presentFiles())
                .containsAll(TrailExport.furtherFiles())
                .hasSize(export.expectedFiles().size() + 2);
    }

    @Test
    void isNotOpenedWithoutACheckpoint() throws IOException {
        write(directory, grown(2), 2);
        Files.delete(directory.resolve("checkpoint"));
        refuses(() -> TrailExport.open(directory));
    }

    @Test
    void refusesBundlesWhoseLengthsAreWrong() {
        byte[] two = new EntryBundle(List.of(new EntryBytes(new byte[] {7}), new EntryBytes(new byte[300]))).bytes();
        assertThat(two).hasSize(305).startsWith(0, 1, 7, 1, 44);
        assertThat(EntryBundle.read(two, 2).entries()).hasSize(2);
        refuses(() -> EntryBundle.read(two, 1));
        refuses(() -> EntryBundle.read(two, 3));
        refuses(() -> EntryBundle.read(Arrays.copyOf(two, 304), 2));
        refuses(() -> EntryBundle.read(Arrays.copyOf(two, 306), 2));
        refuses(() -> EntryBundle.read(Arrays.copyOf(two, 4), 2));
        refuses(() -> EntryBundle.read(new byte[] {0, 0}, 1));
    }

    @Test
    void refusesTilesOfAnotherLength() {
        refuses(() -> Tile.read(new TileCoordinate(0, 0, 2), new byte[63]));
        refuses(() -> Tile.read(new TileCoordinate(0, 0, 2), new byte[96]));
    }

    private static void write(Path folder, TrailStore store, long size) throws IOException {
        SignedNote note = note(new SizeAndRoot(size, new MerkleTree(store, size).root()));
        TrailExport.write(folder, store, note, Optional.empty(), Optional.empty());
    }

    private static SignedNote note(SizeAndRoot head) {
        Checkpoint checkpoint = new Checkpoint("pl.trm.example/trail/2026", head);
        return new SignedNote(checkpoint.text(), List.of(KEY.sign(checkpoint, START)));
    }

    private static SigningKey key() {
        try {
            return SigningKey.of(
                    "pl.trm.example/trail/2026",
                    SignatureType.ED25519,
                    KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static TrailStore grown(int size) {
        InMemoryTrailStore store = new InMemoryTrailStore();
        for (int index = 0; index < size; index++) {
            store.append(TrailEntry.of(EvidenceEvent.NODE_STARTED, Stage.TRAIL, START.plusMillis(index))
                    .build());
        }
        store.commit(Sequencer.sequence(0, store, store.pending(size)));
        return store;
    }

    private static void refuses(ThrowingCallable reading) {
        assertThatExceptionOfType(GatewayException.class).isThrownBy(reading);
    }
}
