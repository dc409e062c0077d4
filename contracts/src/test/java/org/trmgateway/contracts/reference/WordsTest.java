package org.trmgateway.contracts.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page says what the tables say in words, and nothing where it has no words. */
class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "PT1H, 1 hour",
        "PT72H, 72 hours",
        "PT90M, 90 minutes",
        "P1D, 1 day",
        "P14D, 14 days",
        "5WD, 5 working days of the country that answers",
        "trm_ArrivalAt+P1D, 1 day after `trm_ArrivalAt`"
    })
    void saysASpanOfTime(String text, String words) {
        assertThat(Words.span(text)).isEqualTo(words);
    }

    @Test
    void refusesActionItHasNoWordsFor() {
        assertThatIllegalStateException().isThrownBy(() -> Words.action("X")).withMessageContaining("X");
    }

    @Test
    void refusesViewItHasNoWordsFor() {
        assertThatIllegalStateException().isThrownBy(() -> Words.view("XX")).withMessageContaining("XX");
    }
}
