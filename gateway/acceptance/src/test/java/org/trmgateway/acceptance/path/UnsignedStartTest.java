package org.trmgateway.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.acceptance.federation.Databases;
import org.trmgateway.acceptance.federation.Federation;
import org.trmgateway.acceptance.federation.Member;
import org.trmgateway.certs.SampleOfficers;
import org.trmgateway.referral.ErrorCode;

/** A whole node, from its configuration file, whose officers did not sign the contracts it was built with. */
class UnsignedStartTest {

    private static final int PORT_BASE = 9380;

    @Test
    void aNodeDoesNotStartOnContractsItsOfficersDidNotSign(@TempDir Path directory) {
        try (Federation federation =
                Federation.prepare(directory, PORT_BASE, Member.sample(), Databases.OWN, _ -> {})) {
            SampleOfficers.generate(federation.keys().layout().officers(), Clock.systemUTC(), true);

            assertThatThrownBy(() -> federation.start("pl"))
                    .rootCause()
                    .hasMessageContaining(ErrorCode.ADMIT_POLICY_SIGNATURE_INVALID.name())
                    .hasMessageContaining("officer-unknown");
            assertThat(federation.running()).isEmpty();
            assertThat(federation.files("pl").data().resolve("postgres")).doesNotExist();
        }
    }
}
