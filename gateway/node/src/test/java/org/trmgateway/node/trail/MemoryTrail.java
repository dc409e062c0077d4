package org.trmgateway.node.trail;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.Stage;
import org.trmgateway.trail.InMemoryTrailStore;
import org.trmgateway.trail.PendingEntry;
import org.trmgateway.trail.Sequencer;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.TrailStore;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.SignedNote;

/** One log in memory with its checkpoints; it can be put back to an earlier state, as a database can. */
final class MemoryTrail implements Heads, CheckpointStore, RollBacks {

    static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    static final TrailLog LOG = new TrailLog(1, "2026", FixedTrail.BASE + "/2026", NOON);

    final NavigableMap<Long, SignedNote> notes = new TreeMap<>();
    Optional<SignedNote> proof = Optional.empty();
    private InMemoryTrailStore store = new InMemoryTrailStore();

    /** Appends entries; {@code flavour} tells one telling of the trail from another. */
    MemoryTrail grow(int entries, long flavour) {
        for (int entry = 0; entry < entries; entry++) {
            store.append(TrailEntry.of(
                            EvidenceEvent.NODE_STARTED, Stage.TRAIL, NOON.plusMillis(store.size() * 1000 + flavour))
                    .build());
            List<PendingEntry> pending = store.pending(1);
            store.commit(Sequencer.sequence(store.size(), store, pending));
        }
        return this;
    }

    /** Back to the first entries, with the checkpoints that were stored by then. */
    void restore(int entries) {
        store = new InMemoryTrailStore();
        grow(entries, 0);
        notes.tailMap((long) entries, false).clear();
    }

    @Override
    public Optional<TrailLog> open() {
        return Optional.of(LOG);
    }

    @Override
    public Optional<TrailLog> before(TrailLog log) {
        return Optional.empty();
    }

    @Override
    public Optional<byte[]> openedWith(TrailLog log) {
        return Optional.empty();
    }

    @Override
    public TrailStore of(TrailLog log) {
        return store;
    }

    @Override
    public Optional<StoredCheckpoint> latest(int log) {
        return Optional.ofNullable(notes.lastEntry()).map(last -> stored(last.getValue()));
    }

    @Override
    public Optional<StoredCheckpoint> covering(TrailPosition position) {
        return Optional.ofNullable(notes.higherEntry(position.index())).map(first -> stored(first.getValue()));
    }

    @Override
    public void put(int log, SignedNote note, Instant madeAt) {
        notes.put(Checkpoint.read(note.text()).size(), note);
    }

    @Override
    public Optional<StoredCheckpoint> unstamped(int log) {
        return latest(log);
    }

    @Override
    public void putStamp(int log, long size, byte[] token) {
        throw new IllegalStateException("nobody stamps here");
    }

    @Override
    public boolean found(TrailLog log, NodeId peer, SignedNote note, Instant at) {
        boolean isNew = proof.filter(kept -> size(kept) >= size(note)).isEmpty();
        proof = isNew ? Optional.of(note) : proof;
        return isNew;
    }

    @Override
    public boolean isRolledBack() {
        return proof.isPresent();
    }

    @Override
    public Optional<Proof> proof() {
        return proof.map(note -> new Proof(new NodeId("by"), note, Instant.EPOCH));
    }

    private static long size(SignedNote note) {
        return Checkpoint.read(note.text()).size();
    }

    private static StoredCheckpoint stored(SignedNote note) {
        return new StoredCheckpoint(1, note, Checkpoint.read(note.text()), Optional.empty());
    }
}
