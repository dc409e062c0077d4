package org.trmgateway.node.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
        Thread.ofVirtual().name("postgres-watch").start(server::watch);
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
        if (runs()) {
            LOG.warn("stopping the PostgreSQL server that an earlier process left behind");
            programs.stop(data);
        }
        forgetDead();
    }

    /** The number in the pid file may since have gone to a process that has nothing to do with it, and would keep the server from starting. */
    private void forgetDead() throws IOException {
        if (!runs()) {
            Files.deleteIfExists(data.resolve("postmaster.pid"));
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
    private void watch() {
        while (!pause()) {
            try {
                reviveIfDead();
            } catch (IOException | RuntimeException failed) {
                LOG.error("PostgreSQL has ended and cannot be started again; see {}", log, failed);
            }
        }
    }

    private synchronized void reviveIfDead() throws IOException {
        if (closing.getCount() > 0 && !runs()) {
            forgetDead();
            if (startHere()) {
                LOG.error("PostgreSQL had ended and was started again");
            }
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

    /** Whether the process named in the pid file (its first line) is a living PostgreSQL server; one that is dead and unburied is not. */
    private boolean runs() throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return false;
        }
        return Files.readAllLines(pidFile).stream()
                .limit(1)
                .map(String::strip)
                .filter(line -> NUMBER.matcher(line).matches())
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)).stream())
                .flatMap(process -> process.info().command().stream())
                .anyMatch(command -> command.endsWith("/postgres"));
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
                if (runs()) {
                    programs.stop(data);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
