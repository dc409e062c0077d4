package org.trmgateway.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.seal.Refusals.assertRefused;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.referral.ErrorCode;

class KeyFilesTest {

    private static final char[] PASSWORD = "correct horse".toCharArray();

    @TempDir
    private Path directory;

    @Test
    void readsEveryKindOfKeyItWrote() throws IOException {
        for (KeyPair pair : List.of(
                TestAuthority.ellipticCurve(),
                TestAuthority.postQuantum("ML-DSA-65"),
                TestAuthority.postQuantum("ML-KEM-768"))) {
            Path file = directory.resolve("key.pem");
            KeyFiles.writePrivateKey(file, pair.getPrivate(), PASSWORD);
            assertThat(file).content().startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
            PrivateKeyInfo read = PrivateKeyInfo.getInstance(
                    KeyFiles.privateKey(file, PASSWORD).getEncoded());
            PrivateKeyInfo written =
                    PrivateKeyInfo.getInstance(pair.getPrivate().getEncoded());
            assertThat(read.getPrivateKeyAlgorithm()).isEqualTo(written.getPrivateKeyAlgorithm());
        }
    }

    @Test
    void opensslReadsTheEllipticCurveKey() throws Exception {
        KeyFiles.writePrivateKey(
                directory.resolve("key.pem"), TestAuthority.ellipticCurve().getPrivate(), PASSWORD);
        assertThat(OpenSsl.run(directory, "pkey", "-in", "key.pem", "-passin", "pass:correct horse", "-noout", "-check")
                        .output())
                .contains("Key is valid");
    }

    @Test
    void refusesWrongPassword() throws IOException {
        Path file = directory.resolve("key.pem");
        KeyFiles.writePrivateKey(file, TestAuthority.ellipticCurve().getPrivate(), PASSWORD);
        assertRefused(ErrorCode.SEAL_KEY_UNAVAILABLE, () -> KeyFiles.privateKey(file, "wrong".toCharArray()));
    }

    @Test
    void refusesUnencryptedKey() throws IOException {
        Path file = directory.resolve("key.pem");
        KeyFiles.writePem(file, List.of(TestAuthority.ellipticCurve().getPrivate()));
        assertRefused(ErrorCode.SEAL_KEY_UNAVAILABLE, () -> KeyFiles.privateKey(file, PASSWORD));
    }

    @Test
    void refusesMissingAndEmptyFiles() throws IOException {
        Path missing = directory.resolve("missing.pem");
        assertRefused(ErrorCode.SEAL_KEY_UNAVAILABLE, () -> KeyFiles.privateKey(missing, PASSWORD));
        assertRefused(ErrorCode.SEAL_KEY_UNAVAILABLE, () -> KeyFiles.certificates(missing));
        assertRefused(ErrorCode.SEAL_KEY_UNAVAILABLE, () -> KeyFiles.password(missing));
        Path empty = Files.writeString(directory.resolve("empty.pem"), "", StandardCharsets.US_ASCII);
        assertRefused(ErrorCode.SEAL_KEY_UNAVAILABLE, () -> KeyFiles.certificates(empty));
        assertRefused(ErrorCode.SEAL_KEY_UNAVAILABLE, () -> KeyFiles.password(empty));
    }

    @Test
    void refusesKeyThatIsOfAnotherKindThanItsCertificate() {
        TestFederation federation = new TestFederation();
        SigningIdentity signing = federation.keysOf(TestFederation.SENDER).signing();
        assertRefused(
                ErrorCode.SEAL_KEY_UNAVAILABLE,
                () -> SigningIdentity.of(
                        /* classicalKey= */ signing.postQuantumKey(),
                        federation.authority.chain(signing.classical().certificate()),
                        /* postQuantumKey= */ signing.classicalKey(),
                        federation.authority.chain(signing.postQuantum().certificate())));
    }

    @Test
    void refusesKeyThatDoesNotBelongToItsCertificate() {
        TestFederation federation = new TestFederation();
        SigningIdentity signing = federation.keysOf(TestFederation.SENDER).signing();
        SigningIdentity other = federation.keysOf(TestFederation.BYSTANDER).signing();
        assertRefused(
                ErrorCode.SEAL_KEY_UNAVAILABLE,
                () -> SigningIdentity.of(
                        signing.classicalKey(),
                        federation.authority.chain(signing.classical().certificate()),
                        other.postQuantumKey(),
                        federation.authority.chain(signing.postQuantum().certificate())));
        DecryptionIdentity decryption = federation.keysOf(TestFederation.SENDER).decryption();
        KeyPair stranger = TestAuthority.postQuantum("ML-KEM-768");
        KeyPair strangerCurve = TestAuthority.ellipticCurve();
        assertRefused(
                ErrorCode.SEAL_KEY_UNAVAILABLE,
                () -> DecryptionIdentity.of(
                        strangerCurve.getPrivate(),
                        federation.authority.chain(decryption.classical().certificate()),
                        stranger.getPrivate(),
                        federation.authority.chain(decryption.postQuantum().certificate())));
    }
}
