package org.trmgateway.routes.outbound.admit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CaseFactsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Set<String> ELEMENTS = Set.of("trm_RiskDecision", "trm_AgeState", "trm_AlertCode");

    @Test
    void remembersTheLatestValueOfEachElement() {
        CaseFacts facts = with(
                with(CaseFacts.none(), "<trm_RiskDecision>Go</trm_RiskDecision>"),
                "<trm_RiskDecision>NoGo</trm_RiskDecision>");
        assertThat(facts.is("trm_RiskDecision", "NoGo")).isTrue();
    }

    @Test
    void keepsWhatALaterMessageDoesNotSay() {
        CaseFacts facts =
                with(with(CaseFacts.none(), "<trm_RiskDecision>NoGo</trm_RiskDecision>"), "<trm_RiskDecision/>");
        assertThat(facts.is("trm_RiskDecision", "NoGo")).isTrue();
    }

    @Test
    void remembersNothingButWhatIsListed() {
        CaseFacts facts = with(CaseFacts.none(), "<prs_FirstName>Wolha</prs_FirstName>");
        assertThat(facts.values()).isEmpty();
    }

    @Test
    void countsSomebodyOfWhomNothingIsKnownAsAChild() {
        assertThat(CaseFacts.none().mayBeChild()).isTrue();
        assertThat(with(CaseFacts.none(), "<trm_AgeState>Adult</trm_AgeState>").mayBeChild())
                .isFalse();
    }

    @Test
    void doubtsAStatedAdultWhoseBirthdateSaysOtherwise() {
        CaseFacts facts =
                with(CaseFacts.none(), "<trm_AgeState>Adult</trm_AgeState><prs_Birthdate>2010-01-01</prs_Birthdate>");
        assertThat(facts.is("trm_AgeState", "InDoubt")).isTrue();
        assertThat(facts.mayBeChild()).isTrue();
    }

    @Test
    void keepsThatProtectionWasAppliedForWhateverAlertComesLater() {
        CaseFacts asylum = with(CaseFacts.none(), "<trm_AlertCode>InternationalProtection</trm_AlertCode>");
        CaseFacts later = with(asylum, "<trm_AlertCode>ThreatMade</trm_AlertCode>");
        assertThat(later.is("trm_AlertCode", "InternationalProtection")).isTrue();
    }

    @Test
    void readsBackWhatItWrote() {
        CaseFacts facts = new CaseFacts(Map.of("trm_RiskDecision", "Go", "trm_RiskValidUntil", "2027-01-01"));
        assertThat(CaseFacts.parse(facts.bytes())).isEqualTo(facts);
        assertThat(CaseFacts.parse(CaseFacts.none().bytes())).isEqualTo(CaseFacts.none());
    }

    private static CaseFacts with(CaseFacts known, String message) {
        return known.with(MajorityTest.canonical(message), ELEMENTS, TODAY);
    }
}
