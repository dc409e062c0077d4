package org.trmgateway.vault;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.seal.KeyFiles;
import org.trmgateway.seal.ReaderCertificates;

/**
 * An officer as the node knows one: certificates, no keys.
 *
 * @param role in which the officer acts
 * @param signing ECDSA P-256, for orders
 * @param reading for identities
 */
public record VaultOfficer(VaultRole role, X509Certificate signing, ReaderCertificates reading) {

    public VaultOfficer {
        requireSameRole(role, signing);
        requireSameRole(role, reading.classical().certificate());
        requireSameRole(role, reading.postQuantum().certificate());
    }

    /** Reads {@code signing.cert.pem}, {@code encryption.cert.pem} and {@code encryption-ml-kem-768.cert.pem} of a folder. */
    static VaultOfficer in(Path folder) {
        X509Certificate signing = first(folder, "signing.cert.pem");
        return new VaultOfficer(
                VaultRole.of(signing),
                signing,
                ReaderCertificates.of(
                        first(folder, "encryption.cert.pem"), first(folder, "encryption-ml-kem-768.cert.pem")));
    }

    /** Whether all three certificates are valid at a time. */
    boolean isValidAt(Instant at) {
        return isValidAt(signing, at)
                && isValidAt(reading.classical().certificate(), at)
                && isValidAt(reading.postQuantum().certificate(), at);
    }

    private static boolean isValidAt(X509Certificate certificate, Instant at) {
        return !at.isBefore(certificate.getNotBefore().toInstant())
                && !at.isAfter(certificate.getNotAfter().toInstant());
    }

    private static X509Certificate first(Path folder, String file) {
        return KeyFiles.certificates(folder.resolve(file)).getFirst();
    }

    private static void requireSameRole(VaultRole role, X509Certificate certificate) {
        if (VaultRole.of(certificate) != role) {
            throw new GatewayException(ErrorCode.PROTECT_REVEAL_APPROVAL_INVALID, Detail.rule("officer-role"));
        }
    }
}
