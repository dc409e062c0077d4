package org.trmgateway.routes.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.trmgateway.routes.store.Outbox;

/**
 * Sends what a crash or a broker failure left unsent, and what was postponed and is due. Items are normally done long before the sweeper
 * sees them; sending one twice does no harm, because the broker drops the copy and the database knows which steps are done.
 */
public final class Sweeper {

    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration STALE = Duration.ofSeconds(60);
    private static final int BATCH = 500;

    private final Outbox outbox;
    private final WorkQueue queue;
    private final Clock clock;
    private final Instant started;

    public Sweeper(Outbox outbox, WorkQueue queue, Clock clock) {
        this.outbox = outbox;
        this.queue = queue;
        this.clock = clock;
        this.started = clock.instant();
    }

    /** One round; returns how many items were sent. */
    public int sweep() {
        Instant now = clock.instant();
        List<Outbox.Item> due = outbox.due(now.minus(GRACE), staleBefore(now), BATCH);
        for (Outbox.Item item : due) {
            queue.send(item);
            outbox.sent(item, now);
        }
        return due.size();
    }

    /** What a step sends is in the broker only when that step is acknowledged, so what was sent by a process that was killed may not be. */
    private Instant staleBefore(Instant now) {
        Instant old = now.minus(STALE);
        return old.isBefore(started) ? started : old;
    }
}
