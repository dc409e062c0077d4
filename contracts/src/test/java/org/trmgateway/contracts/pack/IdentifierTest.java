package org.trmgateway.contracts.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Numbers of people in plain forms: published test values, every single wrong figure, letters that only look alike. */
class IdentifierTest {

    @ParameterizedTest
    @CsvSource({
        "pl,44051401359,44051401359",
        "sk,710319/2745,710319/2745",
        "sk,7103192745,7103192745",
        "sk,780123/3540,780123/3540",
        "sk,320229/123,320229/123",
        "rs,0101006500006,0101006500006",
        "by,0000000A000PB2,0000000A000PB2",
        "by,0000000a000pb2,0000000A000PB2",
        "by,0000000А000РВ2,0000000A000PB2",
        "by,0000000A 000 PB2,0000000A000PB2",
        "pl,BY-1234,BY-1234",
        "by,44051401359,44051401359"
    })
    void takesRightNumbersAndThoseOfOtherCountries(String country, String number, String expected) {
        assertThat(read(country, number)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource
    void refusesEverySingleWrongFigure(String country, String right, String rule) {
        for (int place = 0; place < right.length(); place++) {
            for (char figure = '0'; figure <= '9'; figure++) {
                if (Character.isDigit(right.charAt(place)) && figure != right.charAt(place)) {
                    String wrong = right.substring(0, place) + figure + right.substring(place + 1);
                    GatewayException refused = catchThrowableOfType(GatewayException.class, () -> read(country, wrong));
                    assertThat(refused).as(wrong).isNotNull();
                    assertThat(refused.code()).isEqualTo(ErrorCode.TRANSLATE_VALUE_INVALID);
                    assertThat(refused.detail()).isEqualTo(Detail.of("P6", rule));
                }
            }
        }
    }

    static Stream<Arguments> refusesEverySingleWrongFigure() {
        return Stream.of(
                Arguments.of("pl", "44051401359", "pesel"),
                Arguments.of("sk", "8808100004", "rodné-číslo"),
                Arguments.of("rs", "0101006500006", "јмбг"),
                Arguments.of("by", "0000000A000PB2", "идентификационный-номер"));
    }

    /** The number as it is after it was written in a plain form of the country and read from it. */
    private static String read(String country, String number) {
        CountryPack pack = PackSamples.pack(country);
        Document message = PackSamples.parse(PackSamples.read(sample()));
        number(message).setTextContent(number);
        return number(pack.toCanonical(pack.toForm(message).orElseThrow().bytes())
                        .canonical())
                .getTextContent();
    }

    private static Path sample() {
        return CatalogueSamples.valid().stream()
                .filter(sample -> CatalogueSamples.type(sample).code().equals("M12"))
                .filter(sample -> PackSamples.parse(PackSamples.read(sample))
                                .getElementsByTagNameNS("*", "prs_IdentityNumber")
                                .getLength()
                        > 0)
                .filter(sample -> !CatalogueSamples.afterProtection(PackSamples.parse(PackSamples.read(sample))))
                .findFirst()
                .orElseThrow();
    }

    private static Element number(Document message) {
        return (Element)
                message.getElementsByTagNameNS("*", "prs_IdentityNumber").item(0);
    }
}
