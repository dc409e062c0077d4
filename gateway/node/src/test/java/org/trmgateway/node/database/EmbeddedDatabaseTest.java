package org.trmgateway.node.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedDatabaseTest {

    @TempDir
    static Path directory;

    private static EmbeddedDatabase server;

    @BeforeAll
    static void start() {
        server = EmbeddedDatabase.start(directory.resolve("own"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void refusesADirectoryThisProcessUses() {
        assertThatThrownBy(() -> EmbeddedDatabase.start(directory.resolve("own")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("in use by this process");
    }

    @Test
    void opensOnlyToItsOwnRoleWithItsPassword() {
        DatabaseAddress poland = server.database("trm_pl");
        DatabaseAddress belarus = server.database("trm_by");

        assertThatThrownBy(() -> connect(poland.url(), poland.user(), "")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() ->
                        connect(poland.url(), poland.user(), belarus.password().value()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
        assertThatThrownBy(() ->
                        connect(poland.url(), belarus.user(), belarus.password().value()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied for database");
    }

    @Test
    void keepsPasswordsAndDataFromOtherUsers() throws IOException {
        server.database("trm_pl");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(server.passwordFile("trm_pl"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("own"))))
                .isEqualTo("rwx------");
    }

    @Test
    void refusesANameThatIsNoPlainIdentifier() {
        assertThatThrownBy(() -> server.database("trm\"; drop")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> server.database("postgres")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesToWorkOnADatabaseThatWouldLoseWhatItConfirmed() throws Exception {
        DatabaseAddress address = server.database("trm_careless");
        ConnectionPool.open(address, 1, "durable").close();
        String administrator = Files.readString(server.passwordFile(Roles.ADMINISTRATOR));
        try (Connection connection = connect(
                        server.database("trm_careless").url().replace("trm_careless", "postgres"),
                        Roles.ADMINISTRATOR,
                        administrator);
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE trm_careless SET synchronous_commit = off");
        }
        assertThatThrownBy(() -> ConnectionPool.open(address, 1, "careless"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("synchronous_commit = off");
    }

    @Test
    void tellsNeitherLogNorExceptionTheValuesOfAFailedStatement() throws IOException {
        try (HikariDataSource pool = ConnectionPool.open(server.owner("trm_canary"), 2, "canary")) {
            JdbcClient jdbc = JdbcClient.create(pool);
            jdbc.sql("CREATE TABLE person (name text UNIQUE, born date)").update();
            jdbc.sql("INSERT INTO person VALUES (?, NULL)").param("CANARY").update();
            assertThatThrownBy(() -> jdbc.sql("INSERT INTO person VALUES (?, NULL)")
                            .param("CANARY")
                            .update())
                    .rootCause()
                    .message()
                    .contains("duplicate key")
                    .doesNotContain("CANARY");
            assertThatThrownBy(() -> jdbc.sql("INSERT INTO person VALUES ('CANARY', '2001-99-99')")
                            .update())
                    .isNotNull();
        }
        assertThat(Files.readString(directory.resolve("own/server.log"))).doesNotContain("CANARY");
    }

    private static Connection connect(String url, String user, String password) throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }
}
