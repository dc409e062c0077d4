package org.trmgateway.routes.store;

import java.util.function.Supplier;

/** One database transaction: everything inside is kept or nothing is. */
public interface UnitOfWork {

    /** Runs the work in a transaction; an exception rolls it back. Calls inside join the outer transaction. */
    <T> T inTransaction(Supplier<T> work);

    /** Runs a part of a transaction that can be taken back alone: an exception undoes this part, and what the caller does next is kept. */
    <T> T inSavepoint(Supplier<T> work);

    /** Runs the action after the current transaction has committed, or never. */
    void afterCommit(Runnable action);
}
