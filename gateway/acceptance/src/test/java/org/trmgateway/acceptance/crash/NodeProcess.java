package org.trmgateway.acceptance.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.byteman.agent.Main;
import org.trmgateway.node.TrmNode;

/** One node in a process of its own, as the launcher starts it. */
final class NodeProcess {

    private static final int KILLED = 128 + 9;
    private static final int STOPPED = 128 + 15;
    private static final int PATIENCE_SECONDS = 90;

    private final Process process;

    private NodeProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts the process; it is not ready yet.
     *
     * @param directory for the rules and the files that arm them
     * @param log the process writes here, after what is there
     */
    static NodeProcess start(String node, Path configuration, Path directory, Path log) {
        try {
            Files.createDirectories(directory);
            Files.createDirectories(log.getParent());
            Path rules = directory.resolve(node + ".btm");
            Files.writeString(rules, CrashPoint.rulesOf(node));
            Process process = new ProcessBuilder(command(rules, configuration, directory))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()))
                    .start();
            return new NodeProcess(process);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until SIGKILL has ended it. */
    void awaitKill(String where) {
        requireExit(KILLED, "was not killed: " + where);
    }

    /** Ends it by SIGTERM, as an operator would, and waits. */
    void stop() {
        process.destroy();
        requireExit(STOPPED, "does not stop");
    }

    /** Leaves nothing behind, whatever it takes. */
    void end() {
        process.destroy();
        if (!ended()) {
            process.destroyForcibly();
        }
    }

    private void requireExit(int status, String otherwise) {
        if (!ended() || process.exitValue() != status) {
            throw new IllegalStateException(
                    "the node " + otherwise + (process.isAlive() ? "; it runs" : "; exit " + process.exitValue()));
        }
    }

    private boolean ended() {
        try {
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a node to end", interrupted);
        }
    }

    /** The flags of the launcher; the quick compiler, because no process here lives long. */
    private static List<String> command(Path rules, Path configuration, Path directory) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx512m",
                "-Djava.awt.headless=true",
                "-javaagent:" + byteman() + "=script:" + rules,
                "-D" + KillSwitch.DIRECTORY + "=" + directory,
                "-cp",
                System.getProperty("java.class.path"),
                TrmNode.class.getName(),
                "--config",
                configuration.toString());
    }

    private static Path byteman() {
        try {
            return Path.of(Main.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("the agent was loaded from no file", impossible);
        }
    }
}
