package org.trmgateway.node.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.trmgateway.certs.SampleOfficers;
import org.trmgateway.node.config.NodeProperties.PolicyProperties;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

class UnsignedContractsTest {

    @Test
    void aNodeDoesNotLoadContractsThatNoOfficerItBelievesHasSigned(@TempDir Path directory) {
        SampleOfficers strangers = SampleOfficers.generate(directory, Clock.systemUTC(), false);

        assertThatThrownBy(() -> TrustWiring.verified(new PolicyProperties(strangers.directory())))
                .hasMessageStartingWith(ErrorCode.ADMIT_POLICY_SIGNATURE_INVALID.name())
                .hasMessageContaining("officer-unknown");
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorCode.class,
            names = {"ADMIT_POLICY_UNSIGNED", "ADMIT_POLICY_SIGNATURE_INVALID", "ADMIT_POLICY_ALTERED"})
    void saysTheNextStepInsteadOfAStackTrace(ErrorCode code) {
        GatewayException refused = new GatewayException(code, Detail.field("choreography/gates.csv"));
        FailureAnalysis analysis =
                new UnsignedContracts().analyze(new BeanCreationException("contracts", "not made", refused));

        assertThat(analysis).isNotNull();
        assertThat(analysis.getDescription()).contains(code.name(), "choreography/gates.csv");
        assertThat(analysis.getAction()).contains("./trm policy ");
    }

    @Test
    void leavesOtherFailuresAlone() {
        assertThat(new UnsignedContracts().analyze(new GatewayException(ErrorCode.SEAL_KEY_UNAVAILABLE)))
                .isNull();
    }

    @Test
    void isAskedWhenAStartFails() {
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
                        .load(FailureAnalyzer.class, (type, name, failure) -> {}))
                .hasAtLeastOneElementOfType(UnsignedContracts.class);
    }
}
