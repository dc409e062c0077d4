package org.trmgateway.routes.work;

import org.trmgateway.routes.store.Outbox;

/** Hands a promised step to the broker. The broker drops a second copy of the same attempt. */
@FunctionalInterface
public interface WorkQueue {

    /**
     * Sends the item.
     *
     * @throws RuntimeException when the broker does not take it; the sweeper will send it again
     */
    void send(Outbox.Item item);
}
