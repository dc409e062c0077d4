package org.trmgateway.node.store;

/** Statements on {@code directory_version} and {@code directory_cut}. */
final class DirectorySql {

    /** Any number that no other lock of ours has. */
    static final String TAKE_TURN = """
            SELECT pg_advisory_xact_lock(7415012)
            """;

    static final String MARK = """
            SELECT coalesce((SELECT max(version) FROM directory_version), 0) AS version,
                   (SELECT count(*) FROM directory_cut) AS cuts
            """;

    static final String NEWEST = """
            SELECT version, sha256, container, adopted_at FROM directory_version ORDER BY version DESC LIMIT 1
            """;

    static final String INSERT = """
            INSERT INTO directory_version (version, sha256, container, adopted_at)
            VALUES (:version, :sha256, :container, :at)
            """;

    static final String CUTS = """
            SELECT party, directory_version, at, reason, container, adopted_at, leaf_hash FROM directory_cut
             ORDER BY adopted_at, party, directory_version
            """;

    static final String INSERT_CUT = """
            INSERT INTO directory_cut (party, directory_version, at, reason, container, adopted_at, leaf_hash)
            VALUES (:party, :version, :signedAt, :reason, :container, :at, :leaf)
            """;

    private DirectorySql() {}
}
