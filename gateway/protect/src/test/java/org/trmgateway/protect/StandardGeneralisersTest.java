package org.trmgateway.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

class StandardGeneralisersTest {

    private static final String NONE = "none";

    private final Generalisers generalisers = new StandardGeneralisers(
            LocalDate.of(2026, 11, 21), Map.of("risk-group", Map.of("Family", "close", "Debt", "money")));

    @ParameterizedTest
    @CsvSource({
        "2026-11-21,0-8", "2017-11-22,0-8", "2017-11-21,9-17", "2008-11-22,9-17", "2008-11-21,18-20",
                "2005-11-21,21-23",
        "2002-11-21,24-26", "1999-11-21,27-29", "1996-11-21,30-38", "1987-11-21,39-47", "1978-11-21,48+",
                "1930-01-01,48+",
        "2004-02-29,21-23",
    })
    void tellsTheBandOfAFullDate(String born, String band) {
        assertThat(generalisers.generalise("age-band", born)).contains(band);
        assertThat(generalisers.generalise("dependant-age-band", " " + born + " "))
                .contains(band);
    }

    @ParameterizedTest
    @CsvSource({
        "1992,30-38",
        "2008,none",
        "2008-11,none",
        "2008-10,18-20",
        "2008-12,9-17",
        "1999-11-21Z,27-29",
        "2027-01-01,none",
        "2026,none",
        "1999-02-30,none",
        "unknown,none",
        "'',none",
        "1999-13,none",
        "21.11.1999,none",
    })
    void tellsTheBandOfAPartialDateOnlyWhenItIsCertain(String born, String band) {
        assertThat(generalisers.generalise("age-band", born).orElse(NONE)).isEqualTo(band);
    }

    @ParameterizedTest
    @CsvSource({"1999-04-12,1999", "1999-04,1999", "1999,1999", "99,none", "12.04.1999,none", "'',none"})
    void tellsTheYear(String date, String year) {
        assertThat(generalisers.generalise("year", date).orElse(NONE)).isEqualTo(year);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "2,2", "3,3+", "11,3+", "007,3+", "-1,none", "two,none", "'',none", "12345678901,none"})
    void tellsTheCountBand(String count, String band) {
        assertThat(generalisers.generalise("count-band", count).orElse(NONE)).isEqualTo(band);
    }

    @ParameterizedTest
    @CsvSource({
        "Feminine,f",
        "TransgenderFeminine,f",
        "Masculine,m",
        "TransgenderMasculine,m",
        "NonConforming,x",
        "NonSpecifiedUnknown,x",
        "'',none",
    })
    void neverTellsWhetherSomebodyIsTransgender(String gender, String group) {
        assertThat(generalisers.generalise("gender-3", gender).orElse(NONE)).isEqualTo(group);
    }

    @Test
    void looksCodesUpInTables() {
        assertThat(generalisers.generalise("risk-group", "Family")).contains("close");
        assertThat(generalisers.generalise("risk-group", "Unheard")).isEmpty();
    }

    @Test
    void refusesUnknownGeneraliser() {
        assertThatExceptionOfType(GatewayException.class)
                .isThrownBy(() -> generalisers.generalise("star-sign", "1999-04-12"))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.PROTECT_FIELD_UNLISTED));
    }
}
