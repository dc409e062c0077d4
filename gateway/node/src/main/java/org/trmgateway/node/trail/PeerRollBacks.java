package org.trmgateway.node.trail;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.referral.Stage;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.TrailEntryBuilder;
import org.trmgateway.trail.TrailJournal;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.SignedNote;

/** Proofs that logs of others went back, in the table {@code witness_roll_back}; each is said once on this node's trail. */
public final class PeerRollBacks implements ProvenRollBacks {

    private final JdbcClient database;
    private final TrailJournal journal;
    private final TransactionOperations transactions;
    private final Clock clock;

    public PeerRollBacks(JdbcClient database, TrailJournal journal, TransactionOperations transactions, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public boolean found(Checkpoint seen, SignedNote shown, Optional<PartyId> party) {
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            Instant now = clock.instant();
            if (!insert(seen, shown, now)) {
                return false;
            }
            TrailEntryBuilder entry = TrailEntry.of(EvidenceEvent.PEER_ROLLED_BACK, Stage.TRAIL, now)
                    .document(Sha256.of(shown.bytes()));
            party.ifPresent(entry::from);
            journal.append(entry.build());
            return true;
        }));
    }

    /** Logs that went back, and no order that names them was shown here since. */
    public List<String> origins() {
        return database.sql("""
                        select distinct b.origin from witness_roll_back b
                         where not exists (
                             select from witness_successor s
                              where s.after_origin = b.origin and s.event = 'LogRecovered')
                         order by 1
                        """).query(String.class).list();
    }

    private boolean insert(Checkpoint seen, SignedNote shown, Instant now) {
        return database.sql("""
                        insert into witness_roll_back (origin, size, shown_size, note, seen_at)
                        values (:origin, :size, :shownSize, :note, :at)
                        on conflict do nothing
                        """)
                        .param("origin", seen.origin())
                        .param("size", seen.size())
                        .param("shownSize", Checkpoint.read(shown.text()).size())
                        .param("note", shown.bytes())
                        .param("at", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
