package org.trmgateway.routes.store;

import java.util.List;
import java.util.Optional;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.TrailJournal;

/** The trail in memory: entries as they would be hashed, in the transaction of what they state. */
public final class InMemoryTrail implements TrailJournal, TrailHeads {

    private final InMemoryDatabase.Table<Integer, TrailEntry> entries;
    private final InMemoryDatabase.Table<MessageId, Sha256> heads;

    public InMemoryTrail(InMemoryDatabase database) {
        this.entries = database.table();
        this.heads = database.table();
    }

    @Override
    public Sha256 append(TrailEntry entry) {
        entries.with(rows -> rows.put(rows.size(), entry));
        return entry.toBytes().leafHash();
    }

    @Override
    public Optional<Sha256> last(MessageId id) {
        return heads.with(rows -> Optional.ofNullable(rows.get(id)));
    }

    @Override
    public void put(MessageId id, Sha256 leafHash) {
        heads.with(rows -> rows.put(id, leafHash));
    }

    /** What the trail says happened to a message, in order. */
    public List<EvidenceEvent> eventsOf(MessageId id) {
        return entriesOf(id).stream().map(TrailEntry::event).toList();
    }

    /** Entries of the node itself, in order. */
    public List<TrailEntry> entriesWithoutMessage() {
        return entries.with(rows -> rows.values().stream()
                .filter(entry -> entry.messageId().isEmpty())
                .toList());
    }

    /** Every entry, in order. */
    public List<TrailEntry> all() {
        return entries.with(rows -> List.copyOf(rows.values()));
    }

    /** The entries of a message, in order. */
    public List<TrailEntry> entriesOf(MessageId id) {
        return entries.with(rows -> rows.values().stream()
                .filter(entry -> entry.messageId().filter(id::equals).isPresent())
                .toList());
    }
}
