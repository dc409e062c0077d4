package org.trmgateway.node.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.trmgateway.node.database.EmbeddedDatabase;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/** A node opens its database as a role that owns nothing, or it does not start and says why. */
class OwningRoleTest {

    @TempDir
    static Path directory;

    @Test
    void aNodeDoesNotStartAsARoleThatOwnsItsTrail() throws Exception {
        try (EmbeddedDatabase server = EmbeddedDatabase.start(directory.resolve("postgres"))) {
            NodeDatabase sound = new NodeDatabase(
                    server.database("trm"),
                    server.owner("trm"),
                    server.schema("trm", "vault"),
                    server.passwordFile("trm"),
                    () -> {});
            try (HikariDataSource pool = sound.open(2, "sound")) {
                assertThat(JdbcClient.create(pool)
                                .sql("SELECT current_user")
                                .query(String.class)
                                .single())
                        .isEqualTo("trm");
            }
            JdbcClient.create(new DriverManagerDataSource(
                            sound.address().url(),
                            "trm_administrator",
                            Files.readString(server.passwordFile("trm_administrator"))
                                    .strip()))
                    .sql("GRANT trm_owner TO trm")
                    .update();
            assertThatExceptionOfType(GatewayException.class)
                    .isThrownBy(() -> sound.open(2, "owning"))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.TRAIL_UNAVAILABLE))
                    .withMessageContaining("role-owner");
        }
    }

    @Test
    void saysTheNextStepInsteadOfAStackTrace() throws Exception {
        GatewayException refused = new GatewayException(ErrorCode.TRAIL_UNAVAILABLE, Detail.rule("role-owner"));
        FailureAnalysis analysis =
                new OwningRole().analyze(new BeanCreationException("dataSource", "not made", refused));

        assertThat(analysis).isNotNull();
        assertThat(analysis.getDescription()).contains("TRAIL_UNAVAILABLE", "role-owner", "trm.database.user");
        assertThat(analysis.getAction()).contains("docs/operations.md", "Two roles in the database");
        assertThat(Files.readString(Path.of("..", "..", "docs", "operations.md")))
                .contains("## Two roles in the database");
    }

    @Test
    void leavesOtherFailuresAlone() {
        assertThat(new OwningRole().analyze(new GatewayException(ErrorCode.TRAIL_UNAVAILABLE, Detail.rule("database"))))
                .isNull();
        assertThat(new OwningRole().analyze(new GatewayException(ErrorCode.SEAL_KEY_UNAVAILABLE)))
                .isNull();
    }

    @Test
    void isAskedWhenAStartFails() {
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
                        .load(FailureAnalyzer.class, (type, name, failure) -> {}))
                .hasAtLeastOneElementOfType(OwningRole.class);
    }
}
