package org.trmgateway.acceptance.path;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything that a node's database holds, value by value. */
final class Holdings {

    private Holdings() {}

    /** One value: the column it stands in, and its bytes; what is not binary as text in UTF-8. */
    record Value(String column, boolean binary, byte[] bytes) {}

    /** Every value of every table, but for the history of migrations. */
    static List<Value> of(Inside inside, String node) {
        List<Value> values = new ArrayList<>();
        for (JdbcClient database : List.of(inside.database(node), inside.vault(node))) {
            for (String table : Inside.tables(database)) {
                if (!table.contains("flyway_")) {
                    database.sql("select * from " + table).query((ResultSet row) -> add(values, table, row));
                }
            }
        }
        return values;
    }

    private static void add(List<Value> values, String table, ResultSet row) throws SQLException {
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            boolean binary = row.getMetaData().getColumnTypeName(column).equals("bytea");
            byte[] bytes = binary
                    ? row.getBytes(column)
                    : String.valueOf(row.getString(column)).getBytes(StandardCharsets.UTF_8);
            if (bytes != null) {
                values.add(new Value(table + "." + row.getMetaData().getColumnName(column), binary, bytes));
            }
        }
    }
}
