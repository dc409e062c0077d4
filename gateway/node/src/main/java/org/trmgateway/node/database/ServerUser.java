package org.trmgateway.node.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Who runs the PostgreSQL programs. PostgreSQL refuses to run as root. When the node does, the programs are started in a user namespace of
 * their own, where root is nobody (user_namespaces(7)); where the kernel forbids that, as the user {@code nobody}, who then owns the folder.
 *
 * @param prefix words before every command; empty for an ordinary user
 */
record ServerUser(List<String> prefix) {

    private static final List<String> NAMESPACE = List.of("unshare", "--user");
    private static final List<String> NOBODY =
            List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--no-new-privs");

    /**
     * Finds a way to run PostgreSQL on this folder.
     *
     * @throws IllegalStateException when the node runs as root and there is none
     */
    static ServerUser of(Path directory) throws IOException {
        if (!isRoot(directory)) {
            return new ServerUser(List.of());
        }
        if (succeeds(NAMESPACE, "test", "-w", directory.toString())) {
            return new ServerUser(NAMESPACE);
        }
        giveToNobody(directory);
        if (succeeds(NOBODY, "test", "-w", directory.toString())) {
            return new ServerUser(NOBODY);
        }
        throw new IllegalStateException(
                "PostgreSQL does not run as root, and neither unshare nor setpriv can be used on " + directory
                        + "; run the node as an ordinary user, or configure an external database");
    }

    /** After files were made by the node itself: lets the programs use them. */
    void own(Path directory) throws IOException {
        if (prefix.equals(NOBODY)) {
            giveToNobody(directory);
        }
    }

    /** Whom a file belongs to that we make; the directory itself may have been given away at an earlier start. */
    private static boolean isRoot(Path directory) throws IOException {
        Path own = Files.createTempFile(directory, "who", null);
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(own, "unix:uid"));
        } finally {
            Files.delete(own);
        }
    }

    private static void giveToNobody(Path directory) throws IOException {
        UserPrincipal nobody =
                directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        try (Stream<Path> walk = Files.walk(directory)) {
            walk.forEach(path -> give(path, nobody));
        }
    }

    private static void give(Path path, UserPrincipal owner) {
        try {
            if (!Files.isSymbolicLink(path)) {
                Files.setOwner(path, owner);
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static boolean succeeds(List<String> prefix, String... command) {
        try {
            List<String> words =
                    Stream.concat(prefix.stream(), Stream.of(command)).toList();
            Process process = new ProcessBuilder(words)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
