package org.trmgateway.node.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings a database to the schema this program was written for. */
public final class Migrations {

    private static final int CONNECTIONS = 2;

    private Migrations() {}

    /**
     * Applies the migrations under {@code db/vault}, as the owner of the schema {@code vault}.
     *
     * @param gateway role of the node, which may add to the vault and erase, and not read
     */
    public static void applyToVault(DataSource vault, String gateway) {
        Flyway.configure()
                .dataSource(vault)
                .locations("classpath:db/vault")
                .schemas("vault")
                .defaultSchema("vault")
                .createSchemas(false)
                .placeholders(placeholders(gateway))
                .cleanDisabled(true)
                .validateOnMigrate(true)
                .load()
                .migrate();
    }

    /**
     * Applies the migrations under {@code db/migration} that the database does not have yet; several nodes may call it at once. The last of them
     * says what the working role may do.
     *
     * @param owner of the database, who is connected only as long as this takes
     * @param gateway role of the node, which works with the tables and owns none
     * @throws org.flywaydb.core.api.FlywayException when one fails, or an applied one is not the one known here
     */
    public static void apply(DatabaseAddress owner, String gateway) {
        try (HikariDataSource pool = ConnectionPool.open(owner, CONNECTIONS, "migrations")) {
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:db/migration")
                    .placeholders(placeholders(gateway))
                    .initSql("SET statement_timeout = 0; SET lock_timeout = 0")
                    .cleanDisabled(true)
                    .validateOnMigrate(true)
                    .load()
                    .migrate();
        }
    }

    private static Map<String, String> placeholders(String gateway) {
        return Map.of("gateway", '"' + gateway.replace("\"", "\"\"") + '"');
    }
}
