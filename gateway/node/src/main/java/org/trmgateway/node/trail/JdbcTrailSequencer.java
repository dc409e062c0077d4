package org.trmgateway.node.trail;

import java.util.List;
import org.springframework.transaction.support.TransactionOperations;
import org.trmgateway.trail.PendingEntry;
import org.trmgateway.trail.SequencedBatch;
import org.trmgateway.trail.Sequencer;

/**
 * Gives pending entries their place, one batch a transaction. Any replica may call it at any time: the advisory lock lets one work, the
 * others find nothing to do.
 */
public final class JdbcTrailSequencer {

    /** Entries of one transaction at most. */
    public static final int BATCH = 256;

    private final JdbcTrailStore store;
    private final TransactionOperations transactions;

    /**
     * A sequencer.
     *
     * @param transactions opens read-committed transactions of the database that {@code store} reads
     */
    public JdbcTrailSequencer(JdbcTrailStore store, TransactionOperations transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    /**
     * Sequences one batch.
     *
     * @return how many entries got an index; 256 means there may be more, 0 that there are none or that another replica is at work
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT} when the tables contradict each other; nothing was
     *     changed, and a person has to look
     */
    public int sequence() {
        Integer sequenced = transactions.execute(_ -> store.tryLead() ? sequencePending() : 0);
        return sequenced == null ? 0 : sequenced;
    }

    private int sequencePending() {
        List<PendingEntry> pending = store.pending(BATCH);
        if (!pending.isEmpty()) {
            SequencedBatch batch = Sequencer.sequence(store.size(), store, pending);
            store.commit(batch);
        }
        return pending.size();
    }
}
