package org.trmgateway.certs;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.trmgateway.seal.DecryptionIdentity;
import org.trmgateway.seal.KeyFiles;
import org.trmgateway.seal.PartyCertificates;
import org.trmgateway.seal.SigningIdentity;

/** A generation of keys of a party: those it has, or new ones from its authority. */
record NewKeys(SigningIdentity signing, DecryptionIdentity decryption) {

    static NewKeys issue(SamplePki pki, String authority, Instant from) {
        try {
            Issuer issuer = new Issuer(
                    SampleAuthority.of(
                            KeyFiles.privateKey(pki.layout().authority(authority, ".key.pem"), pki.password()),
                            KeyFiles.certificates(pki.layout().authority(authority, ".cert.pem"))
                                    .getFirst()),
                    new Validity(from, from.plus(Duration.ofDays(700))));
            KeyPair signing = SampleKeys.ellipticCurve("P-256");
            KeyPair postQuantumSigning = SampleKeys.postQuantum("ML-DSA-65");
            KeyPair encryption = SampleKeys.ellipticCurve("P-256");
            KeyPair postQuantumEncryption = SampleKeys.postQuantum("ML-KEM-768");
            return new NewKeys(
                    SigningIdentity.of(
                            signing.getPrivate(),
                            issuer.chain(signing, Profile.signing()),
                            postQuantumSigning.getPrivate(),
                            issuer.chain(postQuantumSigning, Profile.signing())),
                    DecryptionIdentity.of(
                            encryption.getPrivate(),
                            issuer.chain(encryption, Profile.keyAgreement()),
                            postQuantumEncryption.getPrivate(),
                            issuer.chain(postQuantumEncryption, Profile.keyEncapsulation())));
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    PartyCertificates certificates() {
        return new PartyCertificates(
                signing.classical(), signing.postQuantum(), decryption.classical(), decryption.postQuantum());
    }

    private record Issuer(SampleAuthority authority, Validity validity) {

        List<X509Certificate> chain(KeyPair keys, Profile profile) throws GeneralSecurityException, IOException {
            return List.of(
                    authority.issue(new Subject("BY", "New keys", "new keys"), keys.getPublic(), profile, validity),
                    authority.certificate());
        }
    }
}
