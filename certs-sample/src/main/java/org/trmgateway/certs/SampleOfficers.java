package org.trmgateway.certs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.trmgateway.seal.CryptoProviders;
import org.trmgateway.seal.KeyFiles;

/**
 * Two sample officers who sign the contracts while they are being developed and for the sample federation. Their keys are published with the
 * source, so their signature proves nothing; it only lets a sample node start.
 *
 * @param directory {@code ROLE.cert.pem}, {@code ROLE.key.pem} and {@code password}
 */
public record SampleOfficers(Path directory) {

    /** The roles, as the certificates name them in OU. */
    public static final List<String> ROLES = List.of("data-protection-officer", "policy-officer");

    private static final String RESOURCES = "/trm/sample-officers/";
    private static final Duration TWO_YEARS = Duration.ofDays(730);
    private static final int PASSWORD_BYTES = 24;
    private static final String NOTICE = SampleAuthority.MARK + """


            Two sample officers, made by ./trm certs officers. Their private keys and the password are published with the source:
            a signature of theirs proves nothing. A node that handles real persons must not have them in trm.policy.officers.
            """;

    /**
     * Makes two officers, valid for two years from the clock.
     *
     * @throws IllegalStateException when there are officers already, unless they are to be replaced
     * @throws UncheckedIOException when a file cannot be written
     */
    public static SampleOfficers generate(Path directory, Clock clock, boolean replace) {
        SampleOfficers officers = new SampleOfficers(directory);
        if (!replace && Files.exists(officers.password())) {
            throw new IllegalStateException("there are officers already in " + directory);
        }
        try {
            officers.make(clock.instant().truncatedTo(ChronoUnit.SECONDS));
            return officers;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the sample officers could not be made", impossible);
        }
    }

    /** Writes the certificates, and nothing else, of the officers that come with this source into a directory. */
    public static void copyCertificates(Path target) {
        try {
            Files.createDirectories(target);
            for (String role : ROLES) {
                String file = role + ".cert.pem";
                try (InputStream certificate = SampleOfficers.class.getResourceAsStream(RESOURCES + file)) {
                    if (certificate == null) {
                        throw new IllegalStateException("the sample officers were not built in");
                    }
                    Files.copy(certificate, target.resolve(file), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Certificate of a role, PEM. */
    public Path certificate(String role) {
        return directory.resolve(role + ".cert.pem");
    }

    /** Encrypted private key of a role, PEM. */
    public Path key(String role) {
        return directory.resolve(role + ".key.pem");
    }

    /** The password of both keys, one line. */
    public Path password() {
        return directory.resolve("password");
    }

    private void make(Instant now) throws IOException, GeneralSecurityException {
        Files.createDirectories(directory);
        String password = HexFormat.of().formatHex(CryptoProviders.randomBytes(PASSWORD_BYTES));
        KeyFiles.writeSecret(password(), (password + "\n").getBytes(StandardCharsets.US_ASCII));
        Files.writeString(directory.resolve("SAMPLE-NEVER-FOR-PRODUCTION.txt"), NOTICE);
        Instant from = now.minus(Duration.ofHours(1));
        Validity validity = new Validity(from, from.plus(TWO_YEARS));
        // nobody keeps the authority's key: an officer is believed for the certificate itself
        SampleAuthority authority =
                SampleAuthority.root(new Subject("CH", "Authority", "Sample authority officers"), validity);
        for (String role : ROLES) {
            KeyPair keys = SampleKeys.ellipticCurve("P-256");
            Subject subject = new Subject("CH", role, "Sample " + role);
            X509Certificate certificate = authority.issue(subject, keys.getPublic(), Profile.signing(), validity);
            KeyFiles.writePem(certificate(role), List.of(certificate));
            KeyFiles.writePrivateKey(key(role), keys.getPrivate(), password.toCharArray());
        }
    }
}
