package org.trmgateway.node.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.store.DirectoryStore;

/** Adopted directories in {@code directory_version}, cut-offs in {@code directory_cut}; rows are inserted and never changed. */
public final class JdbcDirectoryStore implements DirectoryStore {

    private final JdbcClient jdbc;

    public JdbcDirectoryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void takeTurn() {
        jdbc.sql(DirectorySql.TAKE_TURN).query((row, number) -> true).single();
    }

    @Override
    public Mark mark() {
        return jdbc.sql(DirectorySql.MARK)
                .query((row, number) -> new Mark(row.getLong("version"), row.getLong("cuts")))
                .single();
    }

    @Override
    public Optional<Issue> newest() {
        return jdbc.sql(DirectorySql.NEWEST).query(JdbcDirectoryStore::issue).optional();
    }

    @Override
    public void insert(Issue issue) {
        jdbc.sql(DirectorySql.INSERT)
                .param("version", issue.version())
                .param("sha256", issue.sha256().bytes())
                .param("container", issue.container())
                .param("at", Columns.timestamp(issue.adoptedAt()))
                .update();
    }

    @Override
    public List<KeptCut> cuts() {
        return jdbc.sql(DirectorySql.CUTS).query(JdbcDirectoryStore::cut).list();
    }

    @Override
    public void insert(KeptCut cut) {
        jdbc.sql(DirectorySql.INSERT_CUT)
                .param("party", cut.party().value())
                .param("version", cut.directoryVersion())
                .param("signedAt", Columns.timestamp(cut.at()))
                .param("reason", cut.reason())
                .param("container", cut.container())
                .param("at", Columns.timestamp(cut.adoptedAt()))
                .param("leaf", cut.leafSha256().bytes())
                .update();
    }

    private static Issue issue(ResultSet row, int number) throws SQLException {
        return new Issue(
                row.getLong("version"),
                Columns.digest(row, "sha256"),
                row.getBytes("container"),
                Columns.instant(row, "adopted_at"));
    }

    private static KeptCut cut(ResultSet row, int number) throws SQLException {
        return new KeptCut(
                new PartyId(row.getString("party")),
                row.getLong("directory_version"),
                Columns.instant(row, "at"),
                row.getString("reason"),
                row.getBytes("container"),
                Columns.instant(row, "adopted_at"),
                Columns.digest(row, "leaf_hash"));
    }
}
