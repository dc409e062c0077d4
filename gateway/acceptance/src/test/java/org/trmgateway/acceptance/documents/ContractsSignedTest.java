package org.trmgateway.acceptance.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.trmgateway.contracts.ContractFiles;
import org.trmgateway.policy.Officers;
import org.trmgateway.policy.SignedContracts;

/** The contracts of this source carry the signatures of the sample officers, so that a sample federation starts. */
class ContractsSignedTest {

    private static final String HINT =
            "the contracts were changed after they were signed: run ./trm policy sign --sample";

    private final Repository repository = Repository.here();
    private final Officers officers = Officers.in(repository.root().resolve("certs-sample/officers"));

    @Test
    void carriesTheSignaturesOfBothSampleOfficers() {
        assertThatCode(() -> SignedContracts.verify(
                        ContractFiles.in(repository.root().resolve("contracts")), officers))
                .as(HINT)
                .doesNotThrowAnyException();
    }

    @Test
    void packagesWhatWasSigned() {
        assertThat(SignedContracts.verify(ContractFiles.packaged(), officers)
                        .manifest()
                        .sha256())
                .as(HINT)
                .isEqualTo(SignedContracts.verify(
                                ContractFiles.in(repository.root().resolve("contracts")), officers)
                        .manifest()
                        .sha256());
    }
}
