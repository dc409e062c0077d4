package org.trmgateway.node.trail;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.trmgateway.node.database.ConnectionPool;
import org.trmgateway.node.database.DatabaseAddress;
import org.trmgateway.node.database.Migrations;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.Sha256;
import org.trmgateway.referral.Stage;
import org.trmgateway.trail.TrailEntry;

/** Writers and two sequencers on one trail, each of whose transactions may die; keeps account of what was confirmed. */
final class TrailUnderDeath implements AutoCloseable {

    private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");
    private static final int WRITERS = 3;
    private static final int SEQUENCERS = 2;
    /** Of a batch, with its commit; a few more, so that some live. */
    private static final int STATEMENTS = 14;
    /** To append: one, and the commit. */
    private static final int STATEMENTS_OF_A_WRITER = 2;

    private final HikariDataSource pool;
    private final MortalConnections connections;
    private final TransactionTemplate transactions;
    private final JdbcTrailStore store;
    private final JdbcTrailJournal journal;
    private final AtomicInteger number = new AtomicInteger();
    private final Set<Sha256> confirmed = ConcurrentHashMap.newKeySet();
    private final Set<Sha256> rolledBack = ConcurrentHashMap.newKeySet();
    private final Set<Sha256> unknown = ConcurrentHashMap.newKeySet();

    TrailUnderDeath(DatabaseAddress address, DatabaseAddress owner) {
        Migrations.apply(owner, address.user());
        this.pool = ConnectionPool.open(address, WRITERS + SEQUENCERS + 3, "death");
        this.connections = new MortalConnections(pool, pool);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(connections));
        this.store = new JdbcTrailStore(new JdbcTemplate(connections));
        this.journal = new JdbcTrailJournal(JdbcClient.create(connections));
    }

    JdbcTrailStore store() {
        return store;
    }

    int deaths() {
        return connections.deaths();
    }

    /** Appends that were answered; those that were rolled back for certain; and those of which nobody knows. */
    Set<Sha256> confirmed() {
        return Set.copyOf(confirmed);
    }

    Set<Sha256> rolledBack() {
        return Set.copyOf(rolledBack);
    }

    Set<Sha256> unknown() {
        return Set.copyOf(unknown);
    }

    /** All work and die until it is enough. */
    void workUntil(BooleanSupplier enough, long seed) {
        work(enough, seed, () -> {});
    }

    /** All work and die until the server has died in the middle of a batch of yet another sequencer. */
    void workUntilACrash(long seed) {
        AtomicBoolean crashed = new AtomicBoolean();
        SplittableRandom lot = new SplittableRandom(seed);
        work(crashed::get, seed, () -> {
            try {
                while (!crashWhileSequencing(lot)) {
                    Thread.onSpinWait();
                }
            } finally {
                crashed.set(true);
            }
        });
    }

    private void work(BooleanSupplier enough, long seed, Runnable beside) {
        List<Future<?>> running = new ArrayList<>();
        SplittableRandom lots = new SplittableRandom(seed);
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS + SEQUENCERS)) {
            for (int writer = 0; writer < WRITERS; writer++) {
                SplittableRandom lot = lots.split();
                running.add(threads.submit(() -> write(enough, lot)));
            }
            for (int other = 0; other < SEQUENCERS; other++) {
                SplittableRandom lot = lots.split();
                JdbcTrailSequencer sequencer = sequencer();
                running.add(threads.submit(() -> sequence(sequencer, enough, lot)));
            }
            beside.run();
        }
        running.forEach(TrailUnderDeath::requireNoError);
    }

    private boolean crashWhileSequencing(SplittableRandom lot) {
        append(new Death(Death.Way.STOPPED, Integer.MAX_VALUE));
        connections.arm(new Death(Death.Way.CRASHED, 1 + lot.nextInt(STATEMENTS)));
        sequence(sequencer());
        return connections.struck();
    }

    /** Gives everything its place that waits for one; nothing dies. */
    void drain() {
        pool.getHikariPoolMXBean().softEvictConnections();
        connections.arm(new Death(Death.Way.STOPPED, Integer.MAX_VALUE));
        JdbcTrailSequencer sequencer = sequencer();
        int sequenced = sequencer.sequence();
        while (sequenced > 0) {
            sequenced = sequencer.sequence();
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private void write(BooleanSupplier enough, SplittableRandom lot) {
        while (!enough.getAsBoolean()) {
            boolean dies = lot.nextInt(4) == 0;
            append(dies ? Death.any(lot, STATEMENTS_OF_A_WRITER) : new Death(Death.Way.STOPPED, Integer.MAX_VALUE));
        }
    }

    private void append(Death death) {
        TrailEntry entry = TrailEntry.of(
                        EvidenceEvent.NODE_STARTED, Stage.TRAIL, START.plusMillis(number.getAndIncrement()))
                .build();
        Sha256 leaf = entry.toBytes().leafHash();
        connections.arm(death);
        try {
            transactions.execute(_ -> journal.append(entry));
            confirmed.add(leaf);
        } catch (DataAccessException | TransactionException died) {
            boolean certain = connections.struck() && death.way() != Death.Way.UNANSWERED;
            (certain ? rolledBack : unknown).add(leaf);
        }
    }

    private void sequence(JdbcTrailSequencer sequencer, BooleanSupplier enough, SplittableRandom lot) {
        while (!enough.getAsBoolean()) {
            connections.arm(Death.any(lot, STATEMENTS));
            sequence(sequencer);
        }
    }

    private static void sequence(JdbcTrailSequencer sequencer) {
        try {
            sequencer.sequence();
        } catch (DataAccessException | TransactionException died) {
            Thread.onSpinWait();
        }
    }

    private JdbcTrailSequencer sequencer() {
        JdbcClient client = JdbcClient.create(connections);
        LogSuccession logs = new LogSuccession(
                store,
                new TrailLogs(client),
                new JdbcCheckpointStore(client),
                new JdbcRollBacks(client),
                new FixedTrail(),
                () -> {},
                Clock.fixed(START, ZoneOffset.UTC));
        return new JdbcTrailSequencer(store, logs, transactions);
    }

    private static void requireNoError(Future<?> worker) {
        try {
            worker.get();
        } catch (ExecutionException failed) {
            throw new AssertionError("something else than the death of a transaction", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
