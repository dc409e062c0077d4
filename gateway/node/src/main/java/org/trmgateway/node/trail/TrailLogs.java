package org.trmgateway.node.trail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The logs of the trail, in the table {@code trail_log}. */
public final class TrailLogs {

    private static final String COLUMNS = "select ordinal, folder, origin, opened_at from trail_log ";

    private final JdbcClient database;

    public TrailLogs(JdbcClient database) {
        this.database = database;
    }

    /** All logs, oldest first. */
    public List<TrailLog> all() {
        return database.sql(COLUMNS + "order by ordinal")
                .query((row, _) -> log(row))
                .list();
    }

    /** The log that entries go to; absent until a node with this database has started for the first time. */
    public Optional<TrailLog> open() {
        return database.sql(COLUMNS + "order by ordinal desc limit 1")
                .query((row, _) -> log(row))
                .optional();
    }

    /** The document that entry 0 of a log is about, byte for byte; absent for the first log. */
    public Optional<byte[]> openedWith(int ordinal) {
        return database.sql("select opened_with from trail_log where ordinal = :ordinal and opened_with is not null")
                .param("ordinal", ordinal)
                .query((row, _) -> row.getBytes("opened_with"))
                .optional();
    }

    /**
     * Opens the log after {@code open}.
     *
     * @param openedWith document of entry 0; null for the first log of a trail
     */
    void insert(TrailLog log, byte @Nullable [] openedWith) {
        database.sql("""
                        insert into trail_log (ordinal, folder, origin, opened_at, opened_with)
                        values (:ordinal, :folder, :origin, :openedAt, :openedWith)
                        """)
                .param("ordinal", log.ordinal())
                .param("folder", log.folder())
                .param("origin", log.origin())
                .param("openedAt", log.openedAt().atOffset(ZoneOffset.UTC))
                .param("openedWith", openedWith)
                .update();
    }

    private static TrailLog log(ResultSet row) throws SQLException {
        return new TrailLog(
                row.getInt("ordinal"),
                row.getString("folder"),
                row.getString("origin"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant());
    }
}
