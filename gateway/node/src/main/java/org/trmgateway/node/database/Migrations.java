package org.trmgateway.node.database;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings a database to the schema this program was written for. */
public final class Migrations {

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
                .placeholders(Map.of("gateway", '"' + gateway.replace("\"", "\"\"") + '"'))
                .cleanDisabled(true)
                .validateOnMigrate(true)
                .load()
                .migrate();
    }

    /**
     * Applies the migrations under {@code db/migration} that the database does not have yet; several nodes may call it at once.
     *
     * @throws org.flywaydb.core.api.FlywayException when one fails, or an applied one is not the one known here
     */
    public static void apply(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .initSql("SET statement_timeout = 0; SET lock_timeout = 0")
                .cleanDisabled(true)
                .validateOnMigrate(true)
                .load()
                .migrate();
    }
}
