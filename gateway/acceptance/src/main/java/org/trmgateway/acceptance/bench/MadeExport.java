package org.trmgateway.acceptance.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.List;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.export.LogFolder;
import org.trmgateway.trail.export.NodeExport;
import org.trmgateway.trail.export.TrailExport;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.SignatureType;
import org.trmgateway.trail.note.SignedNote;
import org.trmgateway.trail.note.SigningKey;
import org.trmgateway.trail.note.WitnessPolicy;

/**
 * The export of a node that never was, with one log, signed with a key made for the occasion.
 *
 * @param bytes of its files together
 * @param policy with the key of the log; nobody else has to have seen it
 */
record MadeExport(long bytes, WitnessPolicy policy) {

    private static final LogFolder FOLDER = new LogFolder(2026, 1);
    private static final String ORIGIN = "pl.trm.example/trail/" + FOLDER;

    /** Writes it. */
    static MadeExport write(Path directory, int entries, ProgressLine progress) throws IOException {
        MadeLog log = new MadeLog(directory.resolve(FOLDER.toString()));
        SizeAndRoot head = log.write(entries, progress);
        SigningKey key = key();
        Checkpoint checkpoint = new Checkpoint(ORIGIN, head);
        SignedNote note = new SignedNote(checkpoint.text(), List.of(key.sign(checkpoint, Instant.EPOCH)));
        log.put(TrailExport.CHECKPOINT, note.bytes());
        NodeExport.write(directory, List.of(FOLDER));
        String policy = "log " + key.verifier() + "\nquorum none\n";
        return new MadeExport(log.bytes(), WitnessPolicy.read(policy.getBytes(UTF_8)));
    }

    private static SigningKey key() {
        try {
            return SigningKey.of(
                    ORIGIN,
                    SignatureType.ED25519,
                    KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has Ed25519", impossible);
        }
    }
}
