package org.trmgateway.acceptance.path;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.trmgateway.node.TrmNode;

/** One node in a process of its own, so that its memory holds nothing but what a node's memory holds. */
final class CarryingNode implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 90;

    private final Process process;

    private CarryingNode(Process process) {
        this.process = process;
    }

    /** Starts the process; it is not ready yet. */
    static CarryingNode start(Path configuration, Path log) {
        return new CarryingNode(run(
                log,
                "java",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                TrmNode.class.getName(),
                "--config",
                configuration.toString()));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Everything on its heap, also what nothing refers to any more, in a file. */
    Path memory(Path file, Path log) {
        Process dump = run(log, "jcmd", Long.toString(process.pid()), "GC.heap_dump", "-all", file.toString());
        if (!ended(dump) || dump.exitValue() != 0 || !Files.exists(file)) {
            throw new IllegalStateException("the memory of the node cannot be read");
        }
        return file;
    }

    @Override
    public void close() {
        process.destroy();
        if (!ended(process)) {
            process.destroyForcibly();
        }
    }

    private static Process run(Path log, String program, String... words) {
        try {
            List<String> command = new ArrayList<>(List.of(words));
            command.addFirst(
                    Path.of(System.getProperty("java.home"), "bin", program).toString());
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean ended(Process process) {
        try {
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a process to end", interrupted);
        }
    }
}
