package org.trmgateway.node.trust;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does things again and again, each on a thread of its own, so that a responder that hangs holds up nothing else. */
public final class Rhythm implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Rhythm.class);

    private final ScheduledExecutorService threads;

    /**
     * Something to be done.
     *
     * @param name for the log
     * @param pause from the end of one time to the beginning of the next
     * @param work what; when it fails, it is done again at its next turn
     */
    public record Beat(String name, Duration pause, Runnable work) {}

    /** Begins at once. */
    public Rhythm(List<Beat> beats) {
        threads = Executors.newScheduledThreadPool(
                Math.max(1, beats.size()),
                Thread.ofPlatform().daemon().name("trust-", 0).factory());
        for (Beat beat : beats) {
            var _ = threads.scheduleWithFixedDelay(
                    () -> once(beat), 0, beat.pause().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static void once(Beat beat) {
        try {
            beat.work().run();
        } catch (RuntimeException failed) {
            LOG.warn(
                    "failed, it will be done again: task={} reason={}",
                    beat.name(),
                    failed.getClass().getSimpleName());
        }
    }
}
