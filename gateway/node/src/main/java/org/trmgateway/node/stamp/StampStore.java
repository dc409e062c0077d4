package org.trmgateway.node.stamp;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.routes.store.Direction;

/** The time-stamps of the receipts this node holds. */
public interface StampStore {

    /**
     * A time-stamp.
     *
     * @param authority its name in the configuration
     * @param token as {@link org.trmgateway.seal.StampRequest#token} gave it
     */
    record Stamp(String authority, byte[] token) {}

    /** Receipts an authority has not stamped, oldest first. */
    List<StoredReceipt> waitingFor(String authority, int most);

    /** How many receipts an authority has not stamped. */
    long countWaitingFor(String authority);

    /** Keeps a stamp; the receipt is done when it has one of each of {@code all}. Repeating it changes nothing. */
    void put(StoredReceipt receipt, Stamp stamp, Set<String> all, Instant at);

    /** The stamps of one receipt. */
    List<Stamp> stamps(MessageId id, Direction direction, EvidenceEvent event);
}
