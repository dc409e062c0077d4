package org.trmgateway.acceptance.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.trmgateway.trail.MerkleTree;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.TrailStore;
import org.trmgateway.trail.export.LogFolder;
import org.trmgateway.trail.export.NodeExport;
import org.trmgateway.trail.export.TrailExport;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.SignatureType;
import org.trmgateway.trail.note.SignedNote;
import org.trmgateway.trail.note.SigningKey;

/** Exports the log of a node's database as it is, without waiting for witnesses: nobody knows the key that signs it. */
public final class UnwitnessedExport {

    private static final LogFolder FOLDER = new LogFolder(2026, 1);
    private static final String ORIGIN = "unwitnessed.example/trail/" + FOLDER;

    private UnwitnessedExport() {}

    /**
     * Writes the export of a node with one log.
     *
     * @return its checkpoint
     */
    public static Checkpoint write(Path export, TrailStore store) throws IOException {
        long size = store.size();
        Checkpoint checkpoint = new Checkpoint(ORIGIN, new SizeAndRoot(size, new MerkleTree(store, size).root()));
        SignedNote note = new SignedNote(
                checkpoint.text(),
                List.of(SigningKey.of(ORIGIN, SignatureType.ED25519, keys()).sign(checkpoint, Instant.EPOCH)));
        TrailExport.write(export.resolve(FOLDER.toString()), store, note, Optional.empty(), Optional.empty());
        NodeExport.write(export, List.of(FOLDER));
        return checkpoint;
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has Ed25519", impossible);
        }
    }
}
