package org.trmgateway.acceptance.path;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;
import org.trmgateway.acceptance.federation.Databases;
import org.trmgateway.acceptance.federation.Federation;
import org.trmgateway.acceptance.federation.Member;

/** Federations of tests: each in a directory of its own below {@code target}, which is gone when it is closed. */
public final class TemporaryFederation {

    private TemporaryFederation() {}

    /** Starts the nodes. */
    public static Federation start(String name, int portBase, List<Member> members) {
        return start(name, portBase, members, Map.of());
    }

    /**
     * The same, with time-stamping authorities that the nodes ask.
     *
     * @param timeStamping address of each by its name
     */
    static Federation start(String name, int portBase, List<Member> members, Map<String, URI> timeStamping) {
        try {
            Path directory = Files.createTempDirectory(
                    Files.createDirectories(Path.of("target").toAbsolutePath()), name);
            try {
                return Federation.prepare(directory, portBase, members, Databases.SHARED, timeStamping, _ -> {})
                        .startAll(_ -> {});
            } catch (RuntimeException failed) {
                FileSystemUtils.deleteRecursively(directory);
                throw failed;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Stops the nodes. */
    public static void close(Federation federation) {
        federation.close();
        try {
            FileSystemUtils.deleteRecursively(federation.directory());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
