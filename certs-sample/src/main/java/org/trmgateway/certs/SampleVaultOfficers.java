package org.trmgateway.certs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trmgateway.referral.NodeId;
import org.trmgateway.seal.KeyFiles;

/**
 * Sample officers of a node's vault: two case officers and a data-protection officer. Their keys lie beside their certificates, which no real
 * office would do: together they open the vault.
 */
public final class SampleVaultOfficers {

    /** Folder of each officer, and the role that its certificates name. */
    public static final Map<String, String> OFFICERS = officers();

    private static final Duration TWO_YEARS = Duration.ofDays(730);

    private SampleVaultOfficers() {}

    /**
     * Makes the officers of a node, unless they are there; every key has the password of the sample.
     *
     * @throws UncheckedIOException when a file cannot be written
     */
    public static void generate(SampleLayout layout, NodeId node, Clock clock) {
        Path folder = layout.vaultOfficers(node);
        if (Files.exists(folder)) {
            return;
        }
        Instant from = clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(1));
        try {
            make(folder, node, new Validity(from, from.plus(TWO_YEARS)), KeyFiles.password(layout.password()));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the sample officers could not be made", impossible);
        }
    }

    private static void make(Path folder, NodeId node, Validity validity, char[] password)
            throws IOException, GeneralSecurityException {
        // nobody keeps the authority's key: an officer is believed for the certificate itself
        SampleAuthority authority =
                SampleAuthority.root(new Subject("CH", "Authority", "Sample authority vault " + node), validity);
        for (Map.Entry<String, String> officer : OFFICERS.entrySet()) {
            Path own = folder.resolve(officer.getKey());
            Files.createDirectories(own);
            Subject subject = new Subject("CH", officer.getValue(), "Sample " + officer.getKey() + " " + node);
            write(
                    own,
                    "signing",
                    authority,
                    subject,
                    SampleKeys.ellipticCurve("P-256"),
                    Profile.signing(),
                    validity,
                    password);
            write(
                    own,
                    "encryption",
                    authority,
                    subject,
                    SampleKeys.ellipticCurve("P-256"),
                    Profile.keyAgreement(),
                    validity,
                    password);
            write(
                    own,
                    "encryption-ml-kem-768",
                    authority,
                    subject,
                    SampleKeys.postQuantum("ML-KEM-768"),
                    Profile.keyEncapsulation(),
                    validity,
                    password);
        }
    }

    private static void write(
            Path folder,
            String name,
            SampleAuthority authority,
            Subject subject,
            KeyPair keys,
            Profile profile,
            Validity validity,
            char[] password)
            throws IOException, GeneralSecurityException {
        X509Certificate certificate = authority.issue(subject, keys.getPublic(), profile, validity);
        KeyFiles.writePem(folder.resolve(name + ".cert.pem"), List.of(certificate));
        KeyFiles.writePrivateKey(folder.resolve(name + ".key.pem"), keys.getPrivate(), password);
    }

    private static Map<String, String> officers() {
        Map<String, String> officers = new LinkedHashMap<>();
        officers.put("case-officer-1", "case-officer");
        officers.put("case-officer-2", "case-officer");
        officers.put("data-protection-officer-1", "data-protection-officer");
        return java.util.Collections.unmodifiableMap(officers);
    }
}
