package org.trmgateway.node.trail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.referral.Stage;
import org.trmgateway.seal.RecoveryOrder;
import org.trmgateway.seal.RecoveryOrderXml;
import org.trmgateway.seal.SignedRecoveryOrder;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.InMemoryTrailStore;
import org.trmgateway.trail.MerkleTree;
import org.trmgateway.trail.Sequencer;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.TrailEntryBuilder;
import org.trmgateway.trail.note.AddCheckpoint;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.OpenLog;
import org.trmgateway.trail.note.SignedNote;
import org.trmgateway.trail.note.SigningKey;

/** A log of a trail with several of them, and what it asks of a witness. */
final class PlayedLog {

    static final PlayedOfficer ONE = new PlayedOfficer("one");
    static final PlayedOfficer OTHER = new PlayedOfficer("other");

    final String origin;
    byte[] document = {1};
    private final FixedTrail trail;
    private final long flavour;
    private final InMemoryTrailStore store = new InMemoryTrailStore();

    private PlayedLog(FixedTrail trail, String folder, long flavour) {
        this.trail = trail;
        this.origin = FixedTrail.BASE + "/" + folder;
        this.flavour = flavour;
    }

    /** A log that is the first, or says so; {@code flavour} tells one telling from another. */
    static PlayedLog first(FixedTrail trail, String folder, long flavour) {
        return new PlayedLog(trail, folder, flavour).grow(20);
    }

    /** A log that begins with a document. */
    static PlayedLog after(FixedTrail trail, String folder, EvidenceEvent event, byte[] document) {
        PlayedLog log = new PlayedLog(trail, folder, 0);
        log.document = document;
        log.append(TrailEntry.of(event, Stage.TRAIL, MemoryTrail.NOON).document(Sha256.of(document)));
        return log.grow(5);
    }

    static PlayedLog after(FixedTrail trail, String folder, SignedNote end) {
        return after(trail, folder, EvidenceEvent.LOG_OPENED, end.bytes());
    }

    private PlayedLog grow(int entries) {
        for (int entry = 0; entry < entries; entry++) {
            append(TrailEntry.of(
                    EvidenceEvent.NODE_STARTED,
                    Stage.TRAIL,
                    MemoryTrail.NOON.plusMillis(store.size() * 1000 + flavour)));
        }
        return this;
    }

    private void append(TrailEntryBuilder entry) {
        store.append(entry.build());
        store.commit(Sequencer.sequence(store.size(), store, store.pending(1)));
    }

    Checkpoint checkpoint(long size) {
        return new Checkpoint(origin, new SizeAndRoot(size, new MerkleTree(store, size).root()));
    }

    SignedNote note(long size) {
        return note(size, MemoryTrail.NOON);
    }

    SignedNote note(long size, Instant at) {
        Checkpoint checkpoint = checkpoint(size);
        List<SigningKey> keys = trail.keys(origin);
        return new SignedNote(
                checkpoint.text(),
                keys.stream().map(key -> key.sign(checkpoint, at)).toList());
    }

    byte[] request(long old, long size) {
        return request(old, size, MemoryTrail.NOON);
    }

    byte[] request(long old, long size, Instant at) {
        List<Sha256> proof = new MerkleTree(store, size).consistencyProof(old).path();
        return new AddCheckpoint(old, proof, note(size, at)).bytes();
    }

    OpenLog opening(long size) {
        return opening(0, document, size);
    }

    /** With the entry at another place, or another document, than the log began with. */
    OpenLog opening(long index, byte[] shown, long size) {
        EntryBytes entry = store.entries(index, 1).getFirst().body();
        return new OpenLog(
                entry, shown, new MerkleTree(store, size).inclusionProof(index).path(), note(size));
    }

    /** An order that this log ends, signed by officers. */
    byte[] order(Checkpoint restored, Checkpoint held, PlayedOfficer... officers) {
        RecoveryOrder order = new RecoveryOrder(
                new UUID(1, 2),
                new NodeId("pl"),
                origin.substring(origin.lastIndexOf('/') + 1),
                restored,
                held,
                Sha256.of(new byte[] {3}),
                RecoveryOrder.Reason.BACKUP_RESTORED,
                MemoryTrail.NOON,
                MemoryTrail.NOON.plus(Duration.ofHours(1)));
        byte[] xml = RecoveryOrderXml.write(order);
        return new SignedRecoveryOrder(
                        xml,
                        Stream.of(officers).map(officer -> officer.approve(xml)).toList())
                .bytes();
    }
}
