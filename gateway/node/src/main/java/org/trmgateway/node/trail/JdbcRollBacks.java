package org.trmgateway.node.trail;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trmgateway.referral.NodeId;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.SignedNote;

/** {@link RollBacks} in the table {@code trail_rolled_back}, so that no restart forgets it. */
public final class JdbcRollBacks implements RollBacks {

    private final JdbcClient database;

    public JdbcRollBacks(JdbcClient database) {
        this.database = database;
    }

    @Override
    public boolean found(TrailLog log, NodeId peer, SignedNote proof, Instant at) {
        return database.sql("""
                        insert into trail_rolled_back (log, size, peer, note, found_at)
                        values (:log, :size, :peer, :note, :at)
                        on conflict do nothing
                        """)
                        .param("log", log.ordinal())
                        .param("size", Checkpoint.read(proof.text()).size())
                        .param("peer", peer.value())
                        .param("note", proof.bytes())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Override
    public boolean isRolledBack() {
        return database.sql("""
                        select exists (select from trail_rolled_back
                                        where log = (select coalesce(max(ordinal), 1) from trail_log))
                        """).query(Boolean.class).single();
    }

    @Override
    public Optional<Proof> proof() {
        return database.sql("""
                        select peer, note, found_at from trail_rolled_back
                         where log = (select coalesce(max(ordinal), 1) from trail_log)
                         order by size desc
                         limit 1
                        """)
                .query((row, _) -> new Proof(
                        new NodeId(row.getString("peer")),
                        SignedNote.read(row.getBytes("note")),
                        row.getObject("found_at", OffsetDateTime.class).toInstant()))
                .optional();
    }
}
