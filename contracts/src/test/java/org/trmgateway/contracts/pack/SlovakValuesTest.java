package org.trmgateway.contracts.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.contracts.pack.SlovakFormTest.CANARY;
import static org.trmgateway.contracts.pack.SlovakFormTest.SILENT;
import static org.trmgateway.contracts.pack.SlovakFormTest.refused;
import static org.trmgateway.contracts.pack.SlovakPackTest.FOLDER;
import static org.trmgateway.contracts.pack.SlovakPackTest.MOTHER;
import static org.trmgateway.contracts.pack.SlovakPackTest.PACK;

import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trmgateway.contracts.Table;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/** The values of {@code program-pomoci/2}: birth numbers, dates, letters, places and surnames as people write them. */
class SlovakValuesTest {

    @ParameterizedTest
    @CsvSource({
        "710319/2745, 19. 3. 1971, 710319/2745",
        "7103192745, 1971, 710319/2745",
        "965307/9997, 3. 1996, 965307/9997",
        "530101/123, 1. 1. 1953, 530101/123",
        "535101/123, 1.1.1953, 535101/123",
        "180902/9959, 2. 9. 2018, 180902/9959",
        "780123/3540, 23. 1. 1978, 780123/3540"
    })
    void acceptsBirthNumber(String number, String birth, String canonical) {
        assertThat(canonical(person(number, birth))).contains("<prs_IdentityNumber>" + canonical + "<");
    }

    @ParameterizedTest
    @CsvSource({
        "710319/2746, 19. 3. 1971, rodné-číslo",
        "719919/2745, 19. 3. 1971, rodné-číslo",
        "712319/2744, 19. 3. 1971, rodné-číslo",
        "540101/123, 1. 1. 1954, rodné-číslo",
        "861105/3540, 5. 11. 1986, rodné-číslo",
        "710319/2745, 18. 3. 1971, rodné-číslo-a-dátum",
        "710319/2745, 1972, rodné-číslo-a-dátum"
    })
    void refusesBirthNumberThatCannotBe(String number, String birth, String rule) {
        GatewayException refused = refused(person(number, birth));

        assertThat(refused.code()).isEqualTo(ErrorCode.TRANSLATE_VALUE_INVALID);
        assertThat(refused.detail()).isEqualTo(Detail.of("P6", rule));
    }

    @ParameterizedTest
    @CsvSource({
        "7. 3. 1996, 1996-03-07",
        "7.3.1996, 1996-03-07",
        "07.03.1996, 1996-03-07",
        "3. 1996, 1996-03",
        "1996, 1996"
    })
    void readsDateAsItIsWritten(String date, String iso) {
        String form = MOTHER.replace("\"dátumNarodenia\": \"7. 3. 1996\"", "\"dátumNarodenia\": \"" + date + "\"");

        assertThat(canonical(form)).contains("<prs_Birthdate>" + iso + "<");
    }

    @Test
    void readsUnknownDayAndMonth() {
        for (String date : List.of("0. 3. 1996", "00.03.1996")) {
            assertThat(canonical(person("965307/9997", date))).contains("<prs_Birthdate>1996-03<");
        }
        assertThat(canonical(person("965307/9997", "0. 0. 1996"))).contains("<prs_Birthdate>1996<");
    }

    @Test
    void refusesYearZero() {
        assertThat(refused(person("965307/9997", "0. 0. 0000")).detail())
                .isEqualTo(Detail.of("žiadosť.klient.dátumNarodenia", "pattern-dátum"));
    }

    @Test
    void refusesDayThatIsNotInTheCalendarAndMonthWhereDayIsNeeded() {
        assertThat(refused(MOTHER.replace("\"20. 11. 2026\"", "\"31. 11. 2026\""))
                        .detail())
                .isEqualTo(Detail.of("E5", "date"));
        assertThat(refused(MOTHER.replace("\"20. 11. 2026\"", "\"11. 2026\"")).detail())
                .isEqualTo(Detail.of("E5", "day"));
    }

    @Test
    void readsDecomposedLettersAndHardSpaces() {
        // The member that names the form, and its value, are compared before anything is read.
        String first = "\"tlačivo\": \"žiadosť\"";
        String decomposed = Normalizer.normalize(SILENT, Normalizer.Form.NFD)
                .replace(Normalizer.normalize(first, Normalizer.Form.NFD), first)
                .replace("20. 11. 2026", "20.\u00A011.\u00A02026");

        assertThat(decomposed).isNotEqualTo(SILENT);
        assertThat(canonical(decomposed)).isEqualTo(canonical(SILENT));
    }

    @ParameterizedTest
    @CsvSource({
        "Kassa, Košice, SK-KI",
        "KOŠICE, Košice, SK-KI",
        "Pozsony, Bratislava, SK-BL",
        "rim. sobota, Rimavská Sobota, SK-BC",
        "Nové Mesto n. V., Nové Mesto nad Váhom, SK-TC",
        "Stará Ľubovňa, Stará Ľubovňa, SK-PV"
    })
    void findsPlaceInEverySpelling(String typed, String name, String region) {
        String canonical = canonical(MOTHER.replace("\"Kassa\"", "\"" + typed + "\""));

        assertThat(canonical).contains("<prs_MailingCity>" + name + "<", "<prs_MailingState>" + region + "<");
    }

    @Test
    void keepsPlaceItDoesNotListAsText() {
        String canonical = canonical(MOTHER.replace("\"Kassa\"", "\"Vymyslená Lehota\""));

        assertThat(canonical).contains("<prs_MailingCity>Vymyslená Lehota<").doesNotContain("prs_MailingState");
    }

    @Test
    void refusesPlacesThatContradictEachOtherOrDoNotExist() {
        String place = "\"obec\": \"Pavlovce n. U.\", \"okres\": \"Michalovce\"";

        GatewayException contradiction =
                refused(SILENT.replace(place, "\"obec\": \"Gelnica\", \"okres\": \"Michalovce\""));
        GatewayException nowhere = refused(SILENT.replace(place, "\"okres\": \"" + CANARY + "\""));

        assertThat(contradiction.detail()).isEqualTo(Detail.of("P10", "place-ladder"));
        assertThat(nowhere.code()).isEqualTo(ErrorCode.TRANSLATE_CODE_UNKNOWN);
        assertThat(nowhere.detail()).isEqualTo(Detail.of("P10", "places"));
    }

    @Test
    void listsEveryRegionAndDistrictAndPutsEveryPlaceInOne() {
        List<Table.Row> rows = Table.read(FOLDER, "places.csv").rows();
        Set<String> regions = names(rows, "region", "region");

        assertThat(regions)
                .containsExactlyInAnyOrder("SK-BC", "SK-BL", "SK-KI", "SK-NI", "SK-PV", "SK-TA", "SK-TC", "SK-ZI");
        assertThat(names(rows, "district", "name")).hasSize(79);
        assertThat(rows).allSatisfy(row -> assertThat(regions).contains(row.get("region")));
        assertThat(names(rows, "settlement", "name")).containsAll(names(rows, "alias", "name"));
    }

    @Test
    void keepsSurnamesOfOneFamilyApart() {
        String canonical = canonical(MOTHER);

        assertThat(canonical)
                .contains("<prs_SecondName>Vymyslená-Kovaľová<")
                .contains("<trm_DependantSecondName>Kovaľ<");
    }

    private static String canonical(String form) {
        return PackSamples.comparable(PACK.toCanonical(form.getBytes(UTF_8)).canonical());
    }

    private static Set<String> names(List<Table.Row> rows, String level, String column) {
        return rows.stream()
                .filter(row -> row.get("level").equals(level))
                .map(row -> row.get(column))
                .collect(Collectors.toSet());
    }

    private static String person(String number, String birth) {
        return MOTHER.replace("\"965307/9997\"", "\"" + number + "\"")
                .replace("\"dátumNarodenia\": \"7. 3. 1996\"", "\"dátumNarodenia\": \"" + birth + "\"");
    }
}
