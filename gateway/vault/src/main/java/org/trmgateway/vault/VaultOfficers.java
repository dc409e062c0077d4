package org.trmgateway.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.seal.ReaderCertificates;

/**
 * The officers of a vault. There is no authority above them: whoever fills the folder decides, and takes an officer's certificates out of it to
 * withdraw belief.
 *
 * @param all at least one of each role, no key twice
 */
public record VaultOfficers(List<VaultOfficer> all) {

    public VaultOfficers {
        all = List.copyOf(all);
        for (VaultRole role : VaultRole.values()) {
            if (all.stream().noneMatch(officer -> officer.role() == role)) {
                throw new IllegalArgumentException("the vault needs an officer with the role " + role.word());
            }
        }
        Set<PublicKey> keys = new HashSet<>();
        for (VaultOfficer officer : all) {
            // two officers with one key are one person
            if (!keys.add(officer.signing().getPublicKey())
                    || !keys.add(officer.reading().classical().certificate().getPublicKey())) {
                throw new IllegalArgumentException("two certificates of the vault's officers have one key");
            }
        }
    }

    /**
     * Reads a folder with one folder for each officer, certificates as {@link org.trmgateway.seal.KeyFiles} names them.
     *
     * @throws IllegalArgumentException when there is no such folder, or not one officer of each role
     * @throws GatewayException when a file cannot be read, or a certificate names no role
     */
    public static VaultOfficers in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("there is no folder of the vault's officers " + folder);
        }
        try (Stream<Path> officers = Files.list(folder)) {
            return new VaultOfficers(officers.filter(Files::isDirectory)
                    .sorted()
                    .map(VaultOfficer::in)
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The officer whose certificate this is. */
    Optional<VaultOfficer> with(X509Certificate signing) {
        return all.stream().filter(officer -> officer.signing().equals(signing)).findFirst();
    }

    /**
     * To whom identities are encrypted: everybody of a role whose certificates are valid.
     *
     * @throws GatewayException with {@link ErrorCode#PROTECT_VAULT_UNAVAILABLE} when nobody is left
     */
    List<ReaderCertificates> readers(VaultRole role, Instant at) {
        List<ReaderCertificates> readers = all.stream()
                .filter(officer -> officer.role() == role && officer.isValidAt(at))
                .map(VaultOfficer::reading)
                .toList();
        if (readers.isEmpty()) {
            throw new GatewayException(ErrorCode.PROTECT_VAULT_UNAVAILABLE, Detail.rule(role.word()));
        }
        return readers;
    }
}
