package org.trmgateway.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trmgateway.referral.Role;

class CodeListsTest {

    private static final Pattern LIST =
            Pattern.compile("<xs:simpleType name=\"([^\"]+)\">(.*?)</xs:simpleType>", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("<xs:enumeration value=\"([^\"]*)\"/>");

    private final CodeLists lists = ContractPieces.load().codeLists();

    /** Sizes as the standard gives them; a list cut short is a code that nobody can send. */
    @ParameterizedTest
    @CsvSource({
        "prs_Gender,6",
        "prs_MaritalStatus,6",
        "prs_HighestLevelOfEducation,9",
        "org_Type,9",
        "vic_TraffickingStatus,3",
        "vic_TraffickingStatusDecisionMakingOrg,5",
        "vic_RelationshipToTrafficker,3",
        "vic_MethodOfRecruitment,10",
        "vic_MethodsOfControl,16",
        "vic_TypeOfExploitation,11",
        "vic_TypeOfSexExploitation,4",
        "vic_ForcedLabourIndustry,21",
        "vic_RecruitmentWebsitesAndApps,15",
        "vic_ExploitationWebsitesAndApps,15",
        "vic_Vulnerabilities,12",
        "per_RoleInProcess,15",
        "cas_Status,4",
        "cas_ReasonForIncomingReferral,3",
        "cas_ReasonForOutgoingReferral,3",
        "hte_Type,3",
        "spl_Type,9",
        "Country,249"
    })
    void hasEveryListOfTheStandardComplete(String list, int size) {
        assertThat(lists.codes(list)).hasSize(size);
    }

    @Test
    void readsEveryEnumerationOfTheSchema() throws java.io.IOException {
        String schema = Files.readString(Path.of("messages", "codes.xsd"), StandardCharsets.UTF_8);
        Matcher list = LIST.matcher(schema);
        int found = 0;
        while (list.find()) {
            List<String> codes = CODE.matcher(list.group(2))
                    .results()
                    .map(code -> code.group(1))
                    .toList();
            assertThat(lists.codes(list.group(1)))
                    .containsExactlyElementsOf(codes)
                    .isNotEmpty();
            assertThat(codes).allMatch(code -> lists.contains(list.group(1), code));
            found++;
        }
        assertThat(lists.names()).hasSize(found);
    }

    @Test
    void knowsTheCodesOfThePicklistOnlyAndNotThoseOfItsProse() {
        assertThat(lists.contains("vic_MethodsOfControl", "PhysicalThreats")).isTrue();
        assertThat(lists.contains("vic_MethodsOfControl", "RestrictsMovement")).isFalse();
        assertThat(lists.contains("vic_MethodsOfControl", "DebtBondage ")).isFalse();
        assertThat(lists.contains("vic_RelationshipToTrafficker", "Unaquainted"))
                .isTrue();
        assertThat(lists.contains("vic_TypeOfExploitation", "IllicitActivities"))
                .isFalse();
    }

    @Test
    void hasTheCountriesThePlatformHas() {
        assertThat(lists.codes("Country")).containsAll(List.of("PL", "BY", "SK", "RS", "TM"));
        assertThat(lists.codes("Country")).isSubsetOf(Arrays.asList(Locale.getISOCountries()));
    }

    @Test
    void hasTerminologyCodesOfLanguagesAndNoBibliographicOnes() {
        assertThat(lists.codes("Language")).contains("pol", "bel", "rus", "slk", "srp", "tuk", "rom", "ron");
        assertThat(lists.codes("Language")).doesNotContain("slo", "rum", "mis", "zxx");
    }

    @Test
    void hasARoleCodeForEveryRoleThatActsInACase() {
        assertThat(lists.codes("trm_Role"))
                .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(Role.AUD, Role.GW)).stream()
                        .map(Role::name)
                        .toList());
    }

    @Test
    void putsEveryGeneralisedCodeIntoAGroup() {
        Map<String, Map<String, String>> groups =
                ContractPieces.load().releasePolicy().groups();

        assertThat(groups.get("exploitation-group").keySet()).isEqualTo(lists.codes("vic_TypeOfExploitation"));
        assertThat(groups.get("risk-group").keySet()).isEqualTo(lists.codes("trm_RiskFactor"));
    }

    @Test
    void saysItsVersion() {
        assertThat(lists.version()).matches("2\\.0-[0-9]+");
    }

    @Test
    void refusesAListThatDoesNotExist() {
        assertThat(lists.contains("prs_Nationality", "BY")).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> lists.codes("prs_Nationality"));
    }
}
