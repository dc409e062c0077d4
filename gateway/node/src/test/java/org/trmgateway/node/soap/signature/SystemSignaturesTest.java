package org.trmgateway.node.soap.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.node.config.SystemProperties;
import org.trmgateway.node.config.SystemProperties.WsSecurityProperties;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.PartyId;

class SystemSignaturesTest {

    private static final SigningAuthority AUTHORITY = new SigningAuthority("root");

    @TempDir
    private Path folder;

    @Test
    void knowsWhoSignsAndWhoIsAnsweredSo() {
        SystemSignatures signatures = signatures(
                system("both", Optional.of(properties(AUTHORITY.system(), true))),
                system("in", Optional.of(properties(AUTHORITY.rsa(), false))),
                system("neither", Optional.empty()));

        assertThat(signatures.of("both")).isPresent();
        assertThat(signatures.of("in")).isPresent();
        assertThat(signatures.of("neither")).isEmpty();
        assertThat(signatures.signsAnswersTo("both")).isTrue();
        assertThat(signatures.signsAnswersTo("in")).isFalse();
        assertThat(signatures.signsAnswersTo("neither")).isFalse();
    }

    @Test
    void refusesAWeakKey() {
        SystemProperties weak = system("weak", Optional.of(properties(AUTHORITY.rsa(2048), true)));

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> signatures(weak))
                .withMessageContaining("3072 bits");
    }

    @Test
    void refusesOneCertificateForTwoSystems() {
        WsSecurityProperties shared = properties(AUTHORITY.system(), true);

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> signatures(system("one", Optional.of(shared)), system("two", Optional.of(shared))))
                .withMessageContaining("must be unique");
    }

    @Test
    void doesNotStartWithoutTheFile() {
        WsSecurityProperties missing = new WsSecurityProperties(folder.resolve("missing.pem"), true);

        assertThatExceptionOfType(GatewayException.class)
                .isThrownBy(() -> signatures(system("one", Optional.of(missing))))
                .extracting(GatewayException::code)
                .isEqualTo(ErrorCode.SEAL_KEY_UNAVAILABLE);
    }

    private static SystemSignatures signatures(SystemProperties... systems) {
        return new SystemSignatures(List.of(systems), AUTHORITY.anchors(), SigningAuthority.CLOCK);
    }

    private static SystemProperties system(String name, Optional<WsSecurityProperties> wsSecurity) {
        return new SystemProperties(
                name, new PartyId("pl-sg"), Optional.empty(), Optional.of(name + ".example"), "en", wsSecurity);
    }

    private WsSecurityProperties properties(SigningSystem system, boolean signAnswers) {
        try {
            String pem = "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder()
                            .encodeToString(system.certificate().getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
            Path file = Files.writeString(Files.createTempFile(folder, "system", ".pem"), pem, US_ASCII);
            return new WsSecurityProperties(file, signAnswers);
        } catch (IOException | CertificateEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
