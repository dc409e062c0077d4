package org.trmgateway.node.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs the PostgreSQL programs, without a shell and without the node's environment.
 *
 * @param home folder with {@code bin}
 * @param user who runs them
 * @param log file that takes what they print
 */
record ServerPrograms(Path home, ServerUser user, Path log) {

    private static final long LONGEST_SECONDS = 600;

    /** Makes a new cluster with checksums, whose one role must give its password. */
    void initialise(Path data, String admin, Path passwordFile) throws IOException {
        require(
                "initdb",
                "--pgdata=" + data,
                "--username=" + admin,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums");
    }

    /** Starts the server and waits until it takes connections; false when it ended instead. */
    boolean start(Path data, Path serverLog) throws IOException {
        return run("pg_ctl", "start", "-D", data.toString(), "-l", serverLog.toString(), "-w", "-t", "500") == 0;
    }

    boolean isRunning(Path data) throws IOException {
        return run("pg_ctl", "status", "-D", data.toString()) == 0;
    }

    /** Rolls open transactions back and stops; when that takes too long, stops as in a power cut. */
    void stop(Path data) throws IOException {
        if (run("pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "60") != 0 && isRunning(data)) {
            require("pg_ctl", "stop", "-D", data.toString(), "-m", "immediate", "-w", "-t", "60");
        }
    }

    private void require(String program, String... arguments) throws IOException {
        int status = run(program, arguments);
        if (status != 0) {
            throw new IllegalStateException(program + " of PostgreSQL ended with " + status + "; see " + log);
        }
    }

    private int run(String program, String... arguments) throws IOException {
        List<String> command = Stream.of(
                        user.prefix().stream(),
                        Stream.of(home.resolve("bin").resolve(program).toString()),
                        Stream.of(arguments))
                .flatMap(words -> words)
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Map<String, String> environment = builder.environment();
        String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
        environment.clear();
        environment.put("PATH", path);
        environment.put("LC_ALL", "C");
        environment.put("TZ", "UTC");
        // A working directory the server's user can surely enter.
        builder.directory(home.toFile());
        Process process = builder.start();
        try {
            if (process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            throw new IllegalStateException(program + " of PostgreSQL did not end; see " + log);
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(program + " of PostgreSQL was interrupted", interrupted);
        }
    }
}
