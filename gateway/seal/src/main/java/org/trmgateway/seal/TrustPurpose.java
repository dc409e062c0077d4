package org.trmgateway.seal;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.trmgateway.referral.ErrorCode;

/** What a certificate is trusted for, what it must therefore say, and how a refusal is called. */
public enum TrustPurpose {
    /** Signs envelopes and receipts. */
    SIGNER(
            ErrorCode.OPEN_SIGNER_EXPIRED,
            ErrorCode.OPEN_SIGNER_REVOKED,
            ErrorCode.OPEN_SIGNER_UNTRUSTED,
            Optional.empty()),
    /** A national system at the door. */
    CLIENT(
            ErrorCode.INTAKE_CERTIFICATE_EXPIRED,
            ErrorCode.INTAKE_CERTIFICATE_REVOKED,
            ErrorCode.INTAKE_CERTIFICATE_UNTRUSTED,
            Optional.of(Usage.CLIENT_AUTHENTICATION)),
    /** Another node at the door. */
    PEER(
            ErrorCode.RECEIVE_PEER_UNKNOWN,
            ErrorCode.RECEIVE_PEER_UNKNOWN,
            ErrorCode.RECEIVE_PEER_UNKNOWN,
            Optional.of(Usage.CLIENT_AUTHENTICATION)),
    /** Signs the directory. */
    DIRECTORY(
            ErrorCode.OPEN_DIRECTORY_INVALID,
            ErrorCode.OPEN_DIRECTORY_INVALID,
            ErrorCode.OPEN_DIRECTORY_INVALID,
            Optional.of(Usage.DIRECTORY_SIGNING)),
    /** Is encrypted to. */
    RECIPIENT(
            ErrorCode.SEAL_KEY_UNAVAILABLE,
            ErrorCode.SEAL_KEY_UNAVAILABLE,
            ErrorCode.SEAL_KEY_UNAVAILABLE,
            Optional.empty()),
    /** Says at what time it saw a signature. */
    TIME_STAMPING(
            ErrorCode.OPEN_TIME_STAMP_INVALID,
            ErrorCode.OPEN_TIME_STAMP_INVALID,
            ErrorCode.OPEN_TIME_STAMP_INVALID,
            Optional.of(Usage.TIME_STAMPING));

    /** Extended key usages, as object identifiers. */
    public static final class Usage {

        /** A TLS client (RFC 5280, section 4.2.1.12). */
        public static final String CLIENT_AUTHENTICATION = "1.3.6.1.5.5.7.3.2";

        /** A directory authority of this gateway; under the arc that needs no registration (ITU-T X.667). */
        public static final String DIRECTORY_SIGNING = "2.25.133835645872384716963238185575929785562";

        /** A time-stamping authority (RFC 3161, section 2.3): critical, and no other beside it. */
        public static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";

        /** The extension that lists them. */
        static final String EXTENSION = "2.5.29.37";

        private Usage() {}
    }

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_ENCIPHERMENT = 2;
    private static final int KEY_AGREEMENT = 4;

    private final ErrorCode expired;
    private final ErrorCode revoked;
    private final ErrorCode untrusted;
    private final Optional<String> extendedKeyUsage;

    TrustPurpose(ErrorCode expired, ErrorCode revoked, ErrorCode untrusted, Optional<String> extendedKeyUsage) {
        this.expired = expired;
        this.revoked = revoked;
        this.untrusted = untrusted;
        this.extendedKeyUsage = extendedKeyUsage;
    }

    ErrorCode expired() {
        return expired;
    }

    ErrorCode revoked() {
        return revoked;
    }

    ErrorCode untrusted() {
        return untrusted;
    }

    /** Whether the certificate says that it is for this, and is not an authority itself. */
    boolean isStatedBy(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        if (usage == null || certificate.getBasicConstraints() >= 0) {
            return false;
        }
        boolean keyFits =
                this == RECIPIENT ? usage[KEY_AGREEMENT] || usage[KEY_ENCIPHERMENT] : usage[DIGITAL_SIGNATURE];
        return keyFits
                && (this != TIME_STAMPING || isOnlyForTimeStamping(certificate))
                && extendedKeyUsage
                        .map(wanted -> extendedUsages(certificate).contains(wanted))
                        .orElse(true);
    }

    private static boolean isOnlyForTimeStamping(X509Certificate certificate) {
        return extendedUsages(certificate).equals(List.of(Usage.TIME_STAMPING))
                && certificate.getCriticalExtensionOIDs().contains(Usage.EXTENSION);
    }

    private static List<String> extendedUsages(X509Certificate certificate) {
        try {
            List<String> usages = certificate.getExtendedKeyUsage();
            return usages == null ? List.of() : usages;
        } catch (CertificateParsingException unreadable) {
            return List.of();
        }
    }
}
