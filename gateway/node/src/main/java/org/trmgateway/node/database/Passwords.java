package org.trmgateway.node.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.trmgateway.referral.Sensitive;

/**
 * Passwords of the roles, 256 random bits each, one file per role that nobody else can read.
 *
 * @param directory where the files are
 */
record Passwords(Path directory) {

    private static final int BYTES = 32;

    Path file(String role) {
        return directory.resolve(role);
    }

    /** The role's password, made at the first call. */
    Sensitive<String> of(String role) throws IOException {
        Path file = file(role);
        if (!Files.exists(file)) {
            byte[] random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            Directories.writeOwn(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        }
        return new Sensitive<>(Files.readString(file).strip());
    }
}
