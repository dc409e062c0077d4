package org.trmgateway.node.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** Opens the bounded pool of connections through which a node speaks to its database. */
public final class ConnectionPool {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ConnectionPool() {}

    /**
     * Opens a pool. Every connection gives up a lock after 10 s and a statement after 60 s, keeps its statements prepared at the server, and
     * leaves values out of error texts.
     *
     * @param size most connections at a time
     * @param name of the pool, for threads and the server's list of connections
     * @throws IllegalStateException when the server cannot be reached, or would lose what it has confirmed
     */
    public static HikariDataSource open(DatabaseAddress address, int size, String name) {
        HikariConfig settings = new HikariConfig();
        settings.setPoolName(name);
        settings.setJdbcUrl(address.url());
        settings.setUsername(address.user());
        settings.setPassword(address.password().value());
        settings.setMaximumPoolSize(size);
        settings.setMinimumIdle(Math.min(2, size));
        settings.setConnectionTimeout(PATIENCE.toMillis());
        settings.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        settings.addDataSourceProperty("ApplicationName", name);
        settings.addDataSourceProperty("prepareThreshold", "3");
        settings.addDataSourceProperty("preparedStatementCacheQueries", "512");
        settings.addDataSourceProperty("preparedStatementCacheSizeMiB", "8");
        // A unique violation would otherwise quote the values that were refused.
        settings.addDataSourceProperty("logServerErrorDetail", "false");
        settings.addDataSourceProperty("tcpKeepAlive", "true");
        settings.addDataSourceProperty(
                "options",
                "-c lock_timeout=10s -c statement_timeout=60s -c idle_in_transaction_session_timeout=120s -c timezone=UTC");
        HikariDataSource pool = new HikariDataSource(settings);
        try {
            requireDurable(pool);
            return pool;
        } catch (IllegalStateException notDurable) {
            pool.close();
            throw notDurable;
        }
    }

    private static void requireDurable(DataSource pool) {
        try (Connection connection = pool.getConnection()) {
            Durability.require(connection);
        } catch (SQLException unreachable) {
            throw new IllegalStateException("the database does not answer", unreachable);
        }
    }
}
