package org.trmgateway.node.trail;

import java.util.List;
import org.springframework.transaction.support.TransactionOperations;
import org.trmgateway.trail.PendingEntry;
import org.trmgateway.trail.SequencedBatch;
import org.trmgateway.trail.Sequencer;
import org.trmgateway.trail.TileCoordinate;

/**
 * Gives pending entries their place in the open log, one batch a transaction. Any replica may call it at any time: the advisory lock lets one work, the
 * others find nothing to do.
 */
public final class JdbcTrailSequencer {

    /** Entries of one transaction at most: four full tiles, so that the last, growing ones are written once for many. */
    public static final int BATCH = 4 * TileCoordinate.FULL;

    private final JdbcTrailStore store;
    private final LogSuccession logs;
    private final TransactionOperations transactions;

    /**
     * A sequencer.
     *
     * @param logs says which log entries go to
     * @param transactions opens read-committed transactions of the database that {@code store} reads
     */
    public JdbcTrailSequencer(JdbcTrailStore store, LogSuccession logs, TransactionOperations transactions) {
        this.store = store;
        this.logs = logs;
        this.transactions = transactions;
    }

    /**
     * Sequences one batch.
     *
     * @return how many entries got an index; {@link #BATCH} means there may be more, 0 that there are none, that another replica is at work, or that
     *     the next log cannot be opened yet
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT} when the tables contradict each other; nothing was
     *     changed, and a person has to look
     */
    public int sequence() {
        Integer sequenced = transactions.execute(_ -> store.tryLead() ? sequencePending() : 0);
        return sequenced == null ? 0 : sequenced;
    }

    private int sequencePending() {
        return logs.current().map(this::sequenceInto).orElse(0);
    }

    private int sequenceInto(JdbcTrailStore log) {
        List<PendingEntry> pending = log.pending(BATCH);
        if (!pending.isEmpty()) {
            SequencedBatch batch = Sequencer.sequence(log.size(), log, pending);
            log.commit(batch);
        }
        return pending.size();
    }
}
