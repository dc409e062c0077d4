package org.trmgateway.node.database;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;

/** A process with an embedded database, one committed and one uncommitted row, that waits to be killed. */
final class NodeToBeKilled {

    static final String READY = "ready to be killed";

    private NodeToBeKilled() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedDatabase server = EmbeddedDatabase.start(Path.of(arguments[0]));
        HikariDataSource pool = ConnectionPool.open(server.owner(arguments[1]), 2, "doomed");
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS kept (line text)");
            statement.execute("DELETE FROM kept");
            statement.execute("INSERT INTO kept VALUES ('committed')");
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO kept VALUES ('uncommitted')");
            System.out.println(READY);
            Thread.currentThread().join();
        }
    }
}
