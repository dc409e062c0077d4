package org.trmgateway.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractFolderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../messages/codes.xsd",
                "/etc/hostname",
                "a//b",
                "http://example.org/a.xsd",
                ".hidden",
                "a/../b",
                ""
            })
    void refusesAFileNameThatCouldLeaveTheFolder(String file) {
        assertThatIllegalArgumentException().isThrownBy(() -> ContractPieces.MESSAGES.bytes(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "countries/..", "/messages", "messages/", ""})
    void refusesAPathThatIsNoFolderOfTheContracts(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ContractFolder(path));
    }

    @Test
    void saysWhichFileIsMissing() {
        assertThat(ContractPieces.MESSAGES.has("M99.xsd")).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(() -> ContractPieces.MESSAGES.bytes("M99.xsd"))
                .withMessageContaining("messages/M99.xsd");
    }

    @Test
    void doesNotCompileASchemaThatIncludesFromElsewhere() {
        SchemaInclusion inclusion = new SchemaInclusion(ContractPieces.MESSAGES);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> inclusion.resolveResource("", null, null, "http://example.org/types.xsd", null));
        assertThatIllegalStateException().isThrownBy(() -> inclusion.resolveResource("", null, null, "pack.xml", null));
        assertThat(inclusion.resolveResource("", null, null, "types.xsd", null).getSystemId())
                .isEqualTo("types.xsd");
    }
}
