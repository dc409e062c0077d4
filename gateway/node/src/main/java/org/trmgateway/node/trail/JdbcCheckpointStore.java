package org.trmgateway.node.trail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trmgateway.trail.TrailInconsistency;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.SignedNote;

/** {@link CheckpointStore} in the tables {@code trail_checkpoint} and {@code trail_checkpoint_stamp}. */
public final class JdbcCheckpointStore implements CheckpointStore {

    private static final String COLUMNS =
            "select c.log, c.note, s.token from trail_checkpoint c left join trail_checkpoint_stamp s using (log, size) ";

    private final JdbcClient database;

    public JdbcCheckpointStore(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Optional<StoredCheckpoint> latest(int log) {
        return database.sql(COLUMNS + "where c.log = :log order by c.size desc limit 1")
                .param("log", log)
                .query((row, _) -> stored(row))
                .optional();
    }

    @Override
    public Optional<StoredCheckpoint> covering(TrailPosition position) {
        return database.sql(COLUMNS + "where c.log = :log and c.size > :index order by c.size limit 1")
                .param("log", position.log())
                .param("index", position.index())
                .query((row, _) -> stored(row))
                .optional();
    }

    @Override
    public void put(int log, SignedNote note, Instant madeAt) {
        Checkpoint checkpoint = Checkpoint.read(note.text());
        database.sql("""
                        insert into trail_checkpoint (log, size, root, note, made_at)
                        values (:log, :size, :root, :note, :madeAt)
                        on conflict do nothing
                        """)
                .param("log", log)
                .param("size", checkpoint.size())
                .param("root", checkpoint.root().bytes())
                .param("note", note.bytes())
                .param("madeAt", madeAt.atOffset(ZoneOffset.UTC))
                .update();
        byte[] kept = database.sql("select root from trail_checkpoint where log = :log and size = :size")
                .param("log", log)
                .param("size", checkpoint.size())
                .query(byte[].class)
                .single();
        if (!Arrays.equals(kept, checkpoint.root().bytes())) {
            throw TrailInconsistency.of("checkpoint-fork");
        }
    }

    @Override
    public Optional<StoredCheckpoint> unstamped(int log) {
        return latest(log).filter(checkpoint -> checkpoint.stamp().isEmpty());
    }

    @Override
    public void putStamp(int log, long size, byte[] token) {
        database.sql("""
                        insert into trail_checkpoint_stamp (log, size, token) values (:log, :size, :token)
                        on conflict do nothing
                        """)
                .param("log", log)
                .param("size", size)
                .param("token", token)
                .update();
    }

    private static StoredCheckpoint stored(ResultSet row) throws SQLException {
        SignedNote note = SignedNote.read(row.getBytes("note"));
        return new StoredCheckpoint(
                row.getInt("log"), note, Checkpoint.read(note.text()), Optional.ofNullable(row.getBytes("token")));
    }
}
