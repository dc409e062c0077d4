package org.trmgateway.node.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.node.database.EmbeddedDatabase;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.MerkleTree;
import org.trmgateway.trail.RightEdge;
import org.trmgateway.trail.SequencedEntry;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.Tile;
import org.trmgateway.trail.TileCoordinate;
import org.trmgateway.trail.TreeHashes;

/**
 * Transactions of writers and of two sequencers die between any two statements, before and after their commit, by an error, by the end of their
 * session and by that of the whole server: every confirmed entry has exactly one place, and the tree is that of the entries and extends what it
 * was before.
 */
class SequencerCrashTest {

    private static final long SEED = 7_301;
    private static final int ROUNDS = 15;
    private static final int DEATHS_OF_A_ROUND = 160;
    private static final int CRASHES = 24;

    private static EmbeddedDatabase server;

    @BeforeAll
    static void startServer(@TempDir Path directory) {
        server = EmbeddedDatabase.start(directory.resolve("postgres"));
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void neitherLosesNorDoublesAnEntryThoughThousandsOfTransactionsDie() {
        try (TrailUnderDeath trail = new TrailUnderDeath(server.database("deaths"), server.owner("deaths"))) {
            SizeAndRoot before = new SizeAndRoot(0, TreeHashes.EMPTY_ROOT);
            for (int round = 1; round <= ROUNDS; round++) {
                int until = round * DEATHS_OF_A_ROUND;
                trail.workUntil(() -> trail.deaths() >= until, SEED + round);
                before = requireWhole(trail, before, "seed " + (SEED + round));
            }
            assertThat(trail.deaths()).isGreaterThan(2_000);
            assertThat(before.size()).as("entries that came through").isGreaterThan(1_000);
        }
    }

    @Test
    void neitherLosesNorDoublesAnEntryThoughTheServerCrashes() {
        try (TrailUnderDeath trail = new TrailUnderDeath(server.database("crashes"), server.owner("crashes"))) {
            SizeAndRoot before = new SizeAndRoot(0, TreeHashes.EMPTY_ROOT);
            for (int crash = 1; crash <= CRASHES; crash++) {
                trail.workUntilACrash(SEED + crash);
                before = requireWhole(trail, before, "seed " + (SEED + crash));
            }
        }
    }

    /** Requires it of the trail as it is, and answers with its size and root. */
    private static SizeAndRoot requireWhole(TrailUnderDeath trail, SizeAndRoot before, String when) {
        trail.drain();
        JdbcTrailStore store = trail.store();
        List<SequencedEntry> entries = store.entries(0, Integer.MAX_VALUE);
        assertThat(entries.stream().map(SequencedEntry::index))
                .as("no gap, %s", when)
                .containsExactlyElementsOf(
                        LongStream.range(0, entries.size()).boxed().toList());
        Set<Sha256> leaves = new HashSet<>();
        entries.forEach(entry -> assertThat(leaves.add(entry.body().leafHash()))
                .as("twice: %s, %s", entry.index(), when)
                .isTrue());
        assertThat(store.pending(1)).as("all have their place, %s", when).isEmpty();
        assertThat(leaves).as("confirmed, %s", when).containsAll(trail.confirmed());
        assertThat(leaves).as("rolled back, %s", when).doesNotContainAnyElementsOf(trail.rolledBack());
        leaves.removeAll(trail.confirmed());
        leaves.removeAll(trail.unknown());
        assertThat(leaves).as("of nobody, %s", when).isEmpty();
        return requireTree(store, entries, before, when);
    }

    private static SizeAndRoot requireTree(
            JdbcTrailStore store, List<SequencedEntry> entries, SizeAndRoot before, String when) {
        RightEdge derived = RightEdge.empty();
        entries.forEach(entry -> derived.append(entry.body().leafHash(), tile -> requireStored(store, tile, when)));
        derived.partialTiles().forEach(tile -> requireStored(store, tile, when));
        MerkleTree tree = new MerkleTree(store, derived.size());
        assertThat(tree.root()).as("root of tiles and entries, %s", when).isEqualTo(derived.root());
        tree.consistencyProof(before.size()).verify(before.root(), derived.root());
        return new SizeAndRoot(derived.size(), derived.root());
    }

    private static void requireStored(JdbcTrailStore store, Tile tile, String when) {
        TileCoordinate at = tile.coordinate();
        assertThat(store.tile(at.level(), at.index())).as("%s, %s", at, when).contains(tile);
    }
}
