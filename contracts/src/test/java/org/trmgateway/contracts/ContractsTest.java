package org.trmgateway.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.MessageType;

class ContractsTest {

    private static final Contracts CONTRACTS = Contracts.load();

    @Test
    void knowsTheMessagesOfTheCatalogueByTypeAndByRoot() {
        MessageDefinition referral = CONTRACTS.catalogue().definition(new MessageType("M03"));

        assertThat(referral)
                .isEqualTo(new MessageDefinition(
                        new MessageType("M03"),
                        "ReferralRequest",
                        "ReferralRequest",
                        Optional.of("referral"),
                        ConsentBasis.REQUIRED,
                        new Lifetime(Optional.empty(), Duration.ofDays(30)),
                        Optional.of(Strand.CASE)));
        assertThat(CONTRACTS.catalogue().ofRoot("ReferralRequest")).isEqualTo(referral);
        assertThat(CONTRACTS.catalogue().ofRoot("ConsentUpdate").purpose()).isEmpty();
    }

    @Test
    void namesEveryMessageOfTheCatalogueInTheRestInterface() {
        String openApi = new ContractFolder("messages").text("openapi.yaml");

        assertThat(CONTRACTS.catalogue().definitions())
                .hasSize(27)
                .allSatisfy(message -> assertThat(openApi)
                        .contains("{const: " + message.type().code() + ", title: " + message.name() + "}"));
    }

    @Test
    void hasAPackForEveryCountryItShips() {
        assertThat(List.of("pl", "by", "iom"))
                .allSatisfy(country ->
                        assertThat(CONTRACTS.packs().pack(country).country()).isEqualTo(country));
    }

    @Test
    void saysTheVersionOfEachOfItsParts() {
        assertThat(List.of(
                        CONTRACTS.choreography().version(),
                        CONTRACTS.releasePolicy().version(),
                        CONTRACTS.codeLists().version(),
                        CONTRACTS.packs().pack("iom").version()))
                .allMatch(version -> version.matches("[0-9]+(\\.[0-9]+)+(-[0-9]+)?"));
    }

    @Test
    void cannotBeChangedThroughWhatItReturns() {
        Map<String, Map<String, String>> groups = CONTRACTS.releasePolicy().groups();

        assertThat(groups).isUnmodifiable();
        assertThat(groups.get("risk-group")).isUnmodifiable();
        assertThat(CONTRACTS.codeLists().codes("prs_Gender")).isUnmodifiable();
        assertThat(CONTRACTS.catalogue().definitions()).isUnmodifiable();
    }
}
