package org.trmgateway.node.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedDatabaseTest {

    @TempDir
    Path directory;

    @Test
    void keepsItsDataAndPasswordsOverARestart() {
        DatabaseAddress first;
        try (EmbeddedDatabase server = EmbeddedDatabase.start(directory)) {
            first = server.database("trm_pl");
            try (HikariDataSource pool = ConnectionPool.open(first, 2, "first")) {
                JdbcClient jdbc = JdbcClient.create(pool);
                jdbc.sql("CREATE TABLE kept (line text)").update();
                jdbc.sql("INSERT INTO kept VALUES ('ąж')").update();
            }
        }
        try (EmbeddedDatabase server = EmbeddedDatabase.start(directory)) {
            DatabaseAddress second = server.database("trm_pl");
            assertThat(second.password()).isEqualTo(first.password());
            try (HikariDataSource pool = ConnectionPool.open(second, 2, "second")) {
                assertThat(JdbcClient.create(pool)
                                .sql("SELECT line FROM kept")
                                .query(String.class)
                                .list())
                        .containsExactly("ąж");
            }
        }
    }

    @Test
    void afterSigkillStopsTheOrphanedServerAndHasEveryCommittedRowAndNoOther() throws Exception {
        Process node = startNodeInAnotherProcess();
        long orphan = serverProcess();

        node.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(orphan)).get().matches(ProcessHandle::isAlive, "outlives its node");

        try (EmbeddedDatabase server = EmbeddedDatabase.start(directory);
                HikariDataSource pool = ConnectionPool.open(server.database("trm_pl"), 2, "after")) {
            assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
            assertThat(serverProcess()).isNotEqualTo(orphan);
            assertThat(JdbcClient.create(pool)
                            .sql("SELECT line FROM kept")
                            .query(String.class)
                            .list())
                    .containsExactly("committed");
        }
    }

    @Test
    void startsAfterItsProcessNumberWentToAnotherProgram() throws IOException {
        EmbeddedDatabase.start(directory).close();
        Files.writeString(
                directory.resolve("data/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + directory.resolve("data") + "\n");
        try (EmbeddedDatabase server = EmbeddedDatabase.start(directory)) {
            assertThat(server.port()).isPositive();
        }
    }

    @Test
    void refusesADirectoryThatALivingProcessUses() throws Exception {
        Process node = startNodeInAnotherProcess();
        try {
            assertThatThrownBy(() -> EmbeddedDatabase.start(directory))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in use by another process");
        } finally {
            node.destroyForcibly().waitFor();
            EmbeddedDatabase.start(directory).close();
        }
    }

    @Test
    void refusesADirectoryThisProcessUses() {
        try (EmbeddedDatabase server = EmbeddedDatabase.start(directory)) {
            assertThat(server.port()).isPositive();
            assertThatThrownBy(() -> EmbeddedDatabase.start(directory))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in use by this process");
        }
    }

    @Test
    void bringsAServerThatDiedBackOnTheSamePort() throws Exception {
        try (EmbeddedDatabase server = EmbeddedDatabase.start(directory);
                HikariDataSource pool = ConnectionPool.open(server.database("trm_pl"), 2, "revived")) {
            int port = server.port();
            ProcessHandle process = ProcessHandle.of(serverProcess()).orElseThrow();
            process.destroyForcibly();
            process.onExit().get(30, TimeUnit.SECONDS);

            assertThat(Waiting.until(Duration.ofSeconds(60), () -> answers(pool)))
                    .isTrue();
            assertThat(server.port()).isEqualTo(port);
        }
    }

    @Test
    void opensOnlyToItsOwnRoleWithItsPassword() {
        try (EmbeddedDatabase server = EmbeddedDatabase.start(directory)) {
            DatabaseAddress poland = server.database("trm_pl");
            DatabaseAddress belarus = server.database("trm_by");

            assertThatThrownBy(() -> connect(poland.url(), poland.user(), "")).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> connect(poland.url(), poland.user(), belarus.password().value()))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThatThrownBy(() ->
                            connect(poland.url(), belarus.user(), belarus.password().value()))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied for database");
        }
    }

    @Test
    void keepsPasswordsAndDataFromOtherUsers() throws IOException {
        try (EmbeddedDatabase server = EmbeddedDatabase.start(directory.resolve("own"))) {
            server.database("trm_pl");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(server.passwordFile("trm_pl"))))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("own"))))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void refusesToWorkOnADatabaseThatWouldLoseWhatItConfirmed() throws Exception {
        try (EmbeddedDatabase server = EmbeddedDatabase.start(directory)) {
            DatabaseAddress address = server.database("trm_pl");
            ConnectionPool.open(address, 1, "durable").close();
            String administrator = Files.readString(directory.resolve("passwords/" + Roles.ADMINISTRATOR));
            try (Connection connection = connect(address.url(), Roles.ADMINISTRATOR, administrator)) {
                connection.createStatement().execute("ALTER ROLE trm_pl SET synchronous_commit = off");
            }
            assertThatThrownBy(() -> ConnectionPool.open(address, 1, "careless"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("synchronous_commit = off");
        }
    }

    @Test
    void tellsNeitherLogNorExceptionTheValuesOfAFailedStatement() throws IOException {
        try (EmbeddedDatabase server = EmbeddedDatabase.start(directory);
                HikariDataSource pool = ConnectionPool.open(server.database("trm_pl"), 2, "canary")) {
            JdbcClient jdbc = JdbcClient.create(pool);
            jdbc.sql("CREATE TABLE person (name text UNIQUE, born date)").update();
            jdbc.sql("INSERT INTO person VALUES (?, NULL)").param("CANARY").update();
            assertThatThrownBy(() -> jdbc.sql("INSERT INTO person VALUES (?, NULL)")
                            .param("CANARY")
                            .update())
                    .rootCause()
                    .message()
                    .doesNotContain("CANARY");
            assertThatThrownBy(
                            () -> jdbc.sql("INSERT INTO person VALUES ('CANARY', '2001-99-99')").update())
                    .isNotNull();
        }
        assertThat(Files.readString(directory.resolve("server.log"))).doesNotContain("CANARY");
    }

    private Process startNodeInAnotherProcess() throws IOException {
        Process node = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        NodeToBeKilled.class.getName(),
                        directory.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader output = node.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals(NodeToBeKilled.READY)) {
                return node;
            }
        }
        throw new IllegalStateException("the other process ended early");
    }

    private long serverProcess() throws IOException {
        return Long.parseLong(
                Files.readAllLines(directory.resolve("data/postmaster.pid")).getFirst());
    }

    private static boolean answers(HikariDataSource pool) {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(5);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static Connection connect(String url, String user, String password) throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }
}
