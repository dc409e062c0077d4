package org.trmgateway.node.trail;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.Stage;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.TrailJournal;

/** Times without a quorum, in the table {@code trail_stall}; begin and end are said on the trail once, whichever replica sees them first. */
public final class Stalls {

    private final JdbcClient database;
    private final TrailJournal journal;
    private final TransactionOperations transactions;

    public Stalls(JdbcClient database, TrailJournal journal, TransactionOperations transactions) {
        this.database = database;
        this.journal = journal;
        this.transactions = transactions;
    }

    /** Whether that is news. */
    boolean began(Instant at) {
        return record(
                EvidenceEvent.CHECKPOINT_STALLED,
                "insert into trail_stall (stalled_at) values (:at) on conflict do nothing",
                at);
    }

    /** Whether that is news. */
    boolean ended(Instant at) {
        return record(
                EvidenceEvent.CHECKPOINT_RESUMED,
                "update trail_stall set resumed_at = :at where resumed_at is null",
                at);
    }

    private boolean record(EvidenceEvent event, String statement, Instant at) {
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            boolean isNews = database.sql(statement)
                            .param("at", at.atOffset(ZoneOffset.UTC))
                            .update()
                    == 1;
            if (isNews) {
                journal.append(TrailEntry.of(event, Stage.TRAIL, at).build());
            }
            return isNews;
        }));
    }
}
