package org.trmgateway.acceptance.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.trmgateway.node.database.ConnectionPool;
import org.trmgateway.node.database.DatabaseAddress;
import org.trmgateway.node.database.EmbeddedDatabase;
import org.trmgateway.node.database.Migrations;
import org.trmgateway.node.trail.JdbcCheckpointStore;
import org.trmgateway.node.trail.JdbcRollBacks;
import org.trmgateway.node.trail.JdbcTrailJournal;
import org.trmgateway.node.trail.JdbcTrailSequencer;
import org.trmgateway.node.trail.JdbcTrailStore;
import org.trmgateway.node.trail.LogSuccession;
import org.trmgateway.node.trail.TrailLogs;
import org.trmgateway.trail.TrailEntry;

/** The trail of a node on a database of its own that confirms nothing before it is on disk; it grows from run to run. */
final class TrailUnderLoad implements AutoCloseable {

    private static final int CONNECTIONS_BESIDE = 4;
    private static final long SEED = 20_261_121;
    private static final double NANOSECONDS = 1_000_000_000.0;
    private static final int POINTS = 200;

    private final EmbeddedDatabase server;
    private final HikariDataSource pool;
    private final TransactionTemplate transactions;
    private final JdbcTrailStore store;
    private final JdbcTrailJournal journal;
    private final JdbcTrailSequencer sequencer;
    private long seed = SEED;

    private TrailUnderLoad(EmbeddedDatabase server, HikariDataSource pool) {
        this.server = server;
        this.pool = pool;
        JdbcClient database = JdbcClient.create(pool);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(pool));
        this.store = new JdbcTrailStore(new JdbcTemplate(pool));
        this.journal = new JdbcTrailJournal(database);
        LogSuccession logs = new LogSuccession(
                store,
                new TrailLogs(database),
                new JdbcCheckpointStore(database),
                new JdbcRollBacks(database),
                new UnnamedTrail(),
                () -> {},
                Clock.systemUTC());
        this.sequencer = new JdbcTrailSequencer(store, logs, transactions);
    }

    static TrailUnderLoad start(Path folder, int writers) {
        EmbeddedDatabase server = EmbeddedDatabase.start(folder);
        DatabaseAddress address = server.database("trm");
        Migrations.apply(server.owner("trm"), address.user());
        HikariDataSource pool = ConnectionPool.open(address, writers + CONNECTIONS_BESIDE, "bench");
        return new TrailUnderLoad(server, pool);
    }

    @Override
    public void close() {
        try (server) {
            pool.close();
        }
    }

    /** Lets so many append at once, and sequences beside them as a node does, until all is done. */
    TrailRun run(int writers, TrailOptions.Limit limit, ProgressLine progress) {
        long before = store.size();
        long begin = System.nanoTime();
        Appending appending = new Appending(limit, begin);
        try (ExecutorService threads = Executors.newFixedThreadPool(writers);
                Sequencing sequencing = Sequencing.start(sequencer)) {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                MadeEntries entries = new MadeEntries(seed++);
                running.add(threads.submit(() -> appending.write(entries)));
            }
            double told = 0;
            while (!running.stream().allMatch(Future::isDone)) {
                sequencing.awaitRound();
                if (seconds(begin) > told + 2) {
                    told = seconds(begin);
                    progress.say(writers + " writers: " + appending.done + " of " + limit.entries() + " appended, "
                            + sequencing.done() + " sequenced");
                }
            }
            requireDone(running);
            double appended = seconds(begin);
            sequencing.awaitAll(appending.done.get());
            double whole = seconds(begin);
            return new TrailRun(
                    writers,
                    before,
                    appending.done.get(),
                    appended,
                    sequencing.busy(),
                    whole,
                    appending.curve.parts(TrailRun.PARTS),
                    sequencing.curve().parts(TrailRun.PARTS));
        }
    }

    /** What the writers have in common. */
    private final class Appending {

        private final CostCurve curve = new CostCurve();
        private final AtomicLong begun = new AtomicLong();
        private final AtomicLong done = new AtomicLong();
        private final TrailOptions.Limit limit;
        private final long begin;
        private final long step;

        Appending(TrailOptions.Limit limit, long begin) {
            this.limit = limit;
            this.begin = begin;
            this.step = Math.max(1, limit.entries() / POINTS);
        }

        void write(MadeEntries entries) {
            while (seconds(begin) < limit.time().toSeconds() && begun.getAndIncrement() < limit.entries()) {
                TrailEntry entry = entries.next();
                entries.follow(transactions.execute(_ -> journal.append(entry)));
                long count = done.incrementAndGet();
                if (count % step == 0) {
                    curve.tell(count, seconds(begin));
                }
            }
        }
    }

    private static void requireDone(List<Future<?>> running) {
        for (Future<?> writer : running) {
            try {
                writer.get();
            } catch (ExecutionException failed) {
                throw new IllegalStateException("a writer failed", failed);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", interrupted);
            }
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / NANOSECONDS;
    }
}
