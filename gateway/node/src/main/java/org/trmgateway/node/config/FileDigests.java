package org.trmgateway.node.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trmgateway.referral.Sha256;

/** Digests of files of certificates, which are no secret. */
final class FileDigests {

    private static final String CERTIFICATE = ".cert.pem";
    private static final int FOLDERS = 2;

    private FileDigests() {}

    static String ofFile(Path file) {
        try {
            return Sha256.of(Files.readAllBytes(file)).hex();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("a file of certificates cannot be read", unreadable);
        }
    }

    /** Of each certificate in a folder and the folders in it, sorted, with commas between; without names, which may be those of persons. */
    static String ofFolder(Path folder) {
        try (Stream<Path> files = Files.walk(folder, FOLDERS)) {
            return files.filter(file -> file.toString().endsWith(CERTIFICATE))
                    .map(FileDigests::ofFile)
                    .sorted()
                    .collect(Collectors.joining(","));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("a folder of certificates cannot be read", unreadable);
        }
    }
}
