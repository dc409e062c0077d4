package org.trmgateway.node.store;

import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.routes.store.UnitOfWork;

/**
 * Transactions at READ COMMITTED: rows that matter are locked by the stores. When the database fails, the caller sees {@link
 * ErrorCode#INTERNAL}, which is retryable, and nothing was kept.
 */
public final class JdbcUnitOfWork implements UnitOfWork {

    private final TransactionTemplate transactions;
    private final TransactionTemplate savepoints;

    public JdbcUnitOfWork(PlatformTransactionManager transactionManager) {
        this.transactions = new TransactionTemplate(transactionManager);
        this.transactions.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        this.savepoints = new TransactionTemplate(transactionManager);
        this.savepoints.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        return run(transactions, work);
    }

    @Override
    public <T> T inSavepoint(Supplier<T> work) {
        return run(savepoints, work);
    }

    private static <T> T run(TransactionTemplate template, Supplier<T> work) {
        try {
            return template.execute(status -> work.get());
        } catch (DataAccessException | TransactionException failed) {
            throw new GatewayException(ErrorCode.INTERNAL, Detail.field("database"), failed);
        }
    }

    @Override
    public void afterCommit(Runnable action) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("there is no transaction to wait for");
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }
}
