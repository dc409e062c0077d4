package org.trmgateway.node.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One directory for all tests, each with a database of its own: what one leaves behind is what the next has to cope with. */
class EmbeddedDatabaseRestartTest {

    @TempDir
    static Path directory;

    @Test
    void keepsItsDataAndPasswordsOverARestart() {
        DatabaseAddress first;
        try (EmbeddedDatabase server = EmbeddedDatabase.start(directory)) {
            first = server.owner("trm_restart");
            try (HikariDataSource pool = ConnectionPool.open(first, 2, "first")) {
                JdbcClient jdbc = JdbcClient.create(pool);
                jdbc.sql("CREATE TABLE kept (line text)").update();
                jdbc.sql("INSERT INTO kept VALUES ('ąж')").update();
            }
        }
        try (EmbeddedDatabase server = EmbeddedDatabase.start(directory)) {
            DatabaseAddress second = server.owner("trm_restart");
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
        assertThat(isPostgres(orphan)).as("outlives its node").isTrue();

        try (EmbeddedDatabase server = EmbeddedDatabase.start(directory);
                HikariDataSource pool = ConnectionPool.open(server.owner("trm_killed"), 2, "after")) {
            assertThat(Waiting.until(Duration.ofSeconds(60), () -> !isPostgres(orphan)))
                    .isTrue();
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
    void bringsAServerThatDiedBackOnTheSamePort() throws Exception {
        try (EmbeddedDatabase server = EmbeddedDatabase.start(directory);
                HikariDataSource pool = ConnectionPool.open(server.database("trm_revived"), 2, "revived")) {
            int port = server.port();
            long process = serverProcess();
            ProcessHandle.of(process).orElseThrow().destroyForcibly();
            assertThat(Waiting.until(Duration.ofSeconds(60), () -> !isPostgres(process)))
                    .isTrue();

            assertThat(Waiting.until(Duration.ofSeconds(60), () -> answers(pool)))
                    .isTrue();
            assertThat(server.port()).isEqualTo(port);
        }
    }

    private Process startNodeInAnotherProcess() throws IOException {
        Process node = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        NodeToBeKilled.class.getName(),
                        directory.toString(),
                        "trm_killed"))
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

    private static boolean isPostgres(long process) {
        return ProcessHandle.of(process)
                .flatMap(handle -> handle.info().command())
                .filter(command -> command.endsWith("/postgres"))
                .isPresent();
    }

    private static boolean answers(HikariDataSource pool) {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(5);
        } catch (SQLException notYet) {
            return false;
        }
    }
}
