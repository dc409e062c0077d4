package org.trmgateway.trail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Stage;

class TrailExportTest {

    private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void hasTheLayoutOfTlogTiles() throws IOException {
        TrailExport.write(directory, grown(300), 300);
        TrailExport export = TrailExport.open(directory);
        assertThat(export.presentFiles())
                .isEqualTo(export.expectedFiles())
                .containsExactlyInAnyOrder(
                        "size-and-root",
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
        TrailExport.write(directory, store, 300);
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
        TrailExport.write(directory.resolve("early"), grown(700), 290);
        TrailExport.write(directory.resolve("then"), grown(290), 290);
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
        TrailExport.write(directory, grown(0), 0);
        assertThat(TrailExport.open(directory).presentFiles()).containsExactly("size-and-root");
        assertThat(TrailExport.open(directory).head().root()).isEqualTo(TreeHashes.EMPTY_ROOT);
    }

    @Test
    void isNeverWrittenOverAnother() throws IOException {
        Files.writeString(directory.resolve("present"), "");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> TrailExport.write(directory, grown(3), 3));
    }

    @Test
    void isNeverLargerThanTheTrail() {
        refuses(() -> TrailExport.write(directory, grown(3), 4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "size 1\nroot e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "size 01\nroot e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n",
                "size -1\nroot e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n",
                "size 1\nroot E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855\n",
                "size 1\nroot e3b0\n",
                "size 1\nroot e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n\n"
            })
    void refusesAnotherSpellingOfSizeAndRoot(String file) {
        refuses(() -> SizeAndRoot.read(file.getBytes(UTF_8)));
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
