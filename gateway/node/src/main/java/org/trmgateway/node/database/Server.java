package org.trmgateway.node.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server process on its data directory, kept running until it is closed. */
final class Server implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final int ATTEMPTS = 20;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final Path data;
    private final Path log;
    private final ServerPrograms programs;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile int port;

    private Server(Path directory, ServerPrograms programs) {
        this.data = directory.resolve("data");
        this.log = directory.resolve("server.log");
        this.programs = programs;
    }

    /** Starts it; a new cluster is made when there is none. The caller holds the lock of the directory. */
    static Server start(Path directory, ServerPrograms programs, Passwords passwords) throws IOException {
        Server server = new Server(directory, programs);
        server.initialiseOnce(directory, passwords);
        server.stopOrphan();
        server.startSomewhere();
        server.watch();
        return server;
    }

    int port() {
        return port;
    }

    private void initialiseOnce(Path directory, Passwords passwords) throws IOException {
        String administrator = Roles.ADMINISTRATOR;
        passwords.of(administrator);
        if (!Files.exists(data)) {
            Path unfinished = Directories.empty(directory.resolve("data.unfinished"));
            programs.user().own(directory);
            programs.initialise(unfinished, administrator, passwords.file(administrator));
            Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** We hold the directory, so a server that runs on it has lost its node. */
    private void stopOrphan() throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        Optional<ProcessHandle> process = serverProcess();
        if (process.isPresent() && programs.isRunning(data)) {
            LOG.warn("stopping the PostgreSQL server that an earlier process left behind");
            programs.stop(data);
        } else if (process.isEmpty()) {
            // Its number may since have gone to a process that has nothing to do with it.
            Files.deleteIfExists(pidFile);
        }
    }

    private void startSomewhere() throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            port = freePort();
            if (startHere()) {
                return;
            }
            if (pause()) {
                break;
            }
        }
        throw new IllegalStateException("PostgreSQL does not start; see " + log);
    }

    private boolean startHere() throws IOException {
        ServerSettings.write(data, port);
        programs.user().own(data);
        return programs.start(data, log);
    }

    /** Starts the server again, on the port the connections know, when it ends though nobody closed it. */
    private void watch() throws IOException {
        serverProcess().ifPresent(process -> process.onExit().thenRunAsync(this::revive, Thread::startVirtualThread));
    }

    private void revive() {
        try {
            for (int attempt = 0; attempt < ATTEMPTS && closing.getCount() > 0; attempt++) {
                synchronized (this) {
                    if (closing.getCount() > 0 && startHere()) {
                        LOG.error("PostgreSQL had ended and was started again");
                        watch();
                        return;
                    }
                }
                if (pause()) {
                    return;
                }
            }
        } catch (IOException | RuntimeException failed) {
            LOG.error("PostgreSQL had ended and cannot be started again", failed);
            return;
        }
        if (closing.getCount() > 0) {
            LOG.error("PostgreSQL had ended and does not start again; see {}", log);
        }
    }

    /** Waits a moment, or until somebody closes the server; then it returns true. */
    private boolean pause() {
        try {
            return closing.await(250, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** The process named in the pid file (its first line), when that process is a PostgreSQL server or cannot be looked at. */
    private Optional<ProcessHandle> serverProcess() throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        return Files.readAllLines(pidFile).stream()
                .limit(1)
                .map(String::strip)
                .filter(line -> NUMBER.matcher(line).matches())
                .findFirst()
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
                .filter(ProcessHandle::isAlive)
                .filter(Server::mayBePostgres);
    }

    private static boolean mayBePostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.endsWith("/postgres"))
                .orElse(true);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            synchronized (this) {
                if (programs.isRunning(data)) {
                    programs.stop(data);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
