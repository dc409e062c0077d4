package org.trmgateway.node.wiring;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trmgateway.node.database.ConnectionPool;
import org.trmgateway.node.database.Migrations;

/**
 * The database as the owner of the vault: only what reads for an order of two officers has it.
 *
 * @param pool few connections
 */
record VaultDatabase(HikariDataSource pool) implements AutoCloseable {

    private static final int CONNECTIONS = 2;

    static VaultDatabase open(NodeDatabase database, String name) {
        HikariDataSource pool = ConnectionPool.open(database.vault(), CONNECTIONS, name);
        Migrations.applyToVault(pool, database.address().user());
        return new VaultDatabase(pool);
    }

    JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    @Override
    public void close() {
        pool.close();
    }
}
