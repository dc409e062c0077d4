package org.trmgateway.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.seal.Refusals.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.referral.ErrorCode;

class Pkcs12KeysTest {

    private static final TestFederation FEDERATION = new TestFederation();
    private static final SigningIdentity SIGNING =
            FEDERATION.keysOf(TestFederation.SENDER).signing();
    private static final DecryptionIdentity DECRYPTION =
            FEDERATION.keysOf(TestFederation.SENDER).decryption();

    @TempDir
    private Path directory;

    private Path password;
    private Path file;

    @BeforeEach
    void writeFiles() throws IOException {
        password = Files.writeString(directory.resolve("password"), "correct horse\n");
        file = directory.resolve("keys.p12");
        write("signing", SIGNING.classicalKey(), SIGNING.classical());
        write("signing-ml-dsa-65", SIGNING.postQuantumKey(), SIGNING.postQuantum());
        write("encryption", DECRYPTION.classicalKey(), DECRYPTION.classical());
        write("encryption-ml-kem-768", DECRYPTION.postQuantumKey(), DECRYPTION.postQuantum());
        Pkcs12Keys.convert(directory, password, file);
    }

    @Test
    void holdsAllFourKeysWithTheirAuthorities() throws IOException {
        SigningIdentity signing = Pkcs12Keys.open(file, password).signingIdentity();
        DecryptionIdentity decryption = Pkcs12Keys.open(file, password).decryptionIdentity();

        assertThat(signing.classical()).isEqualTo(SIGNING.classical());
        assertThat(signing.classical().issuers()).isEqualTo(SIGNING.classical().issuers());
        assertThat(signing.postQuantum()).isEqualTo(SIGNING.postQuantum());
        assertThat(decryption.classical()).isEqualTo(DECRYPTION.classical());
        assertThat(decryption.postQuantum()).isEqualTo(DECRYPTION.postQuantum());
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void opensslFindsNothingWeakInIt() throws Exception {
        assertThat(OpenSsl.run(
                                directory,
                                "pkcs12",
                                "-in",
                                "keys.p12",
                                "-info",
                                "-noout",
                                "-passin",
                                "pass:correct horse")
                        .output())
                .contains("MAC: sha", "AES-256-CBC")
                .doesNotContain("RC2", "3DES", "DES-EDE3");
    }

    @Test
    void refusesAWrongPasswordAnAlteredFileAndAnother() throws IOException {
        Path wrong = Files.writeString(directory.resolve("wrong"), "wrong\n");
        assertRefused(ErrorCode.SEAL_KEY_UNAVAILABLE, "pkcs12-file", () -> Pkcs12Keys.open(file, wrong));
        byte[] altered = Files.readAllBytes(file);
        altered[altered.length / 2] ^= 1;
        Files.write(file, altered);
        assertRefused(ErrorCode.SEAL_KEY_UNAVAILABLE, "pkcs12-file", () -> Pkcs12Keys.open(file, password));
        assertRefused(ErrorCode.SEAL_KEY_UNAVAILABLE, "pkcs12-file", () -> Pkcs12Keys.open(password, password));
    }

    private void write(String alias, PrivateKey key, KnownCertificate certificate) throws IOException {
        KeyFiles.writePrivateKey(directory.resolve(alias + ".key.pem"), key, "correct horse".toCharArray());
        var chain = new java.util.ArrayList<>(certificate.issuers());
        chain.addFirst(certificate.certificate());
        KeyFiles.writePem(directory.resolve(alias + ".cert.pem"), chain);
    }
}
