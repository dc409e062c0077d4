package org.trmgateway.node.store;

import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trmgateway.routes.store.LegalHoldStore;

/** Holds in {@code legal_hold}; whether one stands is also in {@code case_file.held}, where whoever erases looks. */
public final class JdbcLegalHoldStore implements LegalHoldStore {

    private final JdbcClient jdbc;

    public JdbcLegalHoldStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean set(UUID caseId, String reason, String role, Instant at) {
        return jdbc.sql(RetentionSql.SET_HOLD)
                        .param("id", caseId)
                        .param("reason", reason)
                        .param("role", role)
                        .param("at", Columns.timestamp(at))
                        .update()
                == 1;
    }

    @Override
    public boolean lift(UUID caseId, String role, Instant at) {
        return jdbc.sql(RetentionSql.LIFT_HOLD)
                        .param("id", caseId)
                        .param("role", role)
                        .param("at", Columns.timestamp(at))
                        .update()
                == 1;
    }
}
