package org.trmgateway.node.database;

import java.io.IOException;
import java.nio.file.Path;

/** Writes the configuration of the embedded server; it is written anew at every start, so that nothing set by hand survives. */
final class ServerSettings {

    private static final String ACCESS = """
            # Only this machine, only with a password.
            host all all 127.0.0.1/32 scram-sha-256
            """;

    private ServerSettings() {}

    /** Writes {@code postgresql.conf} and {@code pg_hba.conf} (PostgreSQL manual, chapters 19 and 20.1). */
    static void write(Path data, int port) throws IOException {
        Directories.writeOwn(data.resolve("postgresql.conf"), settings(port));
        Directories.writeOwn(data.resolve("postgresql.auto.conf"), "");
        Directories.writeOwn(data.resolve("pg_hba.conf"), ACCESS);
    }

    private static String settings(int port) {
        return """
            listen_addresses = '127.0.0.1'
            port = PORT
            unix_socket_directories = ''
            max_connections = 200
            password_encryption = 'scram-sha-256'

            # A commit that was confirmed survives a power cut.
            fsync = on
            full_page_writes = on
            synchronous_commit = on
            wal_level = replica

            shared_buffers = '96MB'
            max_wal_size = '1GB'
            checkpoint_timeout = '15min'
            wal_compression = on
            jit = off
            autovacuum_naptime = '15s'

            timezone = 'UTC'
            datestyle = 'ISO'
            lc_messages = 'C'

            # Statements and values never reach the log, not even when they fail.
            log_min_messages = 'warning'
            log_min_error_statement = 'panic'
            log_error_verbosity = 'terse'
            log_parameter_max_length = 0
            log_parameter_max_length_on_error = 0
            log_statement = 'none'
            log_timezone = 'UTC'
            """.replace("PORT", Integer.toString(port));
    }
}
