package org.trmgateway.node.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.CaseStore;
import org.trmgateway.routes.store.RetentionStore;

/** Erases in {@code case_file}, {@code vault_key} and all that hangs on them. */
public final class JdbcRetentionStore implements RetentionStore {

    private static final int TIME_SHIFT = 16;
    private static final Duration CLOCKS_APART = Duration.ofDays(1);
    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;
    private final CaseStore cases;

    public JdbcRetentionStore(JdbcClient jdbc, CaseStore cases) {
        this.jdbc = jdbc;
        this.cases = cases;
    }

    @Override
    public List<UUID> due(CaseClock clock, Instant limit, int most) {
        return jdbc.sql(statement(clock) + RetentionSql.OLDEST_FIRST)
                .param("limit", Columns.timestamp(limit))
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    @Override
    public Optional<CaseRecord> take(CaseClock clock, UUID caseId, Instant limit) {
        if (jdbc.sql(RetentionSql.LOCK)
                .param("id", caseId)
                .query(Integer.class)
                .optional()
                .isEmpty()) {
            return Optional.empty();
        }
        // A statement of its own, so that it sees what the last holder of the lock left.
        return jdbc.sql(statement(clock) + RetentionSql.ONLY)
                .param("limit", Columns.timestamp(limit))
                .param("id", caseId)
                .query(UUID.class)
                .optional()
                .map(cases::lock);
    }

    @Override
    public List<CaseReference> references(UUID caseId) {
        return jdbc.sql(RetentionSql.REFERENCES)
                .param("id", caseId)
                .query((row, number) -> new CaseReference(row.getString("case_reference")))
                .list();
    }

    /** The id of a message tells when it was minted; one whose id lies in the future is looked at too. */
    @Override
    public int eraseBodies(Instant limit, Instant now, int most) {
        int old = eraseBodies(FIRST, mintedAt(limit), limit, most);
        return old > 0 ? old : eraseBodies(mintedAt(now.plus(CLOCKS_APART)), LAST, limit, most);
    }

    private int eraseBodies(UUID from, UUID to, Instant limit, int most) {
        return jdbc.sql(RetentionSql.ERASE_BODIES)
                .param("from", from)
                .param("to", to)
                .param("limit", Columns.timestamp(limit))
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    @Override
    public int eraseAcknowledged(Instant limit, int most) {
        return jdbc.sql(RetentionSql.ERASE_ACKNOWLEDGED)
                .param("limit", Columns.timestamp(limit))
                .param("most", most)
                .update();
    }

    @Override
    public void eraseContents(UUID caseId) {
        jdbc.sql(RetentionSql.ERASE_CONTENTS).param("id", caseId).update();
    }

    @Override
    public void eraseAddressing(UUID caseId, Instant at) {
        at(RetentionSql.ERASE_ADDRESSING, caseId, at);
    }

    @Override
    public void indexErased(UUID caseId, Instant at) {
        at(RetentionSql.INDEX_ERASED, caseId, at);
    }

    @Override
    public void eraseKey(UUID caseId, Instant at) {
        at(RetentionSql.ERASE_KEY, caseId, at);
    }

    private void at(String statement, UUID caseId, Instant at) {
        jdbc.sql(statement)
                .param("id", caseId)
                .param("at", Columns.timestamp(at))
                .update();
    }

    private static String statement(CaseClock clock) {
        return switch (clock) {
            case WITHDRAWN -> RetentionSql.WITHDRAWN;
            case ADDRESSING -> RetentionSql.ADDRESSING;
            case INDEX -> RetentionSql.INDEX;
            case KEY -> RetentionSql.KEY;
        };
    }

    /** The first id of the millisecond (UUIDv7, RFC 9562 section 5.7). */
    private static UUID mintedAt(Instant time) {
        return new UUID(Math.max(0, time.toEpochMilli()) << TIME_SHIFT, 0);
    }
}
