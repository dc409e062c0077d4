package org.trmgateway.acceptance.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.trmgateway.acceptance.demo.SystemClient;
import org.trmgateway.acceptance.demo.Waiting;
import org.trmgateway.acceptance.federation.Databases;
import org.trmgateway.acceptance.federation.Federation;
import org.trmgateway.acceptance.federation.Member;

/** The nodes {@code pl} and {@code by}, each a process of its own, which the test can kill. */
final class SeparateNodes implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Federation federation;
    private final Path directory;
    private final Path logs;
    private final Map<String, NodeProcess> processes = new HashMap<>();
    private final Map<String, SystemClient> systems = new HashMap<>();

    private SeparateNodes(Federation federation, Path logs) {
        this.federation = federation;
        this.logs = logs;
        this.directory = federation.directory().resolve("processes");
        for (Member member : federation.members()) {
            String node = member.node();
            systems.put(
                    node,
                    new SystemClient(
                            federation.baseUrl(node),
                            federation.keys().tlsOf(member.parties().getFirst().system())));
        }
    }

    /**
     * Makes or reuses the directory; no node runs yet.
     *
     * @param databases on a server of the test, which outlives the nodes, or on servers that the nodes start
     * @param logs name of the folder below {@code target/node-logs} in which the nodes' logs stay
     */
    static SeparateNodes prepare(Path directory, int portBase, Databases databases, String logs) {
        SeparateNodes nodes = new SeparateNodes(
                Federation.prepare(directory, portBase, Member.sample().subList(0, 2), databases, _ -> {}),
                Path.of("target", "node-logs", logs));
        // Who breaks the tests off must not find their ports taken the next time.
        Runtime.getRuntime().addShutdownHook(new Thread(nodes::close));
        return nodes;
    }

    Federation federation() {
        return federation;
    }

    /** The system of the node's first party: {@code pl-sg}, {@code by-mvd}. */
    SystemClient systemOf(String node) {
        return systems.get(node);
    }

    /** Kills the node when it comes by this point the next time. */
    void arm(CrashPoint point) {
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(KillSwitch.reached(armed(point)));
            Files.createFile(armed(point));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Waits until the node of the point has been killed at it. */
    void awaitKill(CrashPoint point) {
        processes.get(point.node()).awaitKill(point.toString());
        if (!Files.exists(KillSwitch.reached(armed(point)))) {
            throw new IllegalStateException("killed elsewhere than at: " + point);
        }
    }

    /** Starts the process of a node, which may be killed before it is ready. */
    void launch(String node) {
        processes.put(
                node,
                NodeProcess.start(
                        node, federation.files(node).configuration(), directory, logs.resolve(node + ".log")));
    }

    /** Waits until the node can take messages. */
    void awaitUp(String node) {
        awaitUp(node, () -> {});
    }

    /** Waits until the node can take messages, and does something again and again meanwhile. */
    void awaitUp(String node, Runnable meanwhile) {
        NodeProcess process = processes.get(node);
        Waiting.until("node " + node + " is up", PATIENCE, () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("node " + node + " ended; see " + directory);
            }
            meanwhile.run();
            return Optional.of(true).filter(_ -> isUp(node));
        });
    }

    void start(String node) {
        launch(node);
        awaitUp(node);
    }

    /** Starts the nodes that do not run; no point is armed afterwards. */
    void startAll() {
        try {
            for (CrashPoint point : CrashPoint.values()) {
                Files.deleteIfExists(armed(point));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        systems.keySet().stream().filter(node -> !isAlive(node)).forEach(this::launch);
        systems.keySet().forEach(this::awaitUp);
    }

    /** Whether the process of the node runs. */
    boolean isAlive(String node) {
        return Optional.ofNullable(processes.get(node))
                .filter(NodeProcess::isAlive)
                .isPresent();
    }

    /** Stops a node as an operator would. */
    void stop(String node) {
        processes.remove(node).stop();
    }

    @Override
    public void close() {
        processes.values().forEach(NodeProcess::end);
        federation.close();
    }

    private boolean isUp(String node) {
        try {
            SystemClient system = systemOf(node);
            return system.send(system.request("/v1/health").GET()).status() == 200;
        } catch (IllegalStateException notYet) {
            return false;
        }
    }

    private Path armed(CrashPoint point) {
        return directory.resolve(point.name());
    }
}
