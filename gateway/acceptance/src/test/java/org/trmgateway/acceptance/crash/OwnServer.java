package org.trmgateway.acceptance.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.trmgateway.node.database.DatabaseAddress;
import org.trmgateway.node.database.EmbeddedDatabase;

/**
 * The database server that a node has started for itself, as the files in the node's data directory tell.
 *
 * @param directory of the server
 */
record OwnServer(Path directory) {

    private static final int PORT_LINE = 3;

    /** The server's process, dead or alive. */
    long process() {
        return Long.parseLong(pidFile(0));
    }

    boolean isAlive() {
        return isAlive(process());
    }

    /** Whether a process is a database server. */
    static boolean isAlive(long process) {
        return ProcessHandle.of(process)
                .flatMap(handle -> handle.info().command())
                .filter(command -> command.endsWith("/postgres"))
                .isPresent();
    }

    /** The node's database on the running server. */
    DatabaseAddress database() {
        return DatabaseAddress.external(
                "jdbc:postgresql://127.0.0.1:" + pidFile(PORT_LINE) + "/trm",
                "trm",
                directory.resolve("passwords").resolve("trm"));
    }

    /** Stops a server whose node is dead; does nothing when there is none. */
    void stopOrphan() {
        if (Files.exists(pidFile())) {
            EmbeddedDatabase.start(directory).close();
        }
    }

    private Path pidFile() {
        return directory.resolve("data").resolve("postmaster.pid");
    }

    private String pidFile(int line) {
        try {
            return Files.readAllLines(pidFile()).get(line).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
