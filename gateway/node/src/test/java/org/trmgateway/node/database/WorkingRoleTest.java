package org.trmgateway.node.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

class WorkingRoleTest {

    private static final String NAME = "role_test";
    private static final String ROWS = """
            INSERT INTO trail_log VALUES (1, '2026', 'x/2026', now(), NULL);
            INSERT INTO trail_entry VALUES (0, sha256('\\x0078'), 'x', 1);
            INSERT INTO trail_tile VALUES (0, 0, 1, sha256('\\x0078'), 1);
            INSERT INTO trail_checkpoint VALUES (1, 1, sha256('x'), 'x', now());
            INSERT INTO trail_checkpoint_stamp VALUES (1, 1, 'x');
            INSERT INTO trail_rolled_back VALUES (1, 1, 'by', 'x', now());
            INSERT INTO witness_state VALUES ('y/2026', 1, sha256('x'), 'x', now());
            INSERT INTO witness_roll_back VALUES ('y/2026', 1, 0, 'x', now());
            INSERT INTO witness_successor VALUES ('y/2027', 'y/2026', 'LogOpened', 'x', now());
            INSERT INTO trail_pending (body) VALUES ('y')""";

    @TempDir
    static Path directory;

    private static EmbeddedDatabase server;
    private static JdbcClient working;

    @BeforeAll
    static void start() {
        server = EmbeddedDatabase.start(directory.resolve("postgres"));
        Migrations.apply(server.owner(NAME), NAME);
        working = JdbcClient.create(pool(server.database(NAME)));
        working.sql(ROWS).update();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update trail_log set origin = origin",
                "delete from trail_log",
                "update trail_entry set body = body",
                "update trail_entry set log = 2",
                "delete from trail_entry",
                "truncate trail_entry",
                "update trail_tile set log = 2",
                "delete from trail_tile",
                "truncate trail_tile",
                "update trail_pending set body = body",
                "truncate trail_pending",
                "update trail_checkpoint set note = note",
                "delete from trail_checkpoint",
                "truncate trail_checkpoint cascade",
                "update trail_checkpoint_stamp set token = token",
                "delete from trail_checkpoint_stamp",
                "update trail_rolled_back set peer = peer",
                "delete from trail_rolled_back",
                "update witness_state set origin = origin",
                "delete from witness_state",
                "truncate witness_state",
                "update witness_roll_back set note = note",
                "delete from witness_roll_back",
                "update witness_successor set document = document",
                "delete from witness_successor",
                "truncate witness_successor",
                "update receipt set signed = signed",
                "delete from receipt",
                "update message set original_sha256 = original_sha256",
                "delete from message",
                "update flyway_schema_history set success = true",
                "delete from flyway_schema_history"
            })
    void hasNoRightToForget(String statement) {
        assertThatThrownBy(() -> working.sql(statement).update())
                .rootCause()
                .hasMessageContaining("permission denied for");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table trail_entry disable trigger user",
                "alter table trail_entry disable trigger trail_entry_change",
                "drop trigger trail_entry_change on trail_entry",
                "drop function trail_refuse() cascade",
                "alter function trail_refuse() reset search_path",
                "drop table trail_entry",
                "alter table trail_entry owner to role_test",
                "drop schema public cascade"
            })
    void takesNothingOffThatBelongsToTheOwner(String statement) {
        assertThatThrownBy(() -> working.sql(statement).update()).rootCause().hasMessageContaining("must be owner of");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set session_replication_role = replica",
                "set role role_test_owner",
                "create table beside (line text)",
                "create temporary table trail_entry (leaf_hash bytea)",
                "create schema beside",
                "create trigger beside before insert on trail_entry for each row execute function trail_refuse()",
                "create or replace function trail_refuse() returns trigger language plpgsql as 'begin return new; end'"
            })
    void makesNothingOfItsOwn(String statement) {
        assertThatThrownBy(() -> working.sql(statement).update()).rootCause().hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update trail_tile set hashes = sha256('y')",
                "update witness_state set size = size - 1",
                "update witness_state set root = sha256('y')",
                "delete from trail_pending",
                "insert into trail_log values (5, '2031', 'x/2031', now(), 'x')"
            })
    void whatItMayDoInPartTheTriggersLimit(String statement) {
        assertThatThrownBy(() -> working.sql(statement).update())
                .rootCause()
                .message()
                .contains("PL/pgSQL function")
                .doesNotContain("permission denied");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "role-superuser | ALTER ROLE %s CREATEROLE | ALTER ROLE %s NOCREATEROLE",
                "role-superuser | ALTER ROLE %s SUPERUSER | ALTER ROLE %s NOSUPERUSER",
                "role-owner     | ALTER TABLE trail_entry OWNER TO %s | ALTER TABLE trail_entry OWNER TO role_start_owner",
                "role-owner     | ALTER DATABASE role_start OWNER TO %s | ALTER DATABASE role_start OWNER TO role_start_owner",
                "role-owner     | GRANT role_start_owner TO %s | REVOKE role_start_owner FROM %s",
                "role-triggers  | GRANT SET ON PARAMETER session_replication_role TO %s | REVOKE SET ON PARAMETER session_replication_role FROM %s",
                "role-rights    | GRANT DELETE ON trail_entry TO %s | REVOKE DELETE ON trail_entry FROM %s",
                "role-rights    | GRANT UPDATE ON trail_tile TO %s | REVOKE UPDATE ON trail_tile FROM %s",
                "role-rights    | GRANT UPDATE (note) ON trail_checkpoint TO %s | REVOKE UPDATE (note) ON trail_checkpoint FROM %s",
                "role-rights    | GRANT CREATE ON SCHEMA public TO PUBLIC | REVOKE CREATE ON SCHEMA public FROM PUBLIC",
                "role-rights    | GRANT pg_write_all_data TO %s | REVOKE pg_write_all_data FROM %s"
            })
    void nothingStartsAsARoleThatMayDoMore(String rule, String more, String less) throws IOException {
        String name = "role_start";
        DatabaseAddress owner = server.owner(name);
        Migrations.apply(owner, name);
        DataSource pool = pool(server.database(name));
        assertThatCode(() -> WorkingRole.require(pool)).doesNotThrowAnyException();
        JdbcClient administrator = administrator(name);

        administrator.sql(more.replace("%s", name)).update();
        try {
            assertThatExceptionOfType(GatewayException.class)
                    .isThrownBy(() -> WorkingRole.require(pool))
                    .satisfies(refused -> {
                        assertThat(refused.code()).isEqualTo(ErrorCode.TRAIL_UNAVAILABLE);
                        assertThat(refused.detail().rule()).contains(rule);
                    });
        } finally {
            administrator.sql(less.replace("%s", name)).update();
        }
    }

    @Test
    void theOwnerDoesNotWork() {
        assertThatExceptionOfType(GatewayException.class)
                .isThrownBy(() -> WorkingRole.require(pool(server.owner(NAME))))
                .satisfies(refused -> assertThat(refused.detail().rule()).contains("role-owner"));
    }

    /** As an earlier version made it: one role owned the database and did all work. */
    @Test
    void aDatabaseOfAnEarlierVersionIsTakenFromTheRoleThatOwnedIt() throws IOException {
        String name = "role_earlier";
        DatabaseAddress address = server.database(name);
        administrator(name)
                .sql("ALTER DATABASE role_earlier OWNER TO role_earlier")
                .update();
        Flyway.configure()
                .dataSource(pool(address))
                .locations("classpath:db/migration")
                .repeatableSqlMigrationPrefix("NONE")
                .load()
                .migrate();
        JdbcClient earlier = JdbcClient.create(pool(address));
        earlier.sql(ROWS).update();
        assertThat(owners(earlier)).containsOnly(name);
        assertThatExceptionOfType(GatewayException.class).isThrownBy(() -> WorkingRole.require(pool(address)));

        Migrations.apply(server.owner(name), name);

        assertThatCode(() -> WorkingRole.require(pool(address))).doesNotThrowAnyException();
        assertThat(owners(earlier)).containsOnly("role_earlier_owner");
        assertThat(earlier.sql("SELECT count(*) FROM trail_entry")
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(earlier.sql("INSERT INTO trail_pending (body) VALUES ('z')").update())
                .isOne();
        assertThatThrownBy(() -> earlier.sql("DELETE FROM trail_entry").update())
                .rootCause()
                .hasMessageContaining("permission denied for");
        assertThatThrownBy(() -> earlier.sql("ALTER TABLE trail_entry DISABLE TRIGGER USER")
                        .update())
                .rootCause()
                .hasMessageContaining("must be owner of");
    }

    /** Of the database, and of everything in its two schemas. */
    private static Iterable<String> owners(JdbcClient database) {
        return database.sql("""
                SELECT DISTINCT pg_get_userbyid(owner) FROM (
                    SELECT relowner FROM pg_class WHERE relnamespace IN ('public'::regnamespace, 'pseudonym_index'::regnamespace)
                    UNION ALL SELECT proowner FROM pg_proc WHERE pronamespace = 'public'::regnamespace
                    UNION ALL SELECT nspowner FROM pg_namespace WHERE nspname = 'pseudonym_index'
                    UNION ALL SELECT datdba FROM pg_database WHERE datname = current_database()) AS owned (owner)
                """).query(String.class).list();
    }

    private static JdbcClient administrator(String database) throws IOException {
        return JdbcClient.create(new DriverManagerDataSource(
                server.database(database).url(),
                Roles.ADMINISTRATOR,
                Files.readString(server.passwordFile(Roles.ADMINISTRATOR)).strip()));
    }

    private static DataSource pool(DatabaseAddress address) {
        return new DriverManagerDataSource(
                address.url(), address.user(), address.password().value());
    }
}
