package org.trmgateway.routes.outbound.admit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trmgateway.routes.CanonicalXml;
import org.w3c.dom.Document;

class MajorityTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @ParameterizedTest
    @CsvSource({
        "2008-11-22, Child",
        "2008-11-21, Adult",
        "2008-12, Child",
        "2008-11, Child",
        "2008-10, Adult",
        "2008, Child",
        "2007, Adult",
        "2010, Child",
        "1992-03-08, Adult",
        "2027, Child"
    })
    void takesTheBirthdateWhereNobodyStatedTheAge(String birthdate, String state) {
        assertThat(stateIn("<prs_Birthdate>" + birthdate + "</prs_Birthdate>", TODAY))
                .contains(state);
    }

    @ParameterizedTest
    @CsvSource({"2010, InDoubt", "2008, InDoubt", "2007, Adult"})
    void doubtsAStatedAdultWhoseBirthdateSaysOtherwise(String birthdate, String state) {
        String person = "<trm_AgeState>Adult</trm_AgeState><prs_Birthdate>" + birthdate + "</prs_Birthdate>";
        assertThat(stateIn(person, TODAY)).contains(state);
    }

    @ParameterizedTest
    @CsvSource({"Child", "InDoubt"})
    void believesAStatedChildWhateverTheBirthdate(String stated) {
        String person = "<trm_AgeState>" + stated + "</trm_AgeState><prs_Birthdate>1992-03-08</prs_Birthdate>";
        assertThat(stateIn(person, TODAY)).contains(stated);
    }

    @ParameterizedTest
    @CsvSource({"2010, Child", "2007, Adult", "2008, Child"})
    void takesTheYearThatAGatewayMadeOfTheBirthdate(String year, String state) {
        assertThat(stateIn("<trm_BirthYear>" + year + "</trm_BirthYear>", TODAY))
                .contains(state);
    }

    @ParameterizedTest
    @CsvSource({"0-8, Child", "9-17, Child", "18-20, Adult", "30-38, Adult"})
    void takesTheBandThatAGatewayMadeOfTheBirthdate(String band, String state) {
        assertThat(stateIn("<trm_AgeBand>" + band + "</trm_AgeBand>", TODAY)).contains(state);
    }

    @Test
    void saysNothingWhereTheMessageSaysNothing() {
        assertThat(stateIn("", TODAY)).isEmpty();
        assertThat(stateIn("<trm_AgeState/>", TODAY)).isEmpty();
    }

    @Test
    void takesTheBirthdateWhereTheStatedAgeIsEmpty() {
        assertThat(stateIn("<trm_AgeState/><prs_Birthdate>2010</prs_Birthdate>", TODAY))
                .contains("Child");
    }

    @Test
    void countsWhatIsNoDateAsDoubt() {
        assertThat(Majority.mayBeAhead("08.03.1992", TODAY)).isTrue();
        assertThat(Majority.mayBeAhead("1992-02-30", TODAY)).isTrue();
    }

    @Test
    void letsSomebodyBornOnALeapDayComeOfAgeInMarch() {
        assertThat(Majority.mayBeAhead("2008-02-29", LocalDate.of(2026, 2, 28))).isTrue();
        assertThat(Majority.mayBeAhead("2008-02-29", LocalDate.of(2026, 3, 1))).isFalse();
    }

    @Test
    void countsTheDayOfTheMessage() {
        String person = "<prs_Birthdate>2008-11-22</prs_Birthdate>";
        assertThat(stateIn(person, TODAY)).contains("Child");
        assertThat(stateIn(person, TODAY.plusDays(1))).contains("Adult");
    }

    private static Optional<String> stateIn(String person, LocalDate day) {
        return Majority.stateIn(canonical(person), day);
    }

    /** A document with these groups or leaves; it need not be valid. */
    static Document canonical(String content) {
        return CanonicalXml.parse(("<Message xmlns=\"urn:trmgateway:messages:1\">" + content + "</Message>")
                .getBytes(StandardCharsets.UTF_8));
    }
}
