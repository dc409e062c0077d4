package org.trmgateway.contracts.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import java.util.stream.Stream;
import net.sf.saxon.s9api.SaxonApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/** JSON as the maps see it. */
class JsonTextTest {

    private final JsonText json = new JsonText(LockedProcessor.create(), "form", Optional.empty());

    @Test
    void readsFormNameAndWritesTheSameTextBack() throws SaxonApiException {
        NationalReader.Reading reading =
                json.read("{\"form\": \"return/1\", \"имя\": \"Żółć \\\"x\\\"\", \"n\": [1, null, true]}");

        assertThat(reading.form()).isEqualTo("return/1");
        assertThat(json.write(reading.document()).replaceAll("\\s", ""))
                .isEqualTo("{\"form\":\"return\\/1\",\"имя\":\"Żółć\\\"x\\\"\",\"n\":[1,null,true]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "{\"form\": 7}", "{\"nested\": {\"form\": \"x\"}}", "\"form\""})
    void findsNoFormNameWhereThereIsNone(String text) {
        assertThat(json.read(text).form()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"form\": \"a\", \"form\": \"b\"}",
                "{\"form\": \"a\", \"\\u0066orm\": \"b\"}",
                "{\"a\": {\"b\": 1, \"b\": 2}}",
                "{\"form\": \"a\\u0000\"}",
                "{'form': 'a'}",
                "{\"form\": \"a\",}",
                "{\"form\": NaN}",
                "{\"form\": \"a\"} {}"
            })
    void refusesTextThatIsNotStrictJson(String text) {
        GatewayException refused = catchThrowableOfType(GatewayException.class, () -> json.read(text));

        assertThat(refused).isNotNull();
        assertThat(refused.code()).isEqualTo(ErrorCode.INTAKE_SYNTAX);
        assertThat(refused.getCause()).isNull();
    }

    static Stream<Arguments> brokenLines() {
        return Stream.of(
                Arguments.of(1, ""),
                Arguments.of(1, "{"),
                Arguments.of(3, "\n\n<form/>"),
                Arguments.of(3, "{\n\"form\": \"a\",\n}"),
                Arguments.of(3, "{\r\n\"form\": \"a\"\r\n'b': 1}"),
                Arguments.of(3, "{\"form\": \"a\",\n\"b\": 1,\n\"form\": \"b\"}"),
                Arguments.of(2, "{\n\"form\": \"a\nb\"}"),
                Arguments.of(2, "{\n\"form\": \"a"),
                Arguments.of(2, "[\"\\u00fF\",\n\"\\u00fg\"]"),
                Arguments.of(2, "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\",\n\"\\v\"]"),
                Arguments.of(3, "[-0,\n-2.5e+7,\n01]"),
                Arguments.of(2, "[1.5,\n1.]"),
                Arguments.of(2, "[true, null,\nfalsch]"),
                Arguments.of(2, "{\"a\"\n1}"),
                Arguments.of(2, "[1\n2]"),
                Arguments.of(2, "[1,\n}"),
                Arguments.of(3, "[1]\n\n[2]"));
    }

    @ParameterizedTest
    @MethodSource("brokenLines")
    void namesTheLineWhereTheTextStopsBeingJson(int line, String text) {
        GatewayException refused = catchThrowableOfType(GatewayException.class, () -> json.read(text));

        assertThat(refused.detail()).isEqualTo(Detail.rule("well-formed").at(line));
    }

    @Test
    void refusesMoreValuesThanAnyForm() {
        String text = "[\n" + "0,".repeat(BoundedHandler.MOST_ELEMENTS) + "0]";

        GatewayException refused = catchThrowableOfType(GatewayException.class, () -> json.read(text));

        assertThat(refused.detail()).isEqualTo(Detail.rule("elements").at(2));
    }

    @Test
    void refusesDeepNestingWithoutRecursion() {
        String text = "\n" + "[".repeat(1_000_000);

        GatewayException refused = catchThrowableOfType(GatewayException.class, () -> json.read(text));

        assertThat(refused.detail()).isEqualTo(Detail.rule("depth").at(2));
    }

    @Test
    void countsNoBracketsInsideStrings() {
        String text = "{\"form\": \"" + "[{\\\"".repeat(100) + "\"}";

        assertThat(json.read(text).form()).startsWith("[{\"");
    }
}
