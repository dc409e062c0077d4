package org.trmgateway.auditor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.referral.Stage;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.MerkleTree;
import org.trmgateway.trail.PendingEntry;
import org.trmgateway.trail.SequencedBatch;
import org.trmgateway.trail.SequencedEntry;
import org.trmgateway.trail.Sequencer;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.Tile;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.TrailStore;
import org.trmgateway.trail.export.TrailExport;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.SignedNote;

/** A trail over any bytes, so that a test can do what an insider with the database could: rewrite entries and hash everything anew. */
final class SampleTrail implements TrailStore {

    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
    private static final List<EvidenceEvent> LIFE = List.of(
            EvidenceEvent.SUBMISSION_ACCEPTANCE,
            EvidenceEvent.MESSAGE_SEALED,
            EvidenceEvent.RELAY_ACCEPTANCE,
            EvidenceEvent.CONTENT_HANDOVER);

    /** Of the log, unless a test says otherwise. */
    static final String ORIGIN = "pl.trm.example/trail/2026";

    /** Messages that live at the same time, so that their entries alternate. */
    static final int INTERLEAVED = 5;

    private final List<SequencedEntry> entries;
    private final Map<String, Tile> tiles = new HashMap<>();

    private SampleTrail(List<EntryBytes> bodies) {
        List<PendingEntry> pending =
                bodies.stream().map(body -> new PendingEntry(0, body)).toList();
        SequencedBatch batch = Sequencer.sequence(0, this, pending);
        entries = batch.entries();
        batch.tiles()
                .forEach(tile -> tiles.put(
                        key(tile.coordinate().level(), tile.coordinate().index()), tile));
    }

    static SampleTrail of(List<EntryBytes> bodies) {
        return new SampleTrail(bodies);
    }

    /** An honest trail: the start of the node, then messages of four entries each, five at a time. */
    static List<EntryBytes> honest(int size) {
        List<EntryBytes> bodies = new ArrayList<>();
        Map<MessageId, Sha256> last = new HashMap<>();
        if (size > 0) {
            bodies.add(TrailEntry.of(EvidenceEvent.NODE_STARTED, Stage.TRAIL, START)
                    .build()
                    .toBytes());
        }
        for (int number = 0; bodies.size() < size; number++) {
            int round = number / INTERLEAVED;
            int message = round / LIFE.size() * INTERLEAVED + number % INTERLEAVED;
            MessageId id = new MessageId(new UUID(0x019a_a5b6_3c7d_7000L, 0x8000_0000_0000_0000L + message));
            EntryBytes body = entry(LIFE.get(round % LIFE.size()), id, Optional.ofNullable(last.get(id)), number);
            last.put(id, body.leafHash());
            bodies.add(body);
        }
        return bodies;
    }

    static EntryBytes entry(EvidenceEvent event, MessageId id, Optional<Sha256> previous, int second) {
        return TrailEntry.of(event, Stage.DISPATCH, START.plusSeconds(second))
                .message(id, previous)
                .from(new PartyId("pl-sg"))
                .to(new PartyId("iom-minsk"))
                .envelope(Sha256.of(id.toString().getBytes(UTF_8)))
                .build()
                .toBytes();
    }

    SizeAndRoot head() {
        return new SizeAndRoot(size(), new MerkleTree(this, size()).root());
    }

    Checkpoint checkpoint() {
        return new Checkpoint(ORIGIN, head());
    }

    /** The folder of one log, seen by all witnesses a day after it began. */
    Path exportTo(Path directory) throws IOException {
        return exportTo(directory, ORIGIN);
    }

    /** The same of another log. */
    Path exportTo(Path directory, String origin) throws IOException {
        SignedNote note = SampleWitnesses.note(
                new Checkpoint(origin, head()), START.plus(Duration.ofDays(1)), SampleWitnesses.WITNESSES);
        TrailExport.write(directory, this, note, Optional.empty(), Optional.empty());
        return directory;
    }

    @Override
    public long size() {
        return entries.size();
    }

    @Override
    public List<PendingEntry> pending(int limit) {
        return List.of();
    }

    @Override
    public void commit(SequencedBatch batch) {
        throw new UnsupportedOperationException("a sample is made whole");
    }

    @Override
    public List<SequencedEntry> entries(long from, int limit) {
        return entries.stream().skip(from).limit(limit).toList();
    }

    @Override
    public Optional<Tile> tile(int level, long index) {
        return Optional.ofNullable(tiles.get(key(level, index)));
    }

    private static String key(int level, long index) {
        return level + "/" + index;
    }
}
