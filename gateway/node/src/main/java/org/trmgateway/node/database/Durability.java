package org.trmgateway.node.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Refuses a server that confirms a commit before it is on disk: a receipt would promise more than the node can keep. */
final class Durability {

    private Durability() {}

    /**
     * Checks {@code fsync}, {@code full_page_writes} and {@code synchronous_commit} (PostgreSQL manual, 19.5.1).
     *
     * @throws IllegalStateException when one of them is off
     */
    static void require(Connection connection) throws SQLException {
        requireNotOff(connection, "fsync");
        requireNotOff(connection, "full_page_writes");
        requireNotOff(connection, "synchronous_commit");
    }

    private static void requireNotOff(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet shown = statement.executeQuery("SHOW " + setting)) {
            if (!shown.next() || shown.getString(1).equals("off")) {
                throw new IllegalStateException("the database runs with " + setting
                        + " = off and would lose committed messages in a power cut; turn it on");
            }
        }
    }
}
