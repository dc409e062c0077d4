package org.trmgateway.node.trail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.TrailEntry;

/** What the trail says of one message: follows its entries from the last one back, each by the hash that the next one names. */
public final class MessageTrail {

    private static final String LAST = "select leaf_hash from trail_head where message_id = :message";
    private static final String ENTRY = """
            select log, idx, body from trail_entry where leaf_hash = :leaf
            union all
            select null, null, body from trail_pending where sha256('\\x00'::bytea || body) = :leaf
            limit 1
            """;

    private final JdbcClient database;

    public MessageTrail(JdbcClient database) {
        this.database = database;
    }

    /**
     * One entry.
     *
     * @param position on the trail; absent while it waits for one
     * @param leafHash RFC 6962 leaf hash
     * @param entry what it says
     */
    public record Step(Optional<TrailPosition> position, Sha256 leafHash, TrailEntry entry) {}

    /** The entries of a message, oldest first. */
    public List<Step> of(MessageId message) {
        List<Step> steps = new ArrayList<>();
        Optional<Sha256> leaf = database.sql(LAST)
                .param("message", message.value())
                .query((row, number) -> new Sha256(HexFormat.of().formatHex(row.getBytes("leaf_hash"))))
                .optional();
        while (leaf.isPresent()) {
            Sha256 hash = leaf.get();
            Step step = database.sql(ENTRY)
                    .param("leaf", hash.bytes())
                    .query((row, number) -> step(row, hash))
                    .single();
            steps.add(step);
            leaf = step.entry().previousEventSha256();
        }
        return steps.reversed();
    }

    private static Step step(ResultSet row, Sha256 hash) throws SQLException {
        int log = row.getInt("log");
        return new Step(
                row.wasNull() ? Optional.empty() : Optional.of(new TrailPosition(log, row.getLong("idx"))),
                hash,
                TrailEntry.read(new EntryBytes(row.getBytes("body"))));
    }
}
