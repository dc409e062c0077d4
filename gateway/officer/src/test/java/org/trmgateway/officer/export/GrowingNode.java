package org.trmgateway.officer.export;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.trmgateway.trail.EntryBundle;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.PendingEntry;
import org.trmgateway.trail.SequencedBatch;
import org.trmgateway.trail.Sequencer;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.Tile;
import org.trmgateway.trail.TileCoordinate;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.SignatureType;
import org.trmgateway.trail.note.SignedNote;
import org.trmgateway.trail.note.SigningKey;

/** What a node gives out of logs that grow, with a line that can break. */
final class GrowingNode implements ExportSource {

    private static final String BASE = "pl.trm.example/trail/";

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final KeyPair keys = keys();
    private int answersLeft = Integer.MAX_VALUE;

    /** A log has so many entries from now on; their texts begin with a word, so that another word makes a fork. */
    GrowingNode log(String folder, int size, String word) {
        List<PendingEntry> pending = new ArrayList<>();
        for (int index = 0; index < size; index++) {
            pending.add(new PendingEntry(index, new EntryBytes((word + index).getBytes(UTF_8))));
        }
        SequencedBatch batch = Sequencer.sequence(0, (_, _) -> Optional.empty(), pending);
        files.keySet().removeIf(path -> path.startsWith(folder + "/tile/"));
        batch.tiles().forEach(tile -> put(folder, tile, pending));
        files.put(folder + "/checkpoint", note(folder, new SizeAndRoot(size, batch.root())));
        return this;
    }

    GrowingNode logs(String... folders) {
        files.put("logs", (String.join("\n", folders) + "\n").getBytes(US_ASCII));
        return this;
    }

    GrowingNode file(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    byte[] file(String path) {
        return files.get(path);
    }

    void remove(String path) {
        files.remove(path);
    }

    /** After so many further answers the line is dead. */
    void breakAfter(int answers) {
        answersLeft = answers;
    }

    /** Which paths were asked for since the last call. */
    List<String> asked() {
        List<String> since = List.copyOf(asked);
        asked.clear();
        return since;
    }

    @Override
    public synchronized Optional<byte[]> find(String path) throws IOException {
        if (answersLeft-- <= 0) {
            throw new IOException("the line is dead");
        }
        asked.add(path);
        return Optional.ofNullable(files.get(path));
    }

    private void put(String folder, Tile tile, List<PendingEntry> entries) {
        TileCoordinate coordinate = tile.coordinate();
        files.put(folder + "/" + coordinate.path(), tile.bytes());
        if (coordinate.level() == 0) {
            int from = (int) coordinate.index() * TileCoordinate.FULL;
            files.put(
                    folder + "/" + coordinate.bundlePath(),
                    new EntryBundle(entries.subList(from, from + coordinate.width()).stream()
                                    .map(PendingEntry::body)
                                    .toList())
                            .bytes());
        }
    }

    private byte[] note(String folder, SizeAndRoot head) {
        Checkpoint checkpoint = new Checkpoint(BASE + folder, head);
        return new SignedNote(
                        checkpoint.text(),
                        List.of(SigningKey.of(BASE + folder, SignatureType.ED25519, keys)
                                .sign(checkpoint, Instant.EPOCH)))
                .bytes();
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
