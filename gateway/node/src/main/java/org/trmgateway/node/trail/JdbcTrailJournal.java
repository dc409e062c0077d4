package org.trmgateway.node.trail;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.TrailJournal;

/**
 * Appends to the trail in the transaction of the caller. Entries of one message keep their order as long as its transactions follow each
 * other, which the lock on the message's row sees to.
 */
public final class JdbcTrailJournal implements TrailJournal {

    private final JdbcClient database;

    public JdbcTrailJournal(JdbcClient database) {
        this.database = database;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException outside a transaction: the entry could be kept while what it states is not
     */
    @Override
    public Sha256 append(TrailEntry entry) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a trail entry is written in the transaction of what it states");
        }
        EntryBytes body = entry.toBytes();
        database.sql("insert into trail_pending (body) values (:body)")
                .param("body", body.toArray())
                .update();
        return body.leafHash();
    }
}
