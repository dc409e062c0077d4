package org.trmgateway.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trmgateway.referral.Sha256;

/** The proofs that are published for the eight-leaf tree of {@link TreeHashesTest}: made here byte for byte, and verified. */
class PublishedProofsTest {

    private static final Map<String, Sha256> NAMED = new HashMap<>();

    static {
        name("a0", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        name("a1", "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7");
        name("a4", "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
        name("a6", "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f");
        name("b0", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
        name("b1", "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e");
        name("b2", "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a");
        name("b3", "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0");
        name("c0", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        name("c1", "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
    }

    private static final Map<Integer, Tile> STEPS = tiles();

    @ParameterizedTest
    @CsvSource({
        "0, 1, ",
        "0, 8, a1 b1 c1",
        "5, 8, a4 b3 c0",
        "2, 3, b0",
        "1, 5, a0 b1 a4",
    })
    void inclusion(int index, int size, String path) {
        InclusionProof proof = tree(size).inclusionProof(index);
        assertThat(proof.path()).isEqualTo(hashes(path));
        proof.verify(leaf(index), root(size));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, ",
        "1, 8, a1 b1 c1",
        "2, 8, b1 c1",
        "6, 8, b2 b3 c0",
        "2, 5, b1 a4",
        "6, 7, b2 a6 c0",
    })
    void consistency(int earlier, int later, String path) {
        ConsistencyProof proof = tree(later).consistencyProof(earlier);
        assertThat(proof.path()).isEqualTo(hashes(path));
        assertThat(proof.verify(root(earlier), root(later))).isEqualTo(root(later));
    }

    @Test
    void thePublishedHashesAreLeavesPairsAndPairsOfPairs() {
        assertThat(leaf(0)).isEqualTo(NAMED.get("a0"));
        assertThat(TreeHashes.node(leaf(2), leaf(3))).isEqualTo(NAMED.get("b1"));
        assertThat(TreeHashes.node(NAMED.get("b2"), NAMED.get("b3"))).isEqualTo(NAMED.get("c1"));
    }

    private static MerkleTree tree(int size) {
        return new MerkleTree(
                (level, index) -> level == 0 && index == 0 ? Optional.of(STEPS.get(size)) : Optional.empty(), size);
    }

    private static Map<Integer, Tile> tiles() {
        Map<Integer, Tile> tiles = new HashMap<>();
        List<Sha256> leaves = new ArrayList<>();
        for (int size = 1; size <= TreeHashesTest.LEAVES.size(); size++) {
            leaves.add(leaf(size - 1));
            tiles.put(size, new Tile(new TileCoordinate(0, 0, size), leaves));
        }
        return tiles;
    }

    private static Sha256 leaf(int index) {
        return TreeHashes.leaf(HexFormat.of().parseHex(TreeHashesTest.LEAVES.get(index)));
    }

    private static Sha256 root(int size) {
        return new Sha256(TreeHashesTest.ROOTS.get(size - 1));
    }

    private static List<Sha256> hashes(String names) {
        return names == null
                ? List.of()
                : List.of(names.split(" ")).stream().map(NAMED::get).toList();
    }

    private static void name(String name, String hex) {
        NAMED.put(name, new Sha256(hex));
    }
}
