package org.trmgateway.acceptance.bench;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.trmgateway.node.trail.JdbcTrailSequencer;

/** The sequencer at work as in a node: every quarter of a second as many batches as there are full ones, and one more. */
final class Sequencing implements AutoCloseable {

    private static final long PERIOD = 250;
    private static final double NANOSECONDS = 1_000_000_000.0;

    private final JdbcTrailSequencer sequencer;
    private final CostCurve curve = new CostCurve();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> rounds;
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong busy = new AtomicLong();

    private Sequencing(JdbcTrailSequencer sequencer) {
        this.sequencer = sequencer;
        this.rounds = timer.scheduleWithFixedDelay(this::round, PERIOD, PERIOD, TimeUnit.MILLISECONDS);
    }

    static Sequencing start(JdbcTrailSequencer sequencer) {
        return new Sequencing(sequencer);
    }

    private void round() {
        while (batch() == JdbcTrailSequencer.BATCH) {
            Thread.onSpinWait();
        }
    }

    private int batch() {
        long begin = System.nanoTime();
        int sequenced = sequencer.sequence();
        if (sequenced > 0) {
            double spent = busy.addAndGet(System.nanoTime() - begin) / NANOSECONDS;
            curve.tell(done.addAndGet(sequenced), spent);
        }
        return sequenced;
    }

    /** Entries that have their place. */
    long done() {
        return done.get();
    }

    /** Seconds that went into them. */
    double busy() {
        return busy.get() / NANOSECONDS;
    }

    CostCurve curve() {
        return curve;
    }

    /** Waits for about as long as a round takes; fails when one has failed. */
    void awaitRound() {
        try {
            rounds.get(PERIOD, TimeUnit.MILLISECONDS);
        } catch (TimeoutException goesOn) {
            return;
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the sequencer failed", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    void awaitAll(long appended) {
        while (done() < appended) {
            awaitRound();
        }
    }

    @Override
    public void close() {
        timer.close();
    }
}
