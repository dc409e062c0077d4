package org.trmgateway.node.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trmgateway.protect.statistics.Statistics;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.store.StatisticsStore;

/** Statistics in {@code statistics} and {@code statistics_row}. */
public final class JdbcStatisticsStore implements StatisticsStore {

    private static final byte[] LOCK_DOMAIN = "statistics/v1:".getBytes(StandardCharsets.US_ASCII);

    private final JdbcClient jdbc;

    public JdbcStatisticsStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<UUID> opened(PartyId holder, Instant from, Instant until) {
        return jdbc.sql(StatisticsSql.OPENED)
                .param("holder", holder.value())
                .param("from", Columns.timestamp(from))
                .param("until", Columns.timestamp(until))
                .query(UUID.class)
                .list();
    }

    @Override
    public Optional<Statistics> find(PartyId party, String period) {
        return of(StatisticsSql.FIND, party, period)
                .query((row, _) -> new Statistics(row.getInt("cases"), row.getInt("threshold"), rows(party, period)))
                .optional();
    }

    @Override
    public List<String> periods(PartyId party) {
        return jdbc.sql(StatisticsSql.PERIODS)
                .param("party", party.value())
                .query(String.class)
                .list();
    }

    @Override
    public void lock(PartyId party) {
        byte[] digest = Sha256.of(LOCK_DOMAIN, party.value().getBytes(StandardCharsets.US_ASCII))
                .bytes();
        jdbc.sql(SubmissionSql.LOCK_KEY)
                .param("key", ByteBuffer.wrap(digest).getLong())
                .query(Integer.class)
                .single();
    }

    @Override
    public void keep(PartyId party, String period, Statistics statistics, Instant at) {
        of(StatisticsSql.KEEP, party, period)
                .param("cases", statistics.cases())
                .param("threshold", statistics.threshold())
                .param("at", Columns.timestamp(at))
                .update();
        for (Statistics.Row row : statistics.rows()) {
            of(StatisticsSql.KEEP_ROW, party, period)
                    .param("element", row.element())
                    .param("code", row.code())
                    .param("cases", row.cases())
                    .update();
        }
    }

    private List<Statistics.Row> rows(PartyId party, String period) {
        return of(StatisticsSql.ROWS, party, period)
                .query((row, _) ->
                        new Statistics.Row(row.getString("element"), row.getString("code"), row.getInt("cases")))
                .list();
    }

    private JdbcClient.StatementSpec of(String sql, PartyId party, String period) {
        return jdbc.sql(sql).param("party", party.value()).param("period", period);
    }
}
