package org.trmgateway.acceptance.demo;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.trmgateway.node.database.DatabaseAddress;

/**
 * Keeps one message from leaving its node for a while, by locks in the node's database, as a slow disk or a long backup might. First no
 * envelope can be written, so that the message cannot leave before it is known; then its own row is held and the others go on.
 */
final class HeldMessage implements AutoCloseable {

    private final Connection envelopes;
    private final Connection row;

    private HeldMessage(Connection envelopes, Connection row) {
        this.envelopes = envelopes;
        this.row = row;
    }

    /** Stops every message of the node before it is sealed. */
    static HeldMessage in(DatabaseAddress database) throws SQLException {
        HeldMessage held = new HeldMessage(connect(database), connect(database));
        try (Statement lock = held.envelopes.createStatement()) {
            lock.execute("LOCK TABLE envelope IN EXCLUSIVE MODE");
        }
        return held;
    }

    /** Lets every message go but this one. */
    void only(String messageId) throws SQLException {
        CompletableFuture<Void> locked = CompletableFuture.runAsync(() -> lock(messageId));
        awaitSomebodyWaiting();
        envelopes.rollback();
        locked.join();
    }

    @Override
    public void close() throws SQLException {
        row.rollback();
        row.close();
        envelopes.close();
    }

    private void lock(String messageId) {
        try (PreparedStatement lock =
                row.prepareStatement("SELECT 1 FROM message WHERE message_id = ? AND direction = 'OUT' FOR UPDATE")) {
            lock.setObject(1, UUID.fromString(messageId));
            lock.executeQuery();
        } catch (SQLException failed) {
            throw new IllegalStateException("the row cannot be locked", failed);
        }
    }

    /** Either the row is ours already, or we stand in the queue for it before anybody who could send the message. */
    private void awaitSomebodyWaiting() {
        Waiting.until("the sealing waits for us", Stage.PATIENCE, () -> {
            try (Statement look = envelopes.createStatement();
                    var waiting = look.executeQuery("""
                            SELECT count(*) FROM pg_locks
                             WHERE NOT granted AND relation = 'envelope'::regclass""")) {
                waiting.next();
                return waiting.getInt(1) > 0 ? Optional.of(true) : Optional.empty();
            } catch (SQLException failed) {
                throw new IllegalStateException("the locks cannot be read", failed);
            }
        });
    }

    private static Connection connect(DatabaseAddress database) throws SQLException {
        Connection connection = DriverManager.getConnection(
                database.url(), database.user(), database.password().value());
        connection.setAutoCommit(false);
        return connection;
    }
}
