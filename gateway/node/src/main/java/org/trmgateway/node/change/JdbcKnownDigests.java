package org.trmgateway.node.change;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trmgateway.referral.Sha256;

/** {@link KnownDigests} in the table {@code node_state}. Of two replicas that start together one learns, and one knows. */
public final class JdbcKnownDigests implements KnownDigests {

    private static final String LEARN = """
            INSERT INTO node_state (name, sha256, since) VALUES (:name, :sha256, :since)
            ON CONFLICT (name) DO UPDATE SET sha256 = excluded.sha256, since = excluded.since
             WHERE node_state.sha256 <> excluded.sha256""";

    private final JdbcClient jdbc;

    public JdbcKnownDigests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean learn(String name, Sha256 digest, Instant now) {
        return jdbc.sql(LEARN)
                        .param("name", name)
                        .param("sha256", digest.bytes())
                        .param("since", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
