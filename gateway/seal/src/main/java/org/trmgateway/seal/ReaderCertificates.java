package org.trmgateway.seal;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The two certificates with which something is encrypted to one reader.
 *
 * @param classical ECDH P-256
 * @param postQuantum ML-KEM-768
 */
public record ReaderCertificates(KnownCertificate classical, KnownCertificate postQuantum) {

    /**
     * Prepares the certificates of a reader.
     *
     * @throws org.trmgateway.referral.GatewayException with {@code OPEN_ALGORITHM_FORBIDDEN} when one holds another kind of key
     */
    public static ReaderCertificates of(X509Certificate classical, X509Certificate postQuantum) {
        return new ReaderCertificates(
                KnownCertificate.of(classical, List.of(), KeyKind.EC_P256),
                KnownCertificate.of(postQuantum, List.of(), KeyKind.ML_KEM_768));
    }
}
