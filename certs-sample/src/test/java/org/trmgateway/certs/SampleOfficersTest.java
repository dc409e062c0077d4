package org.trmgateway.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.seal.ApprovalSignature;
import org.trmgateway.seal.KeyFiles;

class SampleOfficersTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
    private static final byte[] CONTENT = {1, 2, 3};

    @TempDir
    private Path directory;

    @Test
    void makesTwoOfficersWithKeysOfTheirOwnAndTheRoleInTheSubject() {
        SampleOfficers officers = SampleOfficers.generate(directory, CLOCK, false);

        List<X509Certificate> certificates = SampleOfficers.ROLES.stream()
                .map(role -> certificate(officers, role))
                .toList();
        assertThat(certificates).extracting(X509Certificate::getPublicKey).doesNotHaveDuplicates();
        for (int index = 0; index < SampleOfficers.ROLES.size(); index++) {
            String role = SampleOfficers.ROLES.get(index);
            assertThat(certificates.get(index).getSubjectX500Principal().getName())
                    .contains("OU=" + role + ",");
            byte[] signature = ApprovalSignature.sign(
                    KeyFiles.privateKey(officers.key(role), KeyFiles.password(officers.password())),
                    certificates.get(index),
                    CONTENT,
                    CLOCK.instant());
            assertThat(ApprovalSignature.verify(signature, certificates.get(index), CONTENT))
                    .isEqualTo(CLOCK.instant());
        }
    }

    @Test
    void marksThemAsSampleAndEndsThemInTwoYears() {
        SampleOfficers officers = SampleOfficers.generate(directory, CLOCK, false);

        assertThat(SampleOfficers.ROLES).allSatisfy(role -> {
            X509Certificate certificate = certificate(officers, role);
            assertThat(certificate.getSubjectX500Principal().getName()).contains(SampleAuthority.MARK);
            assertThat(certificate.getNotAfter().toInstant())
                    .isBefore(CLOCK.instant().plus(Duration.ofDays(731)));
        });
        assertThat(directory.resolve("SAMPLE-NEVER-FOR-PRODUCTION.txt"))
                .content()
                .contains(SampleAuthority.MARK);
    }

    @Test
    void replacesOfficersOnlyWhenTold() throws IOException {
        SampleOfficers officers = SampleOfficers.generate(directory, CLOCK, false);
        String password = Files.readString(officers.password());

        assertThatIllegalStateException().isThrownBy(() -> SampleOfficers.generate(directory, CLOCK, false));
        assertThat(officers.password()).hasContent(password);
        SampleOfficers.generate(directory, CLOCK, true);
        assertThat(Files.readString(officers.password())).isNotEqualTo(password);
    }

    @Test
    void handsOutTheCertificatesOfTheSourceAndNoKey() throws IOException {
        SampleOfficers.copyCertificates(directory.resolve("copied"));

        try (Stream<Path> files = Files.list(directory.resolve("copied"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("data-protection-officer.cert.pem", "policy-officer.cert.pem");
        }
        assertThat(directory.resolve("copied/policy-officer.cert.pem"))
                .hasSameTextualContentAs(Path.of("officers", "policy-officer.cert.pem"));
    }

    private static X509Certificate certificate(SampleOfficers officers, String role) {
        return KeyFiles.certificates(officers.certificate(role)).getFirst();
    }
}
