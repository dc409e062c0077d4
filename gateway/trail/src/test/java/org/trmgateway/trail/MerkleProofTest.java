package org.trmgateway.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;

class MerkleProofTest {

    private static final int LARGEST = 300;
    private static final Sha256 STRANGER = Sha256.of(new byte[] {42});

    private static final NaiveTree NAIVE = NaiveTree.counting(1_000);
    private static final GrownTiles TILES = GrownTiles.of(1_000);

    @Test
    void provesEveryLeafOfEverySize() {
        for (int size = 1; size <= LARGEST; size++) {
            MerkleTree tree = new MerkleTree(TILES, size);
            Sha256 root = NAIVE.root(size);
            assertThat(tree.root()).isEqualTo(root);
            for (int index = 0; index < size; index++) {
                InclusionProof proof = tree.inclusionProof(index);
                assertThat(proof.path()).isEqualTo(NAIVE.path(index, size));
                assertThat(proof.verify(leafHash(index), root)).isEqualTo(leafHash(index));
            }
        }
    }

    @Test
    void provesEverySizeToBeTheBeginningOfEveryLargerOne() {
        for (int later = 0; later <= LARGEST; later++) {
            MerkleTree tree = new MerkleTree(TILES, later);
            for (int earlier = 0; earlier <= later; earlier++) {
                ConsistencyProof proof = tree.consistencyProof(earlier);
                assertThat(proof.path()).isEqualTo(earlier == 0 ? List.of() : NAIVE.proof(earlier, later));
                assertThat(proof.verify(NAIVE.root(earlier), NAIVE.root(later))).isEqualTo(NAIVE.root(later));
            }
        }
    }

    @Property(seed = "6962", tries = 400, shrinking = ShrinkingMode.OFF)
    void rootOfAnyRangeIsThatOfItsOwnTree(
            @ForAll @IntRange(max = 1_000) int one, @ForAll @IntRange(max = 1_000) int other) {
        MerkleTree tree = new MerkleTree(TILES, 1_000);
        int from = Math.min(one, other);
        int to = Math.max(one, other);
        assertThat(tree.rangeRoot(from, to)).isEqualTo(NAIVE.root(from, to));
    }

    @Property(seed = "9162", tries = 400, shrinking = ShrinkingMode.OFF)
    void refusesAnInclusionProofThatWasTamperedWith(
            @ForAll @IntRange(min = 1, max = 1_000) int size,
            @ForAll @IntRange(max = 999) int position,
            @ForAll @IntRange(max = 20) int where) {
        int index = position % size;
        Sha256 root = NAIVE.root(size);
        Sha256 leaf = leafHash(index);
        List<Sha256> path = NAIVE.path(index, size);
        assertThat(new InclusionProof(index, size, path).verify(leaf, root)).isEqualTo(leaf);

        refuses(() -> new InclusionProof(index, size, inserted(path, where)).verify(leaf, root));
        refuses(() -> new InclusionProof(index, size, path).verify(STRANGER, root));
        refuses(() -> new InclusionProof(index, size, path).verify(leaf, STRANGER));
        refuses(() -> new InclusionProof(size, size, path).verify(leaf, root));
        refuses(() -> new InclusionProof(-1, size, path).verify(leaf, root));
        if (!path.isEmpty()) {
            refuses(() -> new InclusionProof(index, size, removed(path, where)).verify(leaf, root));
            refuses(() -> new InclusionProof(index, size, replaced(path, where)).verify(leaf, root));
            refuses(() -> new InclusionProof(index ^ 1, size, path).verify(leaf, root));
        }
    }

    @Property(seed = "2104", tries = 400, shrinking = ShrinkingMode.OFF)
    void refusesAConsistencyProofThatWasTamperedWith(
            @ForAll @IntRange(min = 2, max = 1_000) int later,
            @ForAll @IntRange(max = 999) int position,
            @ForAll @IntRange(max = 20) int where) {
        int earlier = 1 + position % (later - 1);
        Sha256 before = NAIVE.root(earlier);
        Sha256 after = NAIVE.root(later);
        List<Sha256> path = NAIVE.proof(earlier, later);
        assertThat(new ConsistencyProof(earlier, later, path).verify(before, after))
                .isEqualTo(after);

        refuses(() -> new ConsistencyProof(earlier, later, inserted(path, where)).verify(before, after));
        refuses(() -> new ConsistencyProof(earlier, later, removed(path, where)).verify(before, after));
        refuses(() -> new ConsistencyProof(earlier, later, replaced(path, where)).verify(before, after));
        refuses(() -> new ConsistencyProof(earlier, later, path).verify(STRANGER, after));
        refuses(() -> new ConsistencyProof(earlier, later, path).verify(before, STRANGER));
        refuses(() -> new ConsistencyProof(later, earlier, path).verify(after, before));
        refuses(() -> new ConsistencyProof(earlier, later, List.of()).verify(before, after));
    }

    @Test
    void refusesSurplusHashesWhereThereIsNothingToProve() {
        Sha256 root = NAIVE.root(5);
        refuses(() -> new ConsistencyProof(5, 5, List.of(root)).verify(root, root));
        refuses(() -> new ConsistencyProof(0, 5, List.of(root)).verify(TreeHashes.EMPTY_ROOT, root));
    }

    @Test
    void refusesTwoRootsForOneSize() {
        refuses(() -> new ConsistencyProof(5, 5, List.of()).verify(NAIVE.root(5), STRANGER));
        refuses(() -> new ConsistencyProof(0, 5, List.of()).verify(STRANGER, NAIVE.root(5)));
        refuses(() -> new ConsistencyProof(0, 0, List.of()).verify(TreeHashes.EMPTY_ROOT, STRANGER));
    }

    @Test
    void refusesToProveWithTilesThatAreMissingOrTooNarrow() {
        refuses(() -> new MerkleTree((level, index) -> Optional.empty(), 3).root());
        refuses(() -> new MerkleTree(GrownTiles.of(5), 6).root());
    }

    private static Sha256 leafHash(int index) {
        return TreeHashes.leaf(NaiveTree.leaf(index));
    }

    private static List<Sha256> inserted(List<Sha256> path, int where) {
        List<Sha256> changed = new ArrayList<>(path);
        changed.add(where % (path.size() + 1), STRANGER);
        return changed;
    }

    private static List<Sha256> removed(List<Sha256> path, int where) {
        List<Sha256> changed = new ArrayList<>(path);
        changed.remove(where % path.size());
        return changed;
    }

    private static List<Sha256> replaced(List<Sha256> path, int where) {
        List<Sha256> changed = new ArrayList<>(path);
        changed.set(where % path.size(), STRANGER);
        return changed;
    }

    private static void refuses(ThrowingCallable verification) {
        assertThatExceptionOfType(GatewayException.class)
                .isThrownBy(verification)
                .matches(refused -> refused.code() == ErrorCode.TRAIL_INCONSISTENT);
    }
}
