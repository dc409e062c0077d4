package org.trmgateway.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;

/**
 * Proofs of every size up to 2,000 (RFC 9162, sections 2.1.3 and 2.1.4) against the plain definition: of each size the ends, what lies about
 * each power of two, and some leaves by lot; and no proof holds that is longer, shorter or in another order. All pairs of the small sizes are
 * in {@link MerkleProofTest}.
 */
class EverySizeTest {

    private static final int LARGEST = 2_000;
    private static final long SEED = 2_000_6962;

    private static final NaiveTree NAIVE = NaiveTree.counting(LARGEST);
    private static final GrownTiles TILES = GrownTiles.of(LARGEST);
    private static final List<Sha256> LEAVES = IntStream.range(0, LARGEST)
            .mapToObj(index -> TreeHashes.leaf(NaiveTree.leaf(index)))
            .toList();

    private final SplittableRandom lot = new SplittableRandom(SEED);

    @Test
    void provesLeavesOfEverySize() {
        for (int size = 1; size <= LARGEST; size++) {
            MerkleTree tree = new MerkleTree(TILES, size);
            Sha256 root = NAIVE.root(size);
            for (int index : sample(size - 1)) {
                InclusionProof proof = tree.inclusionProof(index);
                assertThat(proof.path()).as("leaf %d of %d", index, size).isEqualTo(NAIVE.path(index, size));
                proof.verify(LEAVES.get(index), root);
            }
        }
    }

    @Test
    void provesEverySizeToExtendSmallerOnes() {
        for (int later = 1; later <= LARGEST; later++) {
            MerkleTree tree = new MerkleTree(TILES, later);
            for (int earlier : sample(later)) {
                ConsistencyProof proof = tree.consistencyProof(earlier);
                assertThat(proof.path())
                        .as("%d in %d", earlier, later)
                        .isEqualTo(earlier == 0 ? List.of() : NAIVE.proof(earlier, later));
                proof.verify(NAIVE.root(earlier), NAIVE.root(later));
            }
        }
    }

    @Test
    void noChangedInclusionProofHolds() {
        for (int size = 1; size <= LARGEST; size++) {
            int index = lot.nextInt(size);
            Sha256 root = NAIVE.root(size);
            InclusionProof proof = new MerkleTree(TILES, size).inclusionProof(index);
            String which = "leaf " + index + " of " + size;
            long of = size;
            changed(
                    proof.path(),
                    (change, path) -> refused(
                            which + ", " + change,
                            () -> new InclusionProof(index, of, path).verify(LEAVES.get(index), root)));
        }
    }

    @Test
    void noChangedConsistencyProofHolds() {
        for (int size = 1; size <= LARGEST; size++) {
            int later = size;
            int earlier = 1 + lot.nextInt(later);
            ConsistencyProof proof = new MerkleTree(TILES, later).consistencyProof(earlier);
            changed(
                    proof.path(),
                    (change, path) -> refused(
                            earlier + " in " + later + ", " + change,
                            () -> new ConsistencyProof(earlier, later, path)
                                    .verify(NAIVE.root(earlier), NAIVE.root(later))));
        }
    }

    /** The proof with one hash too many, too few, twice, or two in each other's place: in every position. */
    private static void changed(List<Sha256> path, BiConsumer<String, List<Sha256>> check) {
        for (int at = 0; at <= path.size(); at++) {
            int place = at;
            check.accept("surplus at " + at, with(path, copy -> copy.add(place, TreeHashes.EMPTY_ROOT)));
        }
        for (int at = 0; at < path.size(); at++) {
            int place = at;
            check.accept("missing at " + at, with(path, copy -> copy.remove(place)));
            check.accept("doubled at " + at, with(path, copy -> copy.add(place, path.get(place))));
            for (int other = 0; other < at; other++) {
                int second = other;
                check.accept("swapped " + other + " and " + at, with(path, copy -> {
                    copy.set(place, path.get(second));
                    copy.set(second, path.get(place));
                }));
            }
        }
    }

    private static List<Sha256> with(List<Sha256> path, Consumer<List<Sha256>> change) {
        List<Sha256> copy = new ArrayList<>(path);
        change.accept(copy);
        return copy;
    }

    private static void refused(String which, Runnable verification) {
        try {
            verification.run();
        } catch (GatewayException refusal) {
            assertThat(refusal.code()).isEqualTo(ErrorCode.TRAIL_INCONSISTENT);
            return;
        }
        fail("held: " + which + " (seed " + SEED + ")");
    }

    /** Numbers from 0 to {@code most}. */
    private NavigableSet<Integer> sample(int most) {
        NavigableSet<Integer> numbers = new TreeSet<>(List.of(0, most / 2, most));
        for (int power = 1; power <= most; power *= 2) {
            numbers.add(power - 1);
            numbers.add(power);
        }
        for (int count = 0; count < 6; count++) {
            numbers.add(lot.nextInt(most + 1));
        }
        return numbers;
    }
}
