package org.trmgateway.trail.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.MerkleTree;
import org.trmgateway.trail.RightEdge;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.Tile;
import org.trmgateway.trail.TileStore;
import org.trmgateway.trail.TreeHashes;

/** A trail in memory with both of its keys; every size it ever had can still be asked for. */
final class GrowingLog implements TileStore {

    final SigningKey classical;
    final SigningKey postQuantum;
    private final String origin;
    private final String flavour;
    private final Map<String, Tile> tiles = new HashMap<>();
    private final RightEdge edge = RightEdge.empty();

    GrowingLog(String origin, String flavour) {
        this(origin, flavour, key(origin, SignatureType.ED25519), key(origin, SignatureType.ML_DSA_44_COSIGNATURE));
    }

    private GrowingLog(String origin, String flavour, SigningKey classical, SigningKey postQuantum) {
        this.origin = origin;
        this.flavour = flavour;
        this.classical = classical;
        this.postQuantum = postQuantum;
    }

    /** The same trail, told differently from here on. */
    GrowingLog forked() {
        return new GrowingLog(origin, flavour + "'", classical, postQuantum);
    }

    static SigningKey key(String name, SignatureType type) {
        try {
            String algorithm = type == SignatureType.ML_DSA_44_COSIGNATURE ? "ML-DSA-44" : "Ed25519";
            return SigningKey.of(
                    name, type, KeyPairGenerator.getInstance(algorithm).generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    List<VerifierKey> keys() {
        return List.of(classical.verifier(), postQuantum.verifier());
    }

    GrowingLog growTo(long size) {
        while (edge.size() < size) {
            edge.append(leaf(edge.size()), this::put);
        }
        edge.partialTiles().forEach(this::put);
        return this;
    }

    Sha256 leaf(long index) {
        return TreeHashes.leaf((flavour + index).getBytes(UTF_8));
    }

    MerkleTree tree(long size) {
        return new MerkleTree(this, size);
    }

    SignedNote note(long size, Instant at) {
        Checkpoint checkpoint =
                new Checkpoint(origin, new SizeAndRoot(size, tree(size).root()));
        List<NoteSignature> signatures = new ArrayList<>();
        signatures.add(classical.sign(checkpoint, at));
        signatures.add(postQuantum.sign(checkpoint, at));
        return new SignedNote(checkpoint.text(), signatures);
    }

    AddCheckpoint request(long oldSize, long size, Instant at) {
        List<Sha256> proof = oldSize > size
                ? List.of()
                : tree(size).consistencyProof(oldSize).path();
        return new AddCheckpoint(oldSize, proof, note(size, at));
    }

    private void put(Tile tile) {
        tiles.put(tile.coordinate().level() + "/" + tile.coordinate().index(), tile);
    }

    @Override
    public Optional<Tile> tile(int level, long index) {
        return Optional.ofNullable(tiles.get(level + "/" + index));
    }
}
