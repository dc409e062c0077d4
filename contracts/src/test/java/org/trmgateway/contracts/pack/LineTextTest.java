package org.trmgateway.contracts.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.XdmNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.trmgateway.contracts.Table;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/** Lines of key and value as the maps see them, and as they are written. */
class LineTextTest {

    private static final Processor PROCESSOR = LockedProcessor.create();
    private static final FlatColumns KEYS = FlatColumns.of(Table.parse(
            "keys",
            String.join(
                    "\n",
                    "form;name;required;repeats;pattern;also",
                    "*;Görnüş;yes;no;;Görnüşi|Тип",
                    "gatnaşyk;Mätäçlik;no;yes;;",
                    "gatnaşyk;Senesi;no;no;[0-9]{2}/[0-9]{2}/[0-9]{4};",
                    "gatnaşyk;Bellik;no;no;;")));

    private final LineText text =
            new LineText(PROCESSOR, KEYS, "Görnüş", new FlatLayout(':', '|', "\n", false), StandardCharsets.UTF_8);

    @Test
    void readsLinesUnderTheirDeclaredKeys() {
        NationalReader.Reading reading =
                text.read("Тип: gatnaşyk\r\n\r\nMÄTÄÇLIK: howpsuz: ýer\nMätäçlik:lukman\nBellik: bir\n  iki\n\tüç\n");

        assertThat(reading.form()).isEqualTo("gatnaşyk");
        assertThat(reading.violation()).isEmpty();
        assertThat(reading.document().toString()).isEqualToIgnoringWhitespace("""
                        <text xmlns="urn:trmgateway:pack:1"><line n="1" key="Görnüş">gatnaşyk</line>
                        <line n="3" key="Mätäçlik">howpsuz: ýer</line><line n="4" key="Mätäçlik">lukman</line>
                        <line n="5" key="Bellik">bir iki üç</line></text>""");
    }

    @Test
    void writesWhatItReads() {
        String mail = "Görnüş: gatnaşyk\nMätäçlik: a\nMätäçlik: b\nBellik: bir\n iki\n";

        assertThat(new String(text.bytes(text.read(mail).document()), StandardCharsets.UTF_8))
                .isEqualTo(mail);
    }

    @Test
    void writesKeyInTheSpellingOfTheMap() {
        XdmNode letter = FlatNodes.text(
                PROCESSOR,
                new FlatRow(
                        1,
                        List.of(new FlatRow.Value(1, "Тип", "gatnaşyk"), new FlatRow.Value(2, "Mätäçlik", "lukman"))));

        assertThat(text.violation(letter)).isEmpty();
        assertThat(new String(text.bytes(letter), StandardCharsets.UTF_8))
                .isEqualTo("Тип: gatnaşyk\nMätäçlik: lukman\n");
    }

    @Test
    void recognisesFormWrittenInDecomposedLetters() {
        assertThat(text.read(Normalizer.normalize("Görnüş: gatnaşyk\n", Normalizer.Form.NFD))
                        .form())
                .isEqualTo("gatnaşyk");
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("", "lines", 1),
                Arguments.of("\n\n \n", "lines", 1),
                Arguments.of(" Görnüş: gatnaşyk\n", "key", 1),
                Arguments.of("Görnüş: gatnaşyk\nKanarýewa\n", "key", 2),
                Arguments.of("Görnüş: gatnaşyk\n: Kanarýewa\n", "key", 2),
                Arguments.of("Görnüş: gatnaşyk\nBellik: Kanar\0ýewa\n", "control-character", 2),
                Arguments.of("Görnüş: gatnaşyk\nBellik: Kanar\u0085ýewa\n", "control-character", 2),
                Arguments.of("Görnüş: gatnaşyk\rBellik: Kanarýewa\r", "line-end", 1),
                Arguments.of("\n".repeat(1_000_000), "lines", 5002),
                Arguments.of("Görnüş: " + "a".repeat(1_000_000), "length", 1),
                Arguments.of("Bellik: a\n" + (" " + "a".repeat(9_999) + "\n").repeat(3), "length", 3));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void refusesWhatIsNotLinesOfKeysWithRuleAndLine(String mail, String rule, int line) {
        GatewayException refused = catchThrowableOfType(GatewayException.class, () -> text.read(mail));

        assertThat(refused.code()).isEqualTo(ErrorCode.INTAKE_SYNTAX);
        assertThat(refused.detail()).isEqualTo(Detail.rule(rule).at(line));
        assertThat(refused.toString()).doesNotContain("Kanar");
    }

    @Test
    void refusesUnknownKeyWithItsLineAndWithoutItsName() {
        GatewayException refused =
                catchThrowableOfType(GatewayException.class, () -> text.read("Görnüş: gatnaşyk\nKanarýewa: x\n"));

        assertThat(refused.code()).isEqualTo(ErrorCode.TRANSLATE_SCHEMA);
        assertThat(refused.detail()).isEqualTo(Detail.rule("key-unknown").at(2));
    }

    static Stream<Arguments> violations() {
        return Stream.of(
                Arguments.of("Bellik: x", Detail.of("Bellik", "column-foreign").at(1)),
                Arguments.of(
                        "Görnüş: gatnaşyk\nSenesi: 07/03/1996\nSenesi: 08/03/1996",
                        Detail.of("Senesi", "repeats").at(3)),
                Arguments.of(
                        "Görnüş: gatnaşyk\n\nSenesi: 7.3.1996",
                        Detail.of("Senesi", "pattern").at(3)));
    }

    @ParameterizedTest
    @MethodSource("violations")
    void namesKeyRuleAndLineOfTheFirstViolation(String mail, Detail expected) {
        assertThat(text.read(mail).violation()).contains(expected);
    }

    @Test
    void recognisesItselfByTheMarker() {
        assertThat(text.looksLike("Salam!\nGÖRNÜŞ: x")).isTrue();
        assertThat(text.looksLike("<Görnüş>: x")).isFalse();
    }
}
