package org.trmgateway.routes.work;

import org.trmgateway.referral.NodeId;
import org.trmgateway.routes.store.Outbox;
import org.trmgateway.routes.store.Step;

/** Names of the queues: one per local step, one per peer for steps that cross the network, so that a slow peer holds up nobody else. */
public final class Queues {

    static final String STEP = "trmStep";
    static final String ATTEMPT = "trmAttempt";

    private Queues() {}

    /** Name of the queue an item goes to. */
    public static String nameOf(Outbox.Item item) {
        return nameOf(item.step(), item.destination());
    }

    /** Name of the queue for a step; the destination counts for network steps only. */
    public static String nameOf(Step step, NodeId destination) {
        return switch (step) {
            case SEAL, DELIVER, REPORT_REFUSAL -> "trm." + step.word();
            case DISPATCH -> "trm.dispatch." + destination;
            case NOTIFY_CONSIGNED, NOTIFY_OUTCOME -> "trm.notify." + destination;
        };
    }

    /** What the broker compares to drop a second copy: unique per promise and attempt. */
    static String duplicateId(Outbox.Item item) {
        return item.messageId() + ":" + item.step().word() + ":" + item.attempt() + ":"
                + item.promisedAt().toEpochMilli();
    }
}
