package org.trmgateway.seal;

import org.trmgateway.trail.note.SignatureType;

/** The four private keys of a node's trail, each in a file of its own: encrypted PKCS #8 (RFC 5958) in PEM, as {@link KeyFiles} reads it. */
public enum TrailKeyFile {
    LOG_ED25519("log-ed25519.pem", "Ed25519", SignatureType.ED25519),
    LOG_ML_DSA_44("log-ml-dsa-44.pem", "ML-DSA-44", SignatureType.ML_DSA_44_COSIGNATURE),
    WITNESS_ED25519("witness-ed25519.pem", "Ed25519", SignatureType.ED25519_COSIGNATURE),
    WITNESS_ML_DSA_44("witness-ml-dsa-44.pem", "ML-DSA-44", SignatureType.ML_DSA_44_COSIGNATURE);

    private final String fileName;
    private final String algorithm;
    private final SignatureType type;

    TrailKeyFile(String fileName, String algorithm, SignatureType type) {
        this.fileName = fileName;
        this.algorithm = algorithm;
        this.type = type;
    }

    /** For example {@code log-ed25519.pem}. */
    public String fileName() {
        return fileName;
    }

    /** The platform's name of the algorithm. */
    public String algorithm() {
        return algorithm;
    }

    /** The kind of line it signs on a note. */
    SignatureType type() {
        return type;
    }
}
