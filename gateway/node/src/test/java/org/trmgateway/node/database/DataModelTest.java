package org.trmgateway.node.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DataModelTest {

    @RegisterExtension
    static final NodeDatabase DATABASE = new NodeDatabase();

    private static final Path PAGE = Path.of("..", "..", "docs", "data-model.md");
    private static final Pattern TABLE = Pattern.compile("### `([\\w.]+)`");
    private static final Pattern COLUMN = Pattern.compile("\\| `(\\w+)` \\| (`[\\w ]+`\\??) \\| .{4,} \\|");

    @Test
    void thePageDescribesEveryColumnOfTheSchemaAndNoOther() throws IOException {
        assertThat(described())
                .containsExactlyInAnyOrderElementsOf(
                        DATABASE.jdbc().sql("""
                SELECT CASE n.nspname WHEN 'public' THEN '' ELSE n.nspname || '.' END || c.relname || '.' || a.attname || ' `'
                       || replace(format_type(a.atttypid, a.atttypmod), 'timestamp with time zone', 'timestamptz')
                       || CASE WHEN a.attnotnull THEN '`' ELSE '`?' END
                  FROM pg_class c
                  JOIN pg_namespace n ON n.oid = c.relnamespace
                  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                 WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
                   AND c.relname <> 'flyway_schema_history'
                """).query(String.class).list());
    }

    @Test
    void aForeignKeyNeverMakesAChangeReadAWholeTable() {
        List<String> withoutIndex = DATABASE.jdbc().sql("""
                SELECT k.conrelid::regclass::text || ' ' || k.conname
                  FROM pg_constraint k
                 WHERE k.contype = 'f'
                   AND NOT EXISTS (
                       SELECT 1 FROM pg_index i
                        WHERE i.indrelid = k.conrelid AND i.indpred IS NULL
                          AND k.conkey @> ARRAY[i.indkey[0]])
                """).query(String.class).list();
        assertThat(withoutIndex).isEmpty();
    }

    private static List<String> described() throws IOException {
        List<String> columns = new ArrayList<>();
        String table = "";
        for (String line : Files.readAllLines(PAGE)) {
            Matcher heading = TABLE.matcher(line);
            Matcher row = COLUMN.matcher(line);
            if (heading.matches()) {
                table = heading.group(1);
            } else if (row.matches()) {
                columns.add(table + "." + row.group(1) + " " + row.group(2));
            }
        }
        return columns;
    }
}
