package org.trmgateway.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.referral.ReleaseAction;
import org.trmgateway.referral.ReleaseRule.Generalisation;

class PlaceLadderTest {

    private static final String HEAD = "code;name;district;region;country;level\n";

    private final ReleasePolicy policy = ContractPieces.load().releasePolicy();

    @Test
    void leadsFromASettlementToItsDistrictRegionAndCountry() {
        Map<String, Map<String, String>> groups = policy.groups();

        assertThat(groups.get("place-district")).containsEntry("0601011", "bialski");
        assertThat(groups.get("place-region")).containsEntry("0601011", "PL-06").containsEntry("2401000000", "BY-VI");
        assertThat(groups.get("place-country")).containsEntry("0601011", "PL").containsEntry("PL-06", "PL");
    }

    @Test
    void givesTheOriginSideTheRegionOfASettlement() {
        for (String view : new String[] {"O0", "NO"}) {
            assertThat(policy.view(view).rule("trm_OriginSettlementCode").action())
                    .isEqualTo(ReleaseAction.GENERALISE);
            assertThat(policy.view(view).rule("trm_OriginSettlementCode").becomes())
                    .contains(new Generalisation("trm_OriginRegion", "place-region"));
            assertThat(policy.view(view).rule("trm_OriginSettlement").action()).isEqualTo(ReleaseAction.DROP);
        }
    }

    @Test
    void leadsNowhereFromACodeThatMeansTwoPlaces(@TempDir Path directory) throws IOException {
        ContractFolder countries = countries(
                directory,
                HEAD + "7;Here;;AA-1;AA;settlement\n8;There;;AA-1;AA;settlement\n",
                HEAD + "7;Elsewhere;;BB-2;BB;settlement\n");

        assertThat(PlaceLadder.rung(countries, "place-region")).isEqualTo(Map.of("8", "AA-1"));
        assertThat(PlaceLadder.rung(countries, "place-country"))
                .isEqualTo(Map.of("8", "AA", "AA-1", "AA", "BB-2", "BB"));
        assertThat(PlaceLadder.rung(countries, "place-district")).isEmpty();
    }

    private static ContractFolder countries(Path directory, String first, String second) throws IOException {
        Path folder = directory.resolve("countries");
        Files.createDirectories(folder.resolve("aa"));
        Files.createDirectories(folder.resolve("bb"));
        Files.createDirectories(folder.resolve("cc"));
        Files.writeString(folder.resolve("index.csv"), "country\naa\nbb\ncc\n");
        Files.writeString(folder.resolve("aa/places.csv"), first);
        Files.writeString(folder.resolve("bb/places.csv"), second);
        return new ContractFolder(ContractFiles.in(directory), "countries");
    }
}
