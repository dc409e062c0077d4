package org.trmgateway.node.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.trmgateway.referral.Sensitive;

/**
 * Where a database is and who we are there.
 *
 * @param url JDBC address, {@code jdbc:postgresql://host:port/name}
 * @param user role
 * @param password of the role
 */
public record DatabaseAddress(String url, String user, Sensitive<String> password) {

    /**
     * An external database, whose password stands alone in a file.
     *
     * @throws UncheckedIOException when the file cannot be read
     */
    public static DatabaseAddress external(String url, String user, Path passwordFile) {
        try {
            return new DatabaseAddress(
                    url, user, new Sensitive<>(Files.readString(passwordFile).strip()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
