package org.trmgateway.protect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers are the published test values of the formats, or made up. */
class RecogniserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PESEL|44051401359",
                "PESEL|number 44051401359.",
                "PESEL|٤٤٠٥١٤٠١٣٥٩",
                "RODNE_CISLO|710319/2745",
                "RODNE_CISLO|7103192745",
                "RODNE_CISLO|525425/012",
                "JMBG|0101006500006",
                "BELARUSIAN_PERSONAL_NUMBER|3120499A001PB5",
                "BELARUSIAN_PERSONAL_NUMBER|3120499А001РВ5",
                "EMAIL|anna@example.org",
                "EMAIL|write to Anna.K+1@mail.example.org today",
                "PHONE|+48 512 345 678",
                "PHONE|+375 (29) 123-45-67",
                "PHONE|0048512345678",
            })
    void recognises(Recogniser recogniser, String text) {
        assertThat(recogniser.recognises(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "44051401358",
                "44131401359",
                "744051401359",
                "710319/2746",
                "7103192746",
                "711319/2745",
                "0101006500007",
                "3120499Z001PB5",
                "3129999A001PB5",
                "anna at example",
                "2026-11-21",
                "1763764800000",
                "27-29",
                "+1",
                "PL-14",
                "2026-11-21T10:15:30.000Z",
                "0198c0de-7a5b-7000-8000-0123456789ab",
                "pl:kraj:112",
                "1000-2000 EUR",
                "iom-by",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            })
    void leavesOtherTextAlone(String text) {
        List<Recogniser> found = Arrays.stream(Recogniser.values())
                .filter(recogniser -> recogniser.recognises(text))
                .toList();

        assertThat(found).isEmpty();
    }
}
