package org.trmgateway.seal;

/**
 * The two certificates to which a sealed part is encrypted.
 *
 * @param encryption ECDH P-256
 * @param postQuantumEncryption ML-KEM-768
 */
public record PartCertificates(KnownCertificate encryption, KnownCertificate postQuantumEncryption) {}
