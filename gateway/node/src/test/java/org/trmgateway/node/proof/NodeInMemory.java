package org.trmgateway.node.proof;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.store.TrailHeads;
import org.trmgateway.routes.store.UnitOfWork;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.TrailJournal;

/** As much of a node as writes entries: its desk, and the trail in a list. */
public final class NodeInMemory implements TrailJournal, TrailHeads, UnitOfWork {

    private final List<TrailEntry> entries = new CopyOnWriteArrayList<>();
    private final Map<MessageId, Sha256> heads = new HashMap<>();
    private final EvidenceDesk evidence;

    public NodeInMemory(PartyId gateway, SamplePki pki, Clock clock) {
        this.evidence = new EvidenceDesk(
                gateway, pki.signing(gateway), () -> pki.directory(clock), pki.trustAnchors(), this, this, clock);
    }

    public EvidenceDesk evidence() {
        return evidence;
    }

    public List<TrailEntry> of(EvidenceEvent event) {
        return entries.stream().filter(entry -> entry.event() == event).toList();
    }

    @Override
    public Sha256 append(TrailEntry entry) {
        entries.add(entry);
        return entry.toBytes().leafHash();
    }

    @Override
    public Optional<Sha256> last(MessageId id) {
        return Optional.ofNullable(heads.get(id));
    }

    @Override
    public void put(MessageId id, Sha256 leafHash) {
        heads.put(id, leafHash);
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        return work.get();
    }

    @Override
    public <T> T inSavepoint(Supplier<T> work) {
        return work.get();
    }

    @Override
    public void afterCommit(Runnable action) {
        action.run();
    }
}
