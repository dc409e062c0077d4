package org.trmgateway.acceptance.path;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything in a database: bytes as they are, everything else as text. */
public final class DatabaseBytes {

    private DatabaseBytes() {}

    /** Every row of a table, all its columns one after the other. */
    public static void rows(JdbcClient database, String table, Consumer<byte[]> each) {
        database.sql("select * from " + table).query((ResultSet row) -> each.accept(bytes(row)));
    }

    private static byte[] bytes(ResultSet row) throws SQLException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            byte[] content = row.getMetaData().getColumnTypeName(column).equals("bytea")
                    ? row.getBytes(column)
                    : String.valueOf(row.getString(column)).getBytes(StandardCharsets.UTF_8);
            if (content != null) {
                all.writeBytes(content);
                all.write(0);
            }
        }
        return all.toByteArray();
    }
}
