package org.trmgateway.node.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The one file that says what the working role may do, against the tables there are. */
class GrantsTest {

    @RegisterExtension
    static final NodeDatabase DATABASE = new NodeDatabase();

    private static final Pattern GRANT = Pattern.compile("(?m)^grant (.*) on ([a-z_.]+) to \\$\\{gateway};$");
    private static final Pattern RIGHTS =
            Pattern.compile("select(, insert)?(, update \\([a-z0-9_]+(, [a-z0-9_]+)*\\))?(, delete)?");

    @Test
    void everyTableHasALineOfItsOwn() throws IOException {
        assertThat(lines().map(line -> line.group(2))).containsExactlyInAnyOrderElementsOf(tables());
    }

    @Test
    void everyLineSaysItsRightsOneByOne() throws IOException {
        assertThat(lines().map(line -> line.group(1))).allMatch(RIGHTS.asMatchPredicate());
        assertThat(file())
                .doesNotContain("grant all")
                .doesNotContain(" to public")
                .doesNotContain("grant option");
    }

    @Test
    void theRoleHasTheRightsOfTheFileAndNoOther() throws IOException {
        List<String> granted = lines().flatMap(line -> Stream.of(
                                line.group(1).replaceAll(" \\([^)]*\\)", "").split(", "))
                        .map(right -> line.group(2) + " " + right))
                .toList();
        assertThat(DATABASE.owner()
                        .sql("""
                SELECT DISTINCT CASE table_schema WHEN 'public' THEN '' ELSE table_schema || '.' END || table_name || ' ' || lower(privilege_type)
                  FROM (SELECT table_schema, table_name, privilege_type, grantee FROM information_schema.table_privileges
                        UNION ALL
                        SELECT table_schema, table_name, privilege_type, grantee FROM information_schema.column_privileges) AS p
                 WHERE table_schema IN ('public', 'pseudonym_index') AND grantee IN ('PUBLIC', :role)
                """)
                        .param("role", DATABASE.role())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(granted);
    }

    private static List<String> tables() {
        return DATABASE.owner().sql("""
                SELECT CASE table_schema WHEN 'public' THEN '' ELSE table_schema || '.' END || table_name
                  FROM information_schema.tables
                 WHERE table_schema IN ('public', 'pseudonym_index')
                """).query(String.class).list();
    }

    private static Stream<MatchResult> lines() throws IOException {
        return GRANT.matcher(file()).results();
    }

    private static String file() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(GrantsTest.class.getResourceAsStream("/db/migration/R__grants.sql"))) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }
}
