package org.trmgateway.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.ReleaseAction;
import org.trmgateway.referral.ReleaseRule;
import org.trmgateway.referral.ReleaseRule.Generalisation;
import org.trmgateway.referral.ReleaseView;
import org.trmgateway.referral.Role;

class ReleasePolicyTest {

    private final ReleasePolicy policy = ContractPieces.load().releasePolicy();

    @ParameterizedTest
    @CsvSource({
        "NRC,true,REFERRED,ND",
        "NRC,true,ARRIVED,ND",
        "NRC,false,NEW,O0",
        "NRC,false,PROBED,O0",
        "NRC,false,REFERRED,O0",
        "NRC,false,MORE_INFO,O0",
        "NRC,false,DECLINED,O0",
        "NRC,false,ACCEPTED,NO",
        "NRC,false,HOLD,NO",
        "SP,false,NEW,O0",
        "SP,false,ACCEPTED,SP",
        "SP,true,NEW,SP",
        "GUARD,false,REFERRED,O0",
        "GUARD,false,ACCEPTED,SP",
        "IOM,false,NEW,IO",
        "IOM,true,RETURN_REQUESTED,IO",
        "CONS,false,CLEARED,CO",
        "LEA,false,ACCEPTED,LE",
        "AUD,false,ACCEPTED,AU"
    })
    void choosesTheViewByRoleSideAndState(Role receiver, boolean towardsOpener, String state, String view) {
        assertThat(policy.viewFor(receiver, towardsOpener, state).name()).isEqualTo(view);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"MED", "GW"})
    void showsNothingToARoleWithoutARow(Role role) {
        assertThat(refused(() -> policy.viewFor(role, false, "ACCEPTED")).code())
                .isEqualTo(ErrorCode.ADMIT_ROLE_FORBIDDEN);
    }

    @Test
    void showsNothingInAStateThatDoesNotExist() {
        assertThat(refused(() -> policy.viewFor(Role.NRC, false, "accepted")).code())
                .isEqualTo(ErrorCode.ADMIT_STATE_FORBIDDEN);
    }

    @ParameterizedTest
    @CsvSource({
        "O0,prs_FirstName,PSEUDONYMISE",
        "SP,prs_FirstName,SEAL",
        "IO,prs_FirstName,SEAL",
        "LE,prs_FirstName,DROP",
        "ST,prs_FirstName,DROP",
        "IO,trm_TravelDocumentNumber,SEAL",
        "NO,trm_TravelDocumentNumber,DROP",
        "O0,prs_Birthdate,GENERALISE",
        "IO,prs_Birthdate,SEAL",
        "NO,vic_TypeOfExploitation,KEEP",
        "IO,vic_TypeOfExploitation,GENERALISE",
        "CO,vic_TypeOfExploitation,DROP",
        "CO,vic_TraffickingStatus,DROP",
        "CO,prs_IdentityNumber,SEAL",
        "SP,prs_IdentityNumber,DROP",
        "O0,trm_Need,KEEP",
        "LE,trm_Need,DROP"
    })
    void hasTheActionOfTheDictionary(String view, String element, ReleaseAction action) {
        ReleaseRule rule = policy.view(view).rule(element);

        assertThat(rule.action()).isEqualTo(action);
        assertThat(rule.element()).isEqualTo(element);
    }

    @ParameterizedTest
    @CsvSource({
        "trm_CaseNumber",
        "trm_CaseReference",
        "trm_Recipient",
        "trm_InReplyTo",
        "trm_InternationalProtection",
        "trm_Alias",
        "trm_Ethnicity",
        "trm_Photograph",
        "cco_CaseComment",
        "trm_MedicalSummary"
    })
    void dropsForEverybodyWhatMustNeverLeave(String element) {
        for (String view : FieldRow.VIEWS) {
            assertThat(policy.view(view).rule(element).action()).as(view).isEqualTo(ReleaseAction.DROP);
        }
    }

    @Test
    void saysWhatAGeneralisedElementBecomesAndWhichConsentItNeeds() {
        ReleaseRule rule = policy.view("O0").rule("vic_TypeOfExploitation");

        assertThat(rule.becomes()).contains(new Generalisation("trm_ExploitationGroup", "exploitation-group"));
        assertThat(rule.category()).contains("exploitation");
        assertThat(rule.fieldId()).isEqualTo("T2");
    }

    @Test
    void needsNoConsentForOperationalFields() {
        assertThat(policy.view("NO").rule("trm_Urgency").category()).isEmpty();
    }

    @Test
    void tellsGroupsFromLeaves() {
        ReleaseView view = policy.view("IO");

        assertThat(view.isGroup("ReferralRequest")).isTrue();
        assertThat(view.isGroup("ConsentCell")).isTrue();
        assertThat(view.isGroup("Sealed")).isTrue();
        assertThat(view.isGroup("trm_SealedPart")).isFalse();
        assertThat(view.isGroup("prs_FirstName")).isFalse();
        assertThat(view.isGroup("Unknown")).isFalse();
    }

    @Test
    void refusesAnElementWithoutARowWithoutRepeatingIt() {
        GatewayException refused = refused(() -> policy.view("NO").rule("Kowalska"));

        assertThat(refused.code()).isEqualTo(ErrorCode.PROTECT_FIELD_UNLISTED);
        assertThat(refused.getMessage()).doesNotContain("Kowalska");
    }

    @Test
    void refusesAViewThatDoesNotExist() {
        assertThat(refused(() -> policy.view("XX")).code()).isEqualTo(ErrorCode.PROTECT_FIELD_UNLISTED);
    }

    @Test
    void knowsTheFieldIdOfAnElement() {
        assertThat(policy.fieldId("prs_Birthdate")).contains("P3");
        assertThat(policy.fieldId("Person")).isEqualTo(Optional.empty());
        assertThat(policy.version()).matches("[0-9]+\\.[0-9]+\\.[0-9]+");
    }

    @Test
    void groupsCodesIntoCodesOfTheElementThatCarriesThem() {
        assertThat(policy.groups().get("exploitation-group")).containsEntry("Servitude", "Labour");
        assertThat(policy.groups().get("risk-group")).containsEntry("DebtOwed", "Livelihood");
    }

    private static GatewayException refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(GatewayException.class, call);
    }
}
