package org.trmgateway.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.trmgateway.referral.ErrorCode;

class RefusalTextsTest {

    static final java.util.List<String> LANGUAGES = RefusalTexts.LANGUAGES;

    /** Stems that would tell a bystander what the case is about, in any of the languages. */
    private static final Pattern OUTING = Pattern.compile("traffick|victim|exploit|slave|prostitut|abuse|asylum|refugee"
            + "|handl|ofiar|wykorzyst|niewoln|prostytu|uchodź|(?<!\\p{L})azyl"
            + "|торговл|жертв|эксплуат|рабств|проститу|пострадав|потерпев|бежен|убежищ"
            + "|гандл|ахвяр|пацярпел|прастыту|бежан|прытул"
            + "|obchodov|obeť|obete|vykoris|otroc|prostit|utečen"
            + "|trgovin|žrtv|eksploat|iskorišć|ropstv|izbeglic"
            + "|söwda|pida|ekspluat|gulçul|gaçgak");

    private final RefusalTexts texts = ContractPieces.load().refusalTexts();

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void hasAFinishedSentenceForEveryCodeAndNoTwoAlike(String language) {
        Set<String> seen = new HashSet<>();
        for (ErrorCode code : ErrorCode.values()) {
            assertThat(texts.text(code, language))
                    .as(language + " " + code)
                    .endsWith(".")
                    .hasSizeBetween(40, 260);
            assertThat(seen.add(texts.text(code, language)))
                    .as(language + " " + code)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void saysNothingThatWouldGiveAPersonAway(String language) {
        for (ErrorCode code : ErrorCode.values()) {
            assertThat(texts.text(code, language).toLowerCase(Locale.ROOT)).doesNotContainPattern(OUTING);
        }
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void isWrittenInItsOwnLanguage(String language) {
        for (ErrorCode code : ErrorCode.values()) {
            assertThat(LANGUAGES.stream()
                            .filter(other -> texts.text(code, other).equals(texts.text(code, language))))
                    .containsExactly(language);
        }
    }

    @Test
    void answersInEnglishWhenItDoesNotHaveTheLanguage() {
        assertThat(texts.text(ErrorCode.INTERNAL, "fr")).isEqualTo(texts.text(ErrorCode.INTERNAL, "en"));
    }
}
