package org.trmgateway.node.http;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of bodies may be in memory at once, over all requests; what exceeds it is asked to come again. Thread-safe. */
final class BodyBudget {

    private final long most;
    private final AtomicLong taken = new AtomicLong();

    /** {@code most}: bytes. */
    BodyBudget(long most) {
        this.most = most;
    }

    /** Takes the bytes, or nothing when there are not enough left. */
    boolean take(long bytes) {
        if (taken.addAndGet(bytes) <= most) {
            return true;
        }
        taken.addAndGet(-bytes);
        return false;
    }

    /** Gives back what was taken before. */
    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }
}
