package org.trmgateway.node.store;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.store.TrailHeads;

/**
 * {@link TrailHeads} in the table {@code trail_head}. Where sender and recipient are behind one node, both sides write about the same message:
 * the lock on its row keeps the chain in the order of the trail.
 */
public final class JdbcTrailHeads implements TrailHeads {

    private static final String LAST = "SELECT leaf_hash FROM trail_head WHERE message_id = :id FOR UPDATE";

    private static final String PUT = """
            INSERT INTO trail_head (message_id, leaf_hash) VALUES (:id, :leaf)
            ON CONFLICT (message_id) DO UPDATE SET leaf_hash = excluded.leaf_hash""";

    private final JdbcClient jdbc;

    public JdbcTrailHeads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Sha256> last(MessageId id) {
        return jdbc.sql(LAST)
                .param("id", id.value())
                .query(byte[].class)
                .optional()
                .map(leaf -> new Sha256(java.util.HexFormat.of().formatHex(leaf)));
    }

    @Override
    public void put(MessageId id, Sha256 leafHash) {
        jdbc.sql(PUT).param("id", id.value()).param("leaf", leafHash.bytes()).update();
    }
}
