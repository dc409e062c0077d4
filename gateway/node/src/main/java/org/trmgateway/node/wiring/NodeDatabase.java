package org.trmgateway.node.wiring;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.trmgateway.node.database.ConnectionPool;
import org.trmgateway.node.database.DatabaseAddress;
import org.trmgateway.node.database.Migrations;
import org.trmgateway.node.database.WorkingRole;

/**
 * Where a running node has its database.
 *
 * @param address of the database and the role that works with it
 * @param owner the same database, as its owner; used for the migrations only
 * @param vault the same database, as the owner of the vault
 * @param passwordFile file with the password of the working role
 * @param stop stops what the node started for it
 */
public record NodeDatabase(
        DatabaseAddress address, DatabaseAddress owner, DatabaseAddress vault, Path passwordFile, Runnable stop)
        implements AutoCloseable {

    /**
     * Lets the owner bring the tables up to date, who is not used any more then, and opens connections as the role the node works with.
     *
     * @throws org.trmgateway.referral.GatewayException when that role could change what is on the trail
     */
    HikariDataSource open(int connections, String name) {
        Migrations.apply(owner, address.user());
        HikariDataSource pool = ConnectionPool.open(address, connections, name);
        try {
            WorkingRole.require(pool);
            return pool;
        } catch (RuntimeException refused) {
            pool.close();
            throw refused;
        }
    }

    @Override
    public void close() {
        stop.run();
    }
}
