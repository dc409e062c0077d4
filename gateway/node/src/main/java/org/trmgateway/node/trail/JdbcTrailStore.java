package org.trmgateway.node.trail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.PendingEntry;
import org.trmgateway.trail.SequencedBatch;
import org.trmgateway.trail.SequencedEntry;
import org.trmgateway.trail.Tile;
import org.trmgateway.trail.TileCoordinate;
import org.trmgateway.trail.TrailStore;

/**
 * One log of the trail in the tables {@code trail_pending}, {@code trail_entry} and {@code trail_tile}: as it is made, the first one. Pending
 * entries belong to no log yet.
 */
public final class JdbcTrailStore implements TrailStore {

    /** Key of the advisory lock of the sequencer: "trail" in ASCII. */
    private static final long SEQUENCER_LOCK = 0x747261696CL;

    private static final int ROWS_PER_ROUND_TRIP = 256;

    private static final String INSERT = """
            insert into trail_entry (log, idx, leaf_hash, body)
            select ?, idx, leaf_hash, body from unnest(?, ?, ?) as entry (idx, leaf_hash, body)
            """;

    private final JdbcTemplate template;
    private final JdbcClient database;
    private final int log;

    /** The first log. */
    public JdbcTrailStore(JdbcTemplate template) {
        this(template, 1);
    }

    private JdbcTrailStore(JdbcTemplate template, int log) {
        this.template = template;
        this.database = JdbcClient.create(template);
        this.log = log;
    }

    /** Another log of the same trail; one that is not there is empty. */
    public JdbcTrailStore ofLog(int ordinal) {
        return new JdbcTrailStore(template, ordinal);
    }

    /** Tries to become the one sequencer until the end of the current transaction; answers at once. */
    public boolean tryLead() {
        return database.sql("select pg_try_advisory_xact_lock(:key)")
                .param("key", SEQUENCER_LOCK)
                .query(Boolean.class)
                .single();
    }

    /** The same, and waits for its turn. */
    void lead() {
        database.sql("select pg_advisory_xact_lock(:key)")
                .param("key", SEQUENCER_LOCK)
                .query((_, _) -> true)
                .single();
    }

    @Override
    public long size() {
        return database.sql("select coalesce(max(idx) + 1, 0) from trail_entry where log = :log")
                .param("log", log)
                .query(Long.class)
                .single();
    }

    @Override
    public List<PendingEntry> pending(int limit) {
        return database.sql("select id, body from trail_pending order by id limit :limit")
                .param("limit", limit)
                .query((row, _) -> new PendingEntry(row.getLong("id"), new EntryBytes(row.getBytes("body"))))
                .list();
    }

    /** Adds an entry to those that wait, in the transaction of the caller. */
    PendingEntry append(EntryBytes body) {
        return new PendingEntry(
                database.sql("insert into trail_pending (body) values (:body) returning id")
                        .param("body", body.toArray())
                        .query(Long.class)
                        .single(),
                body);
    }

    @Override
    public void commit(SequencedBatch batch) {
        if (batch.sizeBefore() != size()) {
            throw inconsistent("batch-size");
        }
        insert(batch.entries());
        template.batchUpdate("""
                insert into trail_tile (log, level, n, width, hashes) values (?, ?, ?, ?, ?)
                on conflict (log, level, n) do update set width = excluded.width, hashes = excluded.hashes
                """, batch.tiles(), ROWS_PER_ROUND_TRIP, this::setTile);
        // By id and never by range: an id can become visible after a higher one has been sequenced.
        int deleted = database.sql("delete from trail_pending where id = any(?)")
                .param(batch.pendingIds().toArray(Long[]::new))
                .update();
        if (deleted != batch.entries().size()) {
            throw inconsistent("batch-pending");
        }
    }

    @Override
    public List<SequencedEntry> entries(long from, int limit) {
        return database.sql(
                        "select idx, leaf_hash, body from trail_entry where log = :log and idx >= :from order by idx limit :limit")
                .param("log", log)
                .param("from", from)
                .param("limit", limit)
                .query((row, _) -> entry(row))
                .list();
    }

    @Override
    public Optional<Tile> tile(int level, long index) {
        return database.sql("select width, hashes from trail_tile where log = :log and level = :level and n = :index")
                .param("log", log)
                .param("level", level)
                .param("index", index)
                .query((row, _) ->
                        Tile.read(new TileCoordinate(level, index, row.getInt("width")), row.getBytes("hashes")))
                .optional();
    }

    /** Whether an entry with this leaf hash has its place, in any log. */
    public boolean holds(Sha256 leafHash) {
        return positionOf(leafHash).isPresent();
    }

    /** The place of the entry with this leaf hash, in whichever log; absent while it waits for one. */
    public Optional<TrailPosition> positionOf(Sha256 leafHash) {
        return database.sql("select log, idx from trail_entry where leaf_hash = :leaf order by log, idx limit 1")
                .param("leaf", leafHash.bytes())
                .query((row, _) -> new TrailPosition(row.getInt("log"), row.getLong("idx")))
                .optional();
    }

    private static SequencedEntry entry(ResultSet row) throws SQLException {
        return new SequencedEntry(
                row.getLong("idx"),
                new Sha256(HexFormat.of().formatHex(row.getBytes("leaf_hash"))),
                new EntryBytes(row.getBytes("body")));
    }

    /** All in one statement: a statement for each costs the server twice the time. */
    private void insert(List<SequencedEntry> entries) {
        Long[] indices = entries.stream().map(SequencedEntry::index).toArray(Long[]::new);
        byte[][] leaves =
                entries.stream().map(entry -> entry.leafHash().bytes()).toArray(byte[][]::new);
        byte[][] bodies = entries.stream().map(entry -> entry.body().toArray()).toArray(byte[][]::new);
        template.update(INSERT, statement -> {
            Connection connection = statement.getConnection();
            statement.setInt(1, log);
            statement.setArray(2, connection.createArrayOf("bigint", indices));
            statement.setArray(3, connection.createArrayOf("bytea", leaves));
            statement.setArray(4, connection.createArrayOf("bytea", bodies));
        });
    }

    private void setTile(PreparedStatement statement, Tile tile) throws SQLException {
        statement.setInt(1, log);
        statement.setInt(2, tile.coordinate().level());
        statement.setLong(3, tile.coordinate().index());
        statement.setInt(4, tile.coordinate().width());
        statement.setBytes(5, tile.bytes());
    }

    private static GatewayException inconsistent(String rule) {
        return new GatewayException(ErrorCode.TRAIL_INCONSISTENT, Detail.rule(rule));
    }
}
