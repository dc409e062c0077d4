package org.trmgateway.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the officers signed, judged by openssl, which has never heard of this gateway. */
class OpensslJudgesTest {

    @TempDir
    private Path directory;

    /** What a run of openssl gave back. */
    private record Result(int status, String output) {}

    @ParameterizedTest
    @EnumSource(OfficerRole.class)
    void opensslVerifiesTheSignatureOfEachOfficer(OfficerRole role) throws Exception {
        Result result = verify(SmallContracts.signed(directory), role, role);

        assertThat(result.output()).contains("CAdES Verification successful");
        assertThat(result.status()).isZero();
    }

    @ParameterizedTest
    @EnumSource(OfficerRole.class)
    void opensslRefusesAnAlteredManifest(OfficerRole role) throws Exception {
        SmallContracts contracts = SmallContracts.signed(directory);
        contracts.alter(ContractsManifest.PATH);

        assertThat(verify(contracts, role, role).status()).isNotZero();
    }

    @ParameterizedTest
    @EnumSource(OfficerRole.class)
    void opensslRefusesTheSignatureOfTheOtherOfficer(OfficerRole role) throws Exception {
        OfficerRole other =
                role == OfficerRole.POLICY_OFFICER ? OfficerRole.DATA_PROTECTION_OFFICER : OfficerRole.POLICY_OFFICER;

        assertThat(verify(SmallContracts.signed(directory), role, other).status())
                .isNotZero();
    }

    private static Result verify(SmallContracts contracts, OfficerRole role, OfficerRole believed)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "openssl",
                        "cms",
                        "-verify",
                        "-cades",
                        "-binary",
                        "-inform",
                        "PEM",
                        "-in",
                        role.signatureFile(),
                        "-content",
                        ContractsManifest.PATH,
                        "-CAfile",
                        contracts.sample().certificate(believed.word()).toString(),
                        "-partial_chain",
                        "-no_check_time",
                        "-purpose",
                        "any",
                        "-out",
                        "/dev/null")
                .directory(contracts.folder().toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Result(process.waitFor(), output);
    }
}
