package org.trmgateway.node.store;

/** Statements on {@code statistics} and {@code statistics_row}, and what is counted for them. */
final class StatisticsSql {

    /** A case begins here with its first message. */
    static final String OPENED = """
            SELECT c.id
              FROM case_file c
              JOIN vault_key k ON k.case_id = c.id
              JOIN message m ON m.case_id = c.id
             WHERE c.holder = :holder
             GROUP BY c.id
            HAVING min(m.accepted_at) >= :from AND min(m.accepted_at) < :until
             ORDER BY c.id
            """;

    static final String FIND = """
            SELECT cases, threshold FROM statistics WHERE party = :party AND period = :period
            """;

    static final String ROWS = """
            SELECT element, code, cases FROM statistics_row WHERE party = :party AND period = :period
             ORDER BY element COLLATE "C", code COLLATE "C"
            """;

    static final String PERIODS = """
            SELECT period FROM statistics WHERE party = :party ORDER BY period
            """;

    static final String KEEP = """
            INSERT INTO statistics (party, period, cases, threshold, given_at)
            VALUES (:party, :period, :cases, :threshold, :at)
            """;

    static final String KEEP_ROW = """
            INSERT INTO statistics_row (party, period, element, code, cases)
            VALUES (:party, :period, :element, :code, :cases)
            """;

    private StatisticsSql() {}
}
