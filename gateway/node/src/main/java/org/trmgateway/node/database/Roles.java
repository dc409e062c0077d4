package org.trmgateway.node.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import org.trmgateway.referral.Sensitive;

/** The roles and databases of the embedded server. The administrator makes them and is not used for anything else. */
final class Roles {

    static final String ADMINISTRATOR = "trm_administrator";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,40}");

    private final int port;
    private final Passwords passwords;

    Roles(int port, Passwords passwords) {
        this.port = port;
        this.passwords = passwords;
    }

    synchronized DatabaseAddress database(String name) {
        if (!NAME.matcher(name).matches() || name.equals(ADMINISTRATOR) || name.equals("postgres")) {
            throw new IllegalArgumentException("not the name of a database");
        }
        try {
            Sensitive<String> password = passwords.of(name);
            try (Connection administrator = administrator("postgres")) {
                makeRole(administrator, name, password);
                makeDatabase(administrator, name);
            }
            return new DatabaseAddress(url(name), name, password);
        } catch (SQLException refused) {
            throw new IllegalStateException("the embedded database does not let us make " + name, refused);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** A schema of the database that belongs to a role of its own, not to the role that owns the database. */
    synchronized DatabaseAddress schema(String database, String schema) {
        String role = database + "_" + schema;
        try {
            Sensitive<String> password = passwords.of(role);
            try (Connection administrator = administrator("postgres")) {
                makeRole(administrator, role, password);
                execute(administrator, "GRANT CONNECT ON DATABASE " + database + " TO " + role);
            }
            try (Connection administrator = administrator(database)) {
                execute(administrator, "CREATE SCHEMA IF NOT EXISTS " + schema + " AUTHORIZATION " + role);
            }
            return new DatabaseAddress(url(database), role, password);
        } catch (SQLException refused) {
            throw new IllegalStateException("the embedded database does not let us make " + role, refused);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    Path passwordFile(String name) {
        return passwords.file(name);
    }

    void requireDurable() {
        try (Connection administrator = administrator("postgres")) {
            Durability.require(administrator);
        } catch (SQLException unreachable) {
            throw new IllegalStateException("the embedded database does not answer", unreachable);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void makeRole(Connection administrator, String name, Sensitive<String> password)
            throws SQLException {
        if (!exists(administrator, "SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
            execute(administrator, "CREATE ROLE " + name + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE");
        }
        // Sends the SCRAM verifier (RFC 5802), not the password.
        administrator
                .unwrap(PGConnection.class)
                .alterUserPassword(name, password.value().toCharArray(), "scram-sha-256");
    }

    private static void makeDatabase(Connection administrator, String name) throws SQLException {
        if (!exists(administrator, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
            execute(administrator, "CREATE DATABASE " + name + " OWNER " + name);
        }
        execute(administrator, "REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
    }

    private static boolean exists(Connection administrator, String query, String name) throws SQLException {
        try (PreparedStatement statement = administrator.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private static void execute(Connection administrator, String definition) throws SQLException {
        try (Statement statement = administrator.createStatement()) {
            statement.execute(definition);
        }
    }

    private Connection administrator(String database) throws SQLException, IOException {
        Properties identity = new Properties();
        identity.setProperty("user", ADMINISTRATOR);
        identity.setProperty("password", passwords.of(ADMINISTRATOR).value());
        return DriverManager.getConnection(url(database), identity);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
}
