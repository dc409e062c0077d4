package org.trmgateway.routes.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/**
 * Transactions in memory with the contract of the real ones: everything is kept or nothing is, inner calls join, a failure inside spoils the
 * whole even when somebody caught it, and what was asked to run after the commit runs after it or never. One transaction at a time: whoever
 * locks a row of the real database holds up others at most as much.
 */
public final class InMemoryDatabase implements UnitOfWork {

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Table<?, ?>> tables = new ArrayList<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private boolean spoiled;
    private volatile boolean down;
    private int untilFailure = -1;

    /** From now on every transaction fails, or none does any more. */
    public void setDown(boolean isDown) {
        down = isDown;
    }

    /** One commit fails: that of the transaction after so many others. */
    public void failOnce(int others) {
        lock.lock();
        try {
            untilFailure = others;
        } finally {
            lock.unlock();
        }
    }

    /** A new, empty table of this database. */
    public <K, V> Table<K, V> table() {
        Table<K, V> table = new Table<>(this);
        tables.add(table);
        return table;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        lock.lock();
        if (lock.getHoldCount() > 1) {
            return joined(work);
        }
        List<Runnable> actions;
        T result;
        try {
            tables.forEach(Table::begin);
            result = work.get();
            boolean fails = untilFailure-- == 0;
            if (spoiled || down || fails) {
                throw new GatewayException(ErrorCode.INTERNAL, Detail.field("database"));
            }
            actions = List.copyOf(afterCommit);
        } catch (RuntimeException failed) {
            tables.forEach(Table::rollBack);
            throw failed;
        } finally {
            spoiled = false;
            afterCommit.clear();
            lock.unlock();
        }
        actions.forEach(Runnable::run);
        return result;
    }

    @Override
    public <T> T inSavepoint(Supplier<T> work) {
        if (!lock.isHeldByCurrentThread()) {
            return inTransaction(work);
        }
        boolean spoiledBefore = spoiled;
        List<Runnable> undo = tables.stream().map(Table::mark).toList();
        try {
            return work.get();
        } catch (RuntimeException failed) {
            undo.forEach(Runnable::run);
            spoiled = spoiledBefore;
            throw failed;
        }
    }

    @Override
    public void afterCommit(Runnable action) {
        if (!lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("there is no transaction to wait for");
        }
        afterCommit.add(action);
    }

    private <T> T joined(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException failed) {
            spoiled = true;
            throw failed;
        } finally {
            lock.unlock();
        }
    }

    /** Rows in the order in which they were first put. */
    public static final class Table<K, V> {

        private final InMemoryDatabase database;
        private SequencedMap<K, V> rows = new LinkedHashMap<>();
        private SequencedMap<K, V> before = new LinkedHashMap<>();

        private Table(InMemoryDatabase database) {
            this.database = database;
        }

        /** Reads or changes the rows, in the caller's transaction or one of its own. */
        <T> T with(Work<K, V, T> work) {
            return database.inTransaction(() -> work.on(rows));
        }

        private void begin() {
            before = new LinkedHashMap<>(rows);
        }

        private Runnable mark() {
            SequencedMap<K, V> marked = new LinkedHashMap<>(rows);
            return () -> rows = marked;
        }

        private void rollBack() {
            rows = before;
        }
    }

    /** Something done with the rows of a table. */
    @FunctionalInterface
    interface Work<K, V, T> {
        T on(SequencedMap<K, V> rows);
    }
}
