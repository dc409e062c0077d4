package org.trmgateway.node.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own, which lives under a directory and outlives nothing but the process. It listens on 127.0.0.1 only, on a free
 * port, and every role needs its password. Commits are on disk when they are confirmed.
 *
 * <p>A server that a killed process left behind is stopped before a new one is started: rolled-back connections and our own settings are
 * certain then, which they would not be after joining it. A directory that a living process uses is refused. When the server dies under the
 * node, it is started again on the same port.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private final DirectoryLock lock;
    private final Server server;
    private final Roles roles;

    private EmbeddedDatabase(DirectoryLock lock, Server server, Roles roles) {
        this.lock = lock;
        this.server = server;
        this.roles = roles;
    }

    /**
     * Starts the server, on the data of the last time if there are any.
     *
     * @param directory everything of the server is below; made if missing, with access for this user only
     * @throws IllegalStateException when the directory is in use, the machine is not supported, or the server does not start or is not durable
     * @throws UncheckedIOException when the directory cannot be written
     */
    public static EmbeddedDatabase start(Path directory) {
        try {
            Path own = Directories.own(directory);
            DirectoryLock lock = DirectoryLock.take(own);
            try {
                return start(own, lock);
            } catch (IOException | RuntimeException failed) {
                lock.close();
                throw failed;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static EmbeddedDatabase start(Path directory, DirectoryLock lock) throws IOException {
        ServerUser user = ServerUser.of(directory);
        Path home = ServerBinaries.unpack(directory);
        Passwords passwords = new Passwords(Directories.own(directory.resolve("passwords")));
        ServerPrograms programs = new ServerPrograms(home, user, directory.resolve("commands.log"));
        Server server = Server.start(directory, programs, passwords);
        try {
            Roles roles = new Roles(server.port(), passwords);
            roles.requireDurable();
            LOG.info("PostgreSQL runs on 127.0.0.1:{}", server.port());
            return new EmbeddedDatabase(lock, server, roles);
        } catch (RuntimeException refused) {
            server.close();
            throw refused;
        }
    }

    /**
     * A database on this server, as the role that works with it and owns nothing in it; all are made at the first call. No other role of the
     * server but its owner can connect to it.
     *
     * @param name of database and role: a lower-case letter, then up to 40 lower-case letters, digits and underscores
     */
    public DatabaseAddress database(String name) {
        return roles.database(name);
    }

    /**
     * The same database as its owner, {@code NAME_owner}, who makes the tables and says what the other role may do.
     *
     * @param name given to {@link #database}
     */
    public DatabaseAddress owner(String name) {
        return roles.owner(name);
    }

    /**
     * A schema of a database with an owner of its own, {@code DATABASE_SCHEMA}; both are made at the first call.
     *
     * @param database name given to {@link #database}
     * @param schema a lower-case word
     */
    public DatabaseAddress schema(String database, String schema) {
        return roles.schema(database, schema);
    }

    /** The file, readable for this user only, that holds the password of the role of {@link #database}. */
    public Path passwordFile(String name) {
        return roles.passwordFile(name);
    }

    /** The TCP port on 127.0.0.1. */
    public int port() {
        return server.port();
    }

    /** Rolls open transactions back and stops the server. */
    @Override
    public void close() {
        try (lock) {
            server.close();
        } catch (IOException unreleased) {
            throw new UncheckedIOException(unreleased);
        }
    }
}
