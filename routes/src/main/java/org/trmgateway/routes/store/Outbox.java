package org.trmgateway.routes.store;

import java.time.Instant;
import java.util.List;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.NodeId;

/** Work that is promised but not done. A row lives from the transaction that promised the work to the one that did it. */
public interface Outbox {

    /**
     * A promised step.
     *
     * @param messageId message
     * @param step what to do
     * @param destination queue suffix: the peer node for network steps, this node for local ones
     * @param attempt how often it was tried, from 0; part of the broker's duplicate id
     * @param dueAt not before
     * @param promisedAt when it was promised
     */
    record Item(MessageId messageId, Step step, NodeId destination, int attempt, Instant dueAt, Instant promisedAt) {}

    /** Promises a step; does nothing when it is promised already. */
    void promise(Item item);

    /** Items that are due and were not handed to the broker since {@code staleBefore}. */
    List<Item> due(Instant now, Instant staleBefore, int most);

    /** Notes that the item's present attempt was handed to the broker. */
    void sent(Item item, Instant at);

    /** The step was done, or given up: forgets it. */
    void done(MessageId messageId, Step step);

    /** The attempt failed: try again as attempt + 1, not before {@code dueAt}. */
    void postpone(MessageId messageId, Step step, int failedAttempt, Instant dueAt);

    /** Promised steps not done yet, for the operator. */
    long size();
}
