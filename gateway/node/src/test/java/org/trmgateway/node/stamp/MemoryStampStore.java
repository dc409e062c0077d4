package org.trmgateway.node.stamp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.routes.store.Direction;

/** Receipts and stamps without a database. */
final class MemoryStampStore implements StampStore {

    /** A stamp of a receipt. */
    private record Kept(StoredReceipt receipt, Stamp stamp) {}

    private final List<StoredReceipt> receipts = new ArrayList<>();
    private final List<Kept> kept = new ArrayList<>();

    void add(StoredReceipt receipt) {
        receipts.add(receipt);
    }

    @Override
    public List<StoredReceipt> waitingFor(String authority, int most) {
        return receipts.stream()
                .filter(receipt -> kept.stream()
                        .noneMatch(one -> one.receipt().equals(receipt)
                                && one.stamp().authority().equals(authority)))
                .limit(most)
                .toList();
    }

    @Override
    public long countWaitingFor(String authority) {
        return waitingFor(authority, Integer.MAX_VALUE).size();
    }

    @Override
    public void put(StoredReceipt receipt, Stamp stamp, Set<String> all, Instant at) {
        kept.add(new Kept(receipt, stamp));
    }

    @Override
    public List<Stamp> stamps(MessageId id, Direction direction, EvidenceEvent event) {
        return kept.stream()
                .filter(one -> one.receipt().messageId().equals(id)
                        && one.receipt().direction() == direction
                        && one.receipt().event() == event)
                .map(Kept::stamp)
                .toList();
    }
}
