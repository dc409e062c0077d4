package org.trmgateway.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.Sha256;

/** Against the eight-leaf tree that the Certificate Transparency implementations test with, and its published roots. */
class TreeHashesTest {

    static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void agreesWithThePublishedRoots() {
        List<Sha256> hashes = new ArrayList<>();
        RightEdge edge = RightEdge.empty();
        for (int index = 0; index < LEAVES.size(); index++) {
            Sha256 leaf = TreeHashes.leaf(HexFormat.of().parseHex(LEAVES.get(index)));
            hashes.add(leaf);
            edge.append(leaf, tile -> {
                throw new AssertionError("no tile of eight leaves is full: " + tile.coordinate());
            });
            assertThat(TreeHashes.root(hashes).hex()).isEqualTo(ROOTS.get(index));
            assertThat(edge.root().hex()).isEqualTo(ROOTS.get(index));
        }
    }

    @Test
    void agreesWithTheNaiveDefinitionOnThePublishedLeaves() {
        NaiveTree naive =
                new NaiveTree(LEAVES.stream().map(HexFormat.of()::parseHex).toList());
        for (int size = 1; size <= LEAVES.size(); size++) {
            assertThat(naive.root(size).hex()).isEqualTo(ROOTS.get(size - 1));
        }
    }

    @Test
    void hashesTheEmptyTreeToTheDigestOfNothing() {
        assertThat(TreeHashes.EMPTY_ROOT.hex())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(TreeHashes.root(List.of())).isEqualTo(TreeHashes.EMPTY_ROOT);
        assertThat(RightEdge.empty().root()).isEqualTo(TreeHashes.EMPTY_ROOT);
    }

    @Test
    void keepsLeavesAndInnerNodesApart() {
        Sha256 left = TreeHashes.leaf(new byte[] {1});
        Sha256 right = TreeHashes.leaf(new byte[] {2});
        byte[] both = HexFormat.of().parseHex(left.hex() + right.hex());
        assertThat(TreeHashes.leaf(both)).isNotEqualTo(TreeHashes.node(left, right));
    }
}
