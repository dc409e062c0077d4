package org.trmgateway.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

class TileGrowthTest {

    @Test
    void tilesAgreeWithNaiveRootsAcrossEveryTileBoundary() {
        int largest = 66_100;
        NaiveTree naive = NaiveTree.counting(largest);
        GrownTiles tiles = new GrownTiles();
        for (int size : List.of(
                1, 2, 255, 256, 257, 511, 512, 513, 1_000, 65_279, 65_280, 65_281, 65_535, 65_536, 65_537, 65_791,
                65_792, 65_793, largest)) {
            SequencedBatch batch = tiles.growTo(size);
            assertThat(batch.size()).isEqualTo(size);
            assertThat(batch.root()).as("root of %d", size).isEqualTo(naive.root(size));
            assertThat(new MerkleTree(tiles, size).root()).isEqualTo(naive.root(size));
        }
        MerkleTree tree = new MerkleTree(tiles, largest);
        for (int index : List.of(0, 255, 256, 65_535, 65_536, largest - 1)) {
            assertThat(tree.inclusionProof(index).path()).isEqualTo(naive.path(index, largest));
        }
        for (int earlier : List.of(1, 255, 256, 257, 65_535, 65_536, 65_537)) {
            assertThat(tree.consistencyProof(earlier).path()).isEqualTo(naive.proof(earlier, largest));
        }
        assertThat(new MerkleTree(tiles, 65_281).root())
                .as("earlier sizes can be computed from today's tiles")
                .isEqualTo(naive.root(65_281));
    }

    @Test
    void growsByOneEntryAtATimeAcrossATile() {
        NaiveTree naive = NaiveTree.counting(600);
        GrownTiles tiles = new GrownTiles();
        for (int size = 1; size <= 600; size++) {
            assertThat(tiles.growTo(size).root()).isEqualTo(naive.root(size));
        }
    }

    @Property(seed = "256", tries = 60, shrinking = ShrinkingMode.OFF)
    void batchHasExactlyTheTilesThatChanged(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 700) Integer> steps) {
        NaiveTree naive =
                NaiveTree.counting(steps.stream().mapToInt(step -> step).sum());
        GrownTiles tiles = new GrownTiles();
        int size = 0;
        for (int step : steps) {
            SequencedBatch batch = tiles.growTo(size + step);
            assertThat(batch.tiles().stream().map(Tile::coordinate))
                    .containsExactlyInAnyOrderElementsOf(TileCoordinate.changed(size, size + step));
            size += step;
            assertThat(batch.root()).isEqualTo(naive.root(size));
        }
    }

    @Test
    void aTreeOfSeventyThousandHasTheTilesOfTheSpecification() {
        List<TileCoordinate> tiles = TileCoordinate.of(70_000);
        assertThat(tiles.stream().filter(tile -> tile.level() == 0 && tile.isFull()))
                .hasSize(273);
        assertThat(tiles.stream().filter(tile -> !(tile.level() == 0 && tile.isFull())))
                .containsExactly(
                        new TileCoordinate(0, 273, 112),
                        new TileCoordinate(1, 0, 256),
                        new TileCoordinate(1, 1, 17),
                        new TileCoordinate(2, 0, 1));
        assertThat(TileCoordinate.of(256)).containsExactly(new TileCoordinate(0, 0, 256), new TileCoordinate(1, 0, 1));
        assertThat(TileCoordinate.of(0)).isEmpty();
    }

    @Test
    void writesPathsAsTheSpecificationDoes() {
        assertThat(new TileCoordinate(0, 1_234_067, 256).path()).isEqualTo("tile/0/x001/x234/067");
        assertThat(new TileCoordinate(0, 1_234_067, 8).bundlePath()).isEqualTo("tile/entries/x001/x234/067.p/8");
        assertThat(new TileCoordinate(1, 0, 1).path()).isEqualTo("tile/1/000.p/1");
        assertThat(new TileCoordinate(2, 1_000, 256).path()).isEqualTo("tile/2/x001/000");
    }

    @Test
    void fullTilesNeverChangeAgain() {
        assertThat(IntStream.range(256, 1_024)
                        .boxed()
                        .flatMap(size -> TileCoordinate.changed(size, size + 300).stream())
                        .filter(tile -> tile.level() == 0))
                .allMatch(tile -> tile.index() > 0);
    }

    @Test
    void refusesToGrowFromTilesOfAnotherSize() {
        for (int size : List.of(0, 254, 256, 257, 512)) {
            assertThatExceptionOfType(GatewayException.class)
                    .isThrownBy(() -> Sequencer.sequence(size, GrownTiles.of(255), List.of()))
                    .matches(refused -> refused.code() == ErrorCode.TRAIL_INCONSISTENT);
        }
    }
}
