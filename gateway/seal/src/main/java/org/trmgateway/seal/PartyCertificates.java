package org.trmgateway.seal;

/**
 * The four certificates of a party.
 *
 * @param signing ECDSA P-256
 * @param postQuantumSigning ML-DSA-65
 * @param encryption ECDH P-256
 * @param postQuantumEncryption ML-KEM-768
 */
public record PartyCertificates(
        KnownCertificate signing,
        KnownCertificate postQuantumSigning,
        KnownCertificate encryption,
        KnownCertificate postQuantumEncryption) {}
