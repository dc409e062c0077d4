package org.trmgateway.officer.vault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.trmgateway.officer.desk.UsageException;
import org.trmgateway.seal.ApprovalSignature;
import org.trmgateway.seal.DecryptionIdentity;
import org.trmgateway.seal.KeyFiles;
import org.trmgateway.vault.VaultRole;

/**
 * The keys of one officer, on the officer's own machine.
 *
 * @param folder {@code signing...} and {@code encryption...}, key and certificate each, named as {@link KeyFiles} reads them
 * @param password file whose first line is their password
 */
public record OfficerKeys(Path folder, Path password) {

    /** Throws when there are none. */
    public static OfficerKeys in(Path folder, Path password) throws UsageException {
        if (!Files.isRegularFile(folder.resolve("signing.key.pem"))) {
            throw new UsageException("no officer's keys in " + folder);
        }
        return new OfficerKeys(folder, password);
    }

    /** As the certificate says it. */
    public VaultRole role() {
        return VaultRole.of(certificate());
    }

    /** The signature under an order, CMS, PEM. */
    public byte[] sign(byte[] order, Instant at) {
        return ApprovalSignature.sign(
                KeyFiles.privateKey(folder.resolve("signing.key.pem"), KeyFiles.password(password)),
                certificate(),
                order,
                at);
    }

    DecryptionIdentity decryption() {
        return KeyFiles.decryptionIdentity(folder, password);
    }

    private X509Certificate certificate() {
        return KeyFiles.certificates(folder.resolve("signing.cert.pem")).getFirst();
    }
}
