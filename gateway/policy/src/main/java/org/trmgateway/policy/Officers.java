package org.trmgateway.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.trmgateway.seal.KeyFiles;

/**
 * The officers whose signatures are believed. There is no authority above them: whoever fills the folder decides, and takes a certificate out of
 * it to withdraw belief.
 *
 * @param certificates one for each officer, each naming a role
 */
public record Officers(List<X509Certificate> certificates) {

    private static final String SUFFIX = ".cert.pem";

    public Officers {
        certificates = List.copyOf(certificates);
        certificates.forEach(OfficerRole::of);
    }

    /**
     * Reads every {@code *.cert.pem} of a folder.
     *
     * @throws IllegalArgumentException when the folder holds none
     * @throws org.trmgateway.referral.GatewayException when a file cannot be read, or a certificate names no role
     */
    public static Officers in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("there is no folder of officers' certificates " + folder);
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<X509Certificate> certificates = files.filter(
                            file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .map(file -> KeyFiles.certificates(file).getFirst())
                    .toList();
            if (certificates.isEmpty()) {
                throw new IllegalArgumentException("no certificate of an officer (*" + SUFFIX + ") in " + folder);
            }
            return new Officers(certificates);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    boolean has(X509Certificate certificate) {
        return certificates.contains(certificate);
    }
}
