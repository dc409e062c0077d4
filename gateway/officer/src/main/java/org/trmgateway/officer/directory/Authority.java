package org.trmgateway.officer.directory;

import java.nio.file.Path;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.seal.KeyFiles;
import org.trmgateway.seal.SigningIdentity;
import org.trmgateway.seal.TrustPurpose;
import org.trmgateway.seal.UnverifiedDirectory;

/** A directory authority with its keys, at its own desk. */
final class Authority {

    private final SigningIdentity keys;

    private Authority(SigningIdentity keys) {
        this.keys = keys;
    }

    /** Loads the keys; throws {@link ErrorCode#OPEN_DIRECTORY_INVALID} when they are those of somebody else than a directory authority. */
    static Authority load(Path folder, Path password) {
        SigningIdentity keys = KeyFiles.signingIdentity(folder, password);
        if (!isForDirectories(keys.classical().certificate())
                || !isForDirectories(keys.postQuantum().certificate())) {
            throw new GatewayException(ErrorCode.OPEN_DIRECTORY_INVALID, Detail.rule("certificate-purpose"));
        }
        return new Authority(keys);
    }

    /** A second signature of one authority would make the whole invalid. */
    void requireNotSigned(UnverifiedDirectory directory) {
        boolean signed = directory.claimedSigners().stream()
                .anyMatch(signer -> signer.getSubjectX500Principal()
                        .equals(keys.classical().certificate().getSubjectX500Principal()));
        if (signed) {
            throw new GatewayException(ErrorCode.OPEN_DIRECTORY_INVALID, Detail.rule("authority-twice"));
        }
    }

    byte[] sign(UnverifiedDirectory directory, Instant at) {
        return directory.sign(keys, at);
    }

    private static boolean isForDirectories(X509Certificate certificate) {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            return purposes != null && purposes.contains(TrustPurpose.Usage.DIRECTORY_SIGNING);
        } catch (CertificateParsingException unreadable) {
            return false;
        }
    }
}
