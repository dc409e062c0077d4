package org.trmgateway.routes.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.trmgateway.referral.MessageId;

/** Orders to reveal. Every call joins the caller's transaction. */
public interface RevealStore {

    /** Returns false, and keeps nothing, when the order was taken before. */
    boolean insert(RevealRecord order);

    /** The order, locked until the transaction ends. */
    Optional<RevealRecord> lock(UUID orderId);

    void change(RevealRecord order);

    /** How many orders were taken since. */
    long takenSince(Instant since);

    /** Orders still in state ORDERED that were taken before. */
    List<UUID> unfinished(Instant takenBefore, int most);

    /** Executed orders whose person was to be told by now and of which the party was not reminded. */
    List<UUID> toTell(Instant now, int most);

    /** The message of this node that a notice about an order is about. */
    Optional<MessageId> aboutNotice(MessageId noticeId);
}
