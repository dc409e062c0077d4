package org.trmgateway.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.trmgateway.certs.SampleOfficers;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.seal.ApprovalSignature;
import org.trmgateway.seal.CryptoProviders;

class SignedContractsTest {

    private static final Instant NOW = SmallContracts.NOW;

    @TempDir
    private Path directory;

    static Stream<String> paths() {
        return SmallContracts.paths().stream();
    }

    @Test
    void verifiesWhatBothOfficersSigned() throws IOException {
        SignedContracts signed = SmallContracts.signed(directory).verify();

        assertThat(signed.approvals()).extracting(Approval::role).containsExactly(OfficerRole.values());
        assertThat(signed.approvals()).extracting(Approval::at).containsOnly(NOW);
        assertThat(signed.manifest().versions())
                .containsEntry("choreography", "1.2.0")
                .containsEntry("release-policy", "1.3.0")
                .containsEntry("codes", "2.0-1")
                .containsEntry("pack pl", "1.4.0")
                .hasSize(4);
        assertThat(signed.files().paths()).containsExactlyInAnyOrderElementsOf(SmallContracts.paths());
        assertThat(signed.files().bytes("choreography/VERSION")).hasValue("1.2.0\n".getBytes(UTF_8));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void refusesOneChangedByteInAnyFile(String path) throws IOException {
        SmallContracts contracts = SmallContracts.signed(directory);
        contracts.alter(path);

        assertThat(refusal(contracts)).isEqualTo(ErrorCode.ADMIT_POLICY_ALTERED + " " + Detail.field(path));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void refusesAFileThatWasRemoved(String path) throws IOException {
        SmallContracts contracts = SmallContracts.signed(directory);
        Files.delete(contracts.folder().resolve(path));

        assertThat(refusal(contracts)).isEqualTo(ErrorCode.ADMIT_POLICY_ALTERED + " " + Detail.field(path));
    }

    @Test
    void refusesAFileThatWasAdded() throws IOException {
        SmallContracts contracts = SmallContracts.signed(directory);
        Files.writeString(contracts.folder().resolve("countries/pl/zz.csv"), "code;label\n");

        assertThat(refusal(contracts))
                .isEqualTo(ErrorCode.ADMIT_POLICY_ALTERED + " " + Detail.field("countries/pl/zz.csv"));
    }

    @Test
    void refusesContractsWithoutAManifest() throws IOException {
        assertThat(refusal(SmallContracts.unsigned(directory)))
                .isEqualTo(ErrorCode.ADMIT_POLICY_UNSIGNED + " " + Detail.field(ContractsManifest.PATH));
    }

    @ParameterizedTest
    @EnumSource(OfficerRole.class)
    void refusesWithoutTheSignatureOfEitherRole(OfficerRole missing) throws IOException {
        SmallContracts contracts = SmallContracts.signed(directory);
        Files.delete(contracts.folder().resolve(missing.signatureFile()));

        assertThat(refusal(contracts)).isEqualTo(ErrorCode.ADMIT_POLICY_UNSIGNED + " " + Detail.field(missing.word()));
    }

    @Test
    void refusesTheSameOfficerInBothPlaces() throws IOException {
        SmallContracts contracts = SmallContracts.signed(directory);
        Files.copy(
                contracts.folder().resolve(OfficerRole.DATA_PROTECTION_OFFICER.signatureFile()),
                contracts.folder().resolve(OfficerRole.POLICY_OFFICER.signatureFile()),
                StandardCopyOption.REPLACE_EXISTING);

        assertThat(refusal(contracts)).isEqualTo(invalid("policy-officer", "officer-role"));
    }

    @Test
    void refusesOneKeyInBothRoles() throws Exception {
        SmallContracts contracts = SmallContracts.signed(directory);
        X509Certificate first = contracts.certificate(OfficerRole.DATA_PROTECTION_OFFICER);
        PrivateKey key = contracts.key(OfficerRole.DATA_PROTECTION_OFFICER);
        X509Certificate second = certificate(first.getPublicKey(), key, "OU=policy-officer,CN=The same person");
        new ManifestSigner(contracts.folder(), SmallContracts.CLOCK).sign(key, second);

        assertThat(refusal(contracts, new Officers(List.of(first, second))))
                .isEqualTo(invalid("policy-officer", "same-key"));
    }

    @Test
    void refusesAnOfficerNobodyNamed() throws IOException {
        SmallContracts contracts = SmallContracts.signed(directory);
        SampleOfficers strangers = SampleOfficers.generate(directory.resolve("strangers"), SmallContracts.CLOCK, false);

        assertThat(refusal(contracts, Officers.in(strangers.directory())))
                .isEqualTo(invalid("data-protection-officer", "officer-unknown"));
    }

    @Test
    void refusesAManifestThatWasAltered() throws IOException {
        SmallContracts contracts = SmallContracts.signed(directory);
        contracts.alter(ContractsManifest.PATH);

        assertThat(refusal(contracts)).startsWith(ErrorCode.ADMIT_POLICY_SIGNATURE_INVALID.name());
    }

    @ParameterizedTest
    @EnumSource(OfficerRole.class)
    void refusesASignatureThatWasAltered(OfficerRole role) throws IOException {
        SmallContracts contracts = SmallContracts.signed(directory);
        contracts.alter(role.signatureFile());

        assertThat(refusal(contracts)).startsWith(ErrorCode.ADMIT_POLICY_SIGNATURE_INVALID + " field=" + role.word());
    }

    @Test
    void refusesAManifestThatStatesOtherVersionsThoughBothSignedIt() throws IOException {
        SmallContracts contracts = SmallContracts.signed(directory);
        byte[] other = contracts
                .text(ContractsManifest.PATH)
                .replace(";1.2.0", ";9.9.9")
                .getBytes(UTF_8);
        Files.write(contracts.folder().resolve(ContractsManifest.PATH), other);
        for (OfficerRole role : OfficerRole.values()) {
            Files.write(
                    contracts.folder().resolve(role.signatureFile()),
                    ApprovalSignature.sign(contracts.key(role), contracts.certificate(role), other, NOW));
        }

        assertThat(refusal(contracts))
                .isEqualTo(ErrorCode.ADMIT_POLICY_ALTERED + " " + Detail.field(ContractsManifest.PATH));
    }

    @Test
    void refusesASignatureMadeAfterTheCertificateEnded() throws IOException {
        SmallContracts contracts = SmallContracts.unsigned(directory);
        Clock later = Clock.offset(SmallContracts.CLOCK, Duration.ofDays(800));
        contracts.sign(OfficerRole.DATA_PROTECTION_OFFICER, later);
        contracts.sign(OfficerRole.POLICY_OFFICER, later);

        assertThat(refusal(contracts)).isEqualTo(invalid("data-protection-officer", "signing-time"));
    }

    @Test
    void readsNothingThatWasExchangedOrAddedAfterTheVerification() throws IOException {
        SmallContracts contracts = SmallContracts.signed(directory);
        SignedContracts signed = contracts.verify();
        contracts.alter("choreography/gates.csv");
        Files.writeString(contracts.folder().resolve("choreography/facts.csv"), "element\n");

        assertThatThrownBy(() -> signed.files().bytes("choreography/gates.csv"))
                .hasMessageStartingWith(ErrorCode.ADMIT_POLICY_ALTERED.name());
        assertThatThrownBy(() -> signed.files().bytes("choreography/facts.csv"))
                .hasMessageStartingWith(ErrorCode.ADMIT_POLICY_ALTERED.name());
        assertThat(signed.files().bytes("choreography/states.csv")).isEmpty();
    }

    @Test
    void doesNotListAFileThatCouldNeverBeRead() throws IOException {
        SmallContracts contracts = SmallContracts.unsigned(directory);
        Files.writeString(contracts.folder().resolve("choreography/gates.csv~"), "");

        assertThatThrownBy(() -> ContractsManifest.of(contracts.files())).hasMessageContaining("gates.csv~");
    }

    @Test
    void takesNoCertificateThatNamesNoRoleForAnOfficer() throws Exception {
        SmallContracts contracts = SmallContracts.unsigned(directory);
        X509Certificate nobody = certificate(
                contracts.certificate(OfficerRole.POLICY_OFFICER).getPublicKey(),
                contracts.key(OfficerRole.POLICY_OFFICER),
                "OU=cleaning,CN=Somebody");

        assertThatThrownBy(() -> new Officers(List.of(nobody))).hasMessageContaining("officer-role");
    }

    @Test
    void signsWithNoKeyButThatOfTheCertificate() throws IOException {
        SmallContracts contracts = SmallContracts.unsigned(directory);

        assertThatThrownBy(() -> new ManifestSigner(contracts.folder(), SmallContracts.CLOCK)
                        .sign(
                                contracts.key(OfficerRole.POLICY_OFFICER),
                                contracts.certificate(OfficerRole.DATA_PROTECTION_OFFICER)))
                .hasMessageStartingWith(ErrorCode.SEAL_KEY_UNAVAILABLE.name());
        assertThat(contracts.folder().resolve(OfficerRole.DATA_PROTECTION_OFFICER.signatureFile()))
                .doesNotExist();
    }

    private static String refusal(SmallContracts contracts) {
        return refusal(contracts, contracts.officers());
    }

    private static String refusal(SmallContracts contracts, Officers officers) {
        return catchThrowableOfType(GatewayException.class, () -> SignedContracts.verify(contracts.files(), officers))
                .getMessage();
    }

    private static String invalid(String role, String rule) {
        return ErrorCode.ADMIT_POLICY_SIGNATURE_INVALID + " " + Detail.of(role, rule);
    }

    private static X509Certificate certificate(PublicKey publicKey, PrivateKey key, String name) throws Exception {
        X500Name subject = new X500Name(name);
        return new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                subject,
                                BigInteger.TEN,
                                Date.from(NOW.minusSeconds(60)),
                                Date.from(NOW.plusSeconds(60)),
                                subject,
                                publicKey)
                        .build(new JcaContentSignerBuilder("SHA256withECDSA")
                                .setProvider(CryptoProviders.bouncyCastle())
                                .build(key)));
    }
}
