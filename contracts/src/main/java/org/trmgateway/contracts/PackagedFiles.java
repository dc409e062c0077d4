package org.trmgateway.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** The contracts on the class path, in a directory of classes or in a jar. */
final class PackagedFiles implements ContractFiles {

    static final PackagedFiles INSTANCE = new PackagedFiles();

    private static final String TOP = "trm/";
    private static final String LANDMARK = "choreography/VERSION";

    private PackagedFiles() {}

    @Override
    public Optional<byte[]> bytes(String path) {
        try (InputStream stream = PackagedFiles.class.getResourceAsStream("/" + TOP + path)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public NavigableSet<String> paths() {
        URL landmark = PackagedFiles.class.getResource("/" + TOP + LANDMARK);
        if (landmark == null) {
            throw new IllegalStateException("the contracts lack " + LANDMARK);
        }
        try {
            if (landmark.openConnection() instanceof JarURLConnection connection) {
                return inJar(connection);
            }
            return new FolderFiles(top(landmark)).paths();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path top(URL landmark) {
        Path file = Path.of(URI.create(landmark.toString()));
        return file.resolve("../..").normalize();
    }

    private static NavigableSet<String> inJar(JarURLConnection connection) throws IOException {
        NavigableSet<String> paths = new TreeSet<>();
        // not the shared one: closing that would take the jar away from the class loader
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .filter(PackagedFiles::isRule)
                    .map(name -> name.substring(TOP.length()))
                    .forEach(paths::add);
        }
        return paths;
    }

    private static boolean isRule(String name) {
        return FOLDERS.stream().anyMatch(folder -> name.startsWith(TOP + folder + "/"));
    }
}
