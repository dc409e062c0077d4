package org.trmgateway.auditor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.note.Checkpoint;

class MainTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path export;
    private SizeAndRoot head;

    @BeforeEach
    void writeExport() throws IOException {
        SampleTrail trail = SampleTrail.of(SampleTrail.honest(21));
        export = trail.exportTo(directory.resolve("export"));
        head = trail.head();
    }

    @Test
    void saysWhatItVerified() {
        assertThat(run("fsck", export.toString())).isZero();
        assertThat(out.toString(UTF_8))
                .isEqualTo("origin: pl.trm.example/trail/2026\nsize: 21\nroot: " + head.root()
                        + "\nsignatures: not checked: no policy was given\ntotalEntries: 21\nmessages: 5\nVERIFIED\n");
        assertThat(err.size()).isZero();
    }

    @Test
    void saysItAsJson() {
        assertThat(run("fsck", "--json", export.toString())).isZero();
        assertThat(out.toString(UTF_8))
                .isEqualTo(
                        "{\"verified\":true,\"facts\":{\"origin\":\"pl.trm.example/trail/2026\","
                                + "\"size\":\"21\",\"root\":\"" + head.root()
                                + "\",\"signatures\":\"not checked: no policy was given\",\"totalEntries\":\"21\",\"messages\":\"5\"},\"defectCount\":0,\"defects\":[]}\n");
    }

    @Test
    void endsWithOneForADefectAndNamesIt() throws IOException {
        Files.write(export.resolve("tile").resolve("0").resolve("000.p").resolve("21"), new byte[21 * 32]);
        assertThat(run("fsck", export.toString())).isEqualTo(1);
        assertThat(out.toString(UTF_8)).endsWith("DEFECT tile: tile/0/000.p/21\nNOT VERIFIED, defects: 1\n");
    }

    @Test
    void endsWithOneForAnExportWithoutCheckpoint() throws IOException {
        Files.delete(export.resolve("checkpoint"));
        assertThat(run("fsck", export.toString())).isEqualTo(1);
        assertThat(out.toString(UTF_8)).contains("DEFECT checkpoint: checkpoint\n");
    }

    @Test
    void printsNoControlCharactersOfFileNames() throws IOException {
        Files.writeString(export.resolve("\u001B[2J\"\\é"), "");
        assertThat(run("fsck", export.toString())).isEqualTo(1);
        assertThat(out.toString(UTF_8)).contains("DEFECT file-unexpected: ?[2J\"\\?\n");
        out.reset();
        assertThat(run("fsck", export.toString(), "--json")).isEqualTo(1);
        assertThat(out.toString(UTF_8))
                .contains("\"defects\":[{\"check\":\"file-unexpected\",\"where\":\"?[2J\\\"\\\\?\"}]");
    }

    @Test
    void comparesWithAnEarlierCheckpoint() throws IOException {
        Path earlier = directory.resolve("earlier");
        Files.write(earlier, note(SampleTrail.of(SampleTrail.honest(10)).checkpoint()));
        assertThat(run("fsck", export.toString(), "--earlier", earlier.toString()))
                .isZero();
        Files.write(earlier, note(new Checkpoint(SampleTrail.ORIGIN, new SizeAndRoot(10, head.root()))));
        assertThat(run("fsck", export.toString(), "--earlier", earlier.toString()))
                .isEqualTo(1);
        Files.writeString(earlier, "anything");
        assertThat(run("fsck", export.toString(), "--earlier", earlier.toString()))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "verify",
                "fsck",
                "fsck a b",
                "fsck no-such-directory",
                "fsck --quick a",
                "fsck --json --json a",
                "fsck a --earlier",
                "receipt",
                "receipt a",
                "receipt a --directory d",
                "receipt a --directory d --trust t --at yesterday",
                "verify a --directory d --trust t",
                "reconcile a",
                "timeline a",
                "consistency a"
            })
    void endsWithTwoAndExplainsWhenTheCommandIsUnclear(String line) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
        assertThat(out.size()).isZero();
        assertThat(err.toString(UTF_8)).contains("trm audit fsck EXPORT");
    }

    @Test
    void endsWithTwoWhenAFileCannotBeRead() {
        assertThat(run("receipt", "no-such-file", "--directory", "d", "--trust", "t"))
                .isEqualTo(2);
        assertThat(err.toString(UTF_8)).isEqualTo("cannot be read: no-such-file\n");
    }

    @Test
    void explainsItself() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(UTF_8)).contains("trm audit receipt FILE", "trm audit reconcile EXPORT_A EXPORT_B");
        assertThat(run("fsck", "--help")).isZero();
    }

    private static byte[] note(Checkpoint checkpoint) {
        return SampleWitnesses.note(checkpoint, Instant.EPOCH, List.of()).bytes();
    }

    private int run(String... words) {
        return new Main(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), CLOCK)
                .run(List.of(words));
    }
}
