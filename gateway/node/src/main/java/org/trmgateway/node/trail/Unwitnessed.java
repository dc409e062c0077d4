package org.trmgateway.node.trail;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.TrailEntry;

/** Since when entries of this node wait for a quorum to have seen them. Read from the entries themselves, so that no restart forgives anything. */
public final class Unwitnessed {

    /** The first entry of the open log that no checkpoint covers; else the first that has no place yet. */
    private static final String OLDEST = """
            with log as (select coalesce(max(ordinal), 1) as ordinal from trail_log),
                 covered as (select coalesce(max(size), 0) as size from trail_checkpoint where log = (select ordinal from log))
            (select body from trail_entry
              where log = (select ordinal from log) and idx = (select size from covered))
            union all
            (select body from trail_pending order by id limit 1)
            limit 1
            """;

    private final JdbcClient database;
    private final TrailLogs logs;

    public Unwitnessed(JdbcClient database) {
        this.database = database;
        this.logs = new TrailLogs(database);
    }

    /** The time of the oldest entry that waits, in the first log no earlier than that was opened; absent when none does. */
    public Optional<Instant> since() {
        return logs.open()
                .flatMap(log -> database.sql(OLDEST)
                        .query(byte[].class)
                        .optional()
                        .map(body -> TrailEntry.read(new EntryBytes(body)).at())
                        .map(at -> log.ordinal() == 1 && at.isBefore(log.openedAt()) ? log.openedAt() : at));
    }
}
