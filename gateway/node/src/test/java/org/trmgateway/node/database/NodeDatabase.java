package org.trmgateway.node.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.trmgateway.node.store.JdbcUnitOfWork;
import org.trmgateway.routes.store.UnitOfWork;

/**
 * A migrated database for a test class on the one embedded server of the test run. It is empty before each test, but for the trail: that can
 * only grow.
 */
public final class NodeDatabase implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    private static final int CONNECTIONS = 12;

    private HikariDataSource pool;
    private HikariDataSource owner;
    private HikariDataSource vault;

    @Override
    public void beforeAll(ExtensionContext context) {
        Server server = Server.of(context);
        String name = server.nextName();
        DatabaseAddress address = server.database().database(name);
        Migrations.apply(server.database().owner(name), address.user());
        pool = ConnectionPool.open(address, CONNECTIONS, context.getDisplayName());
        owner = ConnectionPool.open(server.database().owner(name), 2, context.getDisplayName() + " owner");
        vault = ConnectionPool.open(server.database().schema(name, "vault"), 2, context.getDisplayName() + " vault");
        Migrations.applyToVault(vault, address.user());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        List<String> tables = jdbc().sql("""
                SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables
                 WHERE schemaname IN ('public', 'pseudonym_index') AND tablename <> 'flyway_schema_history'
                   AND tablename NOT LIKE ALL (ARRAY['trail%', 'witness%'])
                """).query(String.class).list();
        owner().sql("TRUNCATE " + String.join(", ", tables) + " CASCADE").update();
        vault().sql("TRUNCATE vault.identity_key CASCADE").update();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        vault.close();
        owner.close();
        pool.close();
    }

    public DataSource dataSource() {
        return pool;
    }

    /** As the role the node works with, as the data source is. */
    public JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    /** As the owner of the database, for what the node itself may not do. */
    public JdbcClient owner() {
        return JdbcClient.create(owner);
    }

    /** The role the node works with. */
    String role() {
        return pool.getUsername();
    }

    /** As the owner of the vault. */
    public JdbcClient vault() {
        return JdbcClient.create(vault);
    }

    public PlatformTransactionManager transactionManager() {
        return new DataSourceTransactionManager(pool);
    }

    public UnitOfWork unitOfWork() {
        return new JdbcUnitOfWork(transactionManager());
    }

    /** The server, stopped when the last test of the run has ended. */
    private record Server(EmbeddedDatabase database, AtomicInteger databases) implements AutoCloseable {

        static Server of(ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(NodeDatabase.class))
                    .computeIfAbsent(Server.class, key -> start(), Server.class);
        }

        String nextName() {
            return "test_" + databases.incrementAndGet();
        }

        @Override
        public void close() {
            database.close();
        }

        private static Server start() {
            try {
                Path directory = Files.createTempDirectory("node-database");
                return new Server(EmbeddedDatabase.start(directory), new AtomicInteger());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
