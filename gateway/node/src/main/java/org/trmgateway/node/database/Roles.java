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

/**
 * The roles and databases of the embedded server. The administrator makes them and is not used for anything else. A database has an owner, who
 * makes the tables, and a role that works with them and owns nothing.
 */
final class Roles {

    static final String ADMINISTRATOR = "trm_administrator";
    private static final String OWNER = "_owner";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,40}");

    private final int port;
    private final Passwords passwords;

    Roles(int port, Passwords passwords) {
        this.port = port;
        this.passwords = passwords;
    }

    /** The database as the role that works with it. */
    DatabaseAddress database(String name) {
        return make(name, name);
    }

    /** The database as its owner. */
    DatabaseAddress owner(String name) {
        return make(name, name + OWNER);
    }

    private synchronized DatabaseAddress make(String name, String user) {
        if (!NAME.matcher(name).matches()
                || name.equals(ADMINISTRATOR)
                || name.equals("postgres")
                || name.endsWith(OWNER)) {
            throw new IllegalArgumentException("not the name of a database");
        }
        try {
            try (Connection administrator = administrator("postgres")) {
                makeRole(administrator, name + OWNER, passwords.of(name + OWNER));
                makeRole(administrator, name, passwords.of(name));
                makeDatabase(administrator, name);
            }
            takeFromWorkingRole(name);
            return new DatabaseAddress(url(name), user, passwords.of(user));
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
            execute(administrator, "CREATE DATABASE " + name + " OWNER " + name + OWNER);
        }
        execute(administrator, "REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
    }

    /** An earlier version had one role for both: what it owned becomes the owner's, the database too, in one statement or not at all. */
    private void takeFromWorkingRole(String name) throws SQLException, IOException {
        try (Connection administrator = administrator(name)) {
            execute(administrator, "REASSIGN OWNED BY " + name + " TO " + name + OWNER);
            execute(administrator, "GRANT CONNECT ON DATABASE " + name + " TO " + name);
        }
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
