package org.trmgateway.node.wiring;

import java.nio.file.Path;
import org.trmgateway.node.database.DatabaseAddress;

/**
 * Where a running node has its database.
 *
 * @param address of the database and its role
 * @param vault the same database, as the owner of the vault
 * @param passwordFile file with the role's password
 * @param stop stops what the node started for it
 */
public record NodeDatabase(DatabaseAddress address, DatabaseAddress vault, Path passwordFile, Runnable stop)
        implements AutoCloseable {

    @Override
    public void close() {
        stop.run();
    }
}
