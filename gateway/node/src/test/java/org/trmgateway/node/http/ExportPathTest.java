package org.trmgateway.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.node.http.ExportPath.About;
import org.trmgateway.node.http.ExportPath.Entries;
import org.trmgateway.node.http.ExportPath.HashTile;
import org.trmgateway.node.http.ExportPath.Kind;
import org.trmgateway.node.http.ExportPath.Logs;
import org.trmgateway.trail.TileCoordinate;

class ExportPathTest {

    @Test
    void readsEveryFileOfAnExport() {
        assertThat(ExportPath.read("logs")).contains(new Logs());
        assertThat(ExportPath.read("2026/checkpoint")).contains(new About("2026", Kind.CHECKPOINT));
        assertThat(ExportPath.read("2026-2/checkpoint.tsr")).contains(new About("2026-2", Kind.STAMP));
        assertThat(ExportPath.read("2026-12/opened")).contains(new About("2026-12", Kind.OPENED));
        assertThat(ExportPath.read("2026/tile/0/000"))
                .contains(new HashTile("2026", new TileCoordinate(0, 0, TileCoordinate.FULL)));
        assertThat(ExportPath.read("2026/tile/7/x001/x234/067.p/255"))
                .contains(new HashTile("2026", new TileCoordinate(7, 1_234_067, 255)));
        assertThat(ExportPath.read("2026/tile/entries/x001/000.p/1"))
                .contains(new Entries("2026", new TileCoordinate(0, 1000, 1)));
    }

    @ParameterizedTest
    @MethodSource("everyTileOfLargeTrees")
    void readsWhatTheTreeItselfCallsItsTiles(TileCoordinate coordinate) {
        assertThat(ExportPath.read("2026/" + coordinate.path())).contains(new HashTile("2026", coordinate));
        if (coordinate.level() == 0) {
            assertThat(ExportPath.read("2026/" + coordinate.bundlePath())).contains(new Entries("2026", coordinate));
        }
    }

    static Stream<TileCoordinate> everyTileOfLargeTrees() {
        return Stream.of(1L, 255L, 256L, 70_000L).flatMap(size -> TileCoordinate.of(size).stream());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "log",
                "logs/",
                "logs/2026",
                "2026",
                "2026/",
                "26/checkpoint",
                "2026-0/checkpoint",
                "2026-02/checkpoint",
                "2026-/checkpoint",
                "2026/checkpoint/",
                "2026/checkpoint.tsr.tsr",
                "2026/tile",
                "2026/tile/0",
                "2026/tile/00/000",
                "2026/tile/8/000",
                "2026/tile/63/000",
                "2026/tile/-1/000",
                "2026/tile/0/0",
                "2026/tile/0/00",
                "2026/tile/0/0000",
                "2026/tile/0/1000",
                "2026/tile/0/001/000",
                "2026/tile/0/x000/001",
                "2026/tile/0/x001/x000",
                "2026/tile/0/x001/x001/x001/x001/x001/000",
                "2026/tile/0/000.p",
                "2026/tile/0/000.p/",
                "2026/tile/0/000.p/0",
                "2026/tile/0/000.p/01",
                "2026/tile/0/000.p/256",
                "2026/tile/0/000.p/999",
                "2026/tile/0/000.p/1/",
                "2026/tile/0/../0/000",
                "2026/tile/data/000",
                "2026/tile/entries/000.p/256",
                "2026/tile/entries/0/000",
                "../2026/checkpoint",
                "2026//checkpoint"
            })
    void readsNothingElse(String path) {
        assertThat(ExportPath.read(path)).isEmpty();
    }
}
