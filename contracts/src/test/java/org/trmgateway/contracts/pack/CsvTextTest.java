package org.trmgateway.contracts.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XPathCompiler;
import net.sf.saxon.s9api.XdmNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.trmgateway.contracts.Table;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/** CSV as the maps see it, and as it is written. */
class CsvTextTest {

    private static final Processor PROCESSOR = LockedProcessor.create();
    private static final FlatColumns COLUMNS = FlatColumns.of(Table.parse("columns", """
            form;name;required;repeats;pattern;also
            упут|одговор;Образац;first;no;;Obrazac
            упут;Презиме;first;no;;Prezime
            упут;Име оца;no;no;;
            упут;Облик;no;yes;;
            упут;Датум;no;no;[0-9]{2}\\.[0-9]{2}\\.[0-9]{4}\\.;
            одговор;Одлука;yes;no;;
            """));

    private final CsvText csv = csv(new FlatLayout(';', '|', "\r\n", true));

    @Test
    void readsRowsAsCellsUnderTheirDeclaredNames() {
        NationalReader.Reading reading =
                csv.read("Obrazac;Презиме;ИМЕ ОЦА;Облик\r\nупут; Đorđević ;;a|b| |c\n;Ђорђевић;\"x\";\n");

        assertThat(reading.form()).isEqualTo("упут");
        assertThat(reading.violation()).isEmpty();
        assertThat(written(reading.document()))
                .isEqualTo(
                        "2[Образац=упут, Презиме=Đorđević, Облик=a, Облик=b, Облик=c]3[Презиме=Ђорђевић, Име оца=x]");
    }

    @Test
    void countsLinesInsideQuotesSoThatEveryRowKnowsItsOwn() {
        NationalReader.Reading reading =
                csv.read("Образац;Презиме;Име оца\nупут;\"прва\r\nдруга \"\"x\"\";\";\"\"\n\n;;\nупут;\"y\";z");

        assertThat(written(reading.document()))
                .isEqualTo("2[Образац=упут, Презиме=прва\nдруга \"x\";]6[Образац=упут, Презиме=y, Име оца=z]");
    }

    @Test
    void writesWithMarkQuotesAndLineEndsAndReadsItBack() {
        String text = "Образац;Презиме;Име оца;Облик;Датум\r\nупут;\"a;\"\"b\"\"\r\nc\";;x|y;\r\n";

        byte[] bytes = csv.bytes(csv.read(text).document());

        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("\uFEFF" + text);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "=1+1,'=1+1",
                "@SUM(A1),'@SUM(A1)",
                "-x,'-x",
                "+cmd|calc,'+cmd|calc",
                "+381 11 555,+381 11 555",
                "-7,-7",
                "'x,'x"
            })
    void writesNothingThatSpreadsheetWouldRun(String value, String cell) {
        FlatRow row = new FlatRow(
                2, List.of(new FlatRow.Value(2, "Образац", "упут"), new FlatRow.Value(2, "Презиме", value)));

        byte[] bytes = csv.bytes(FlatNodes.csv(PROCESSOR, List.of(row)));

        assertThat(new String(bytes, StandardCharsets.UTF_8)).contains("\r\nупут;" + cell + ";;;\r\n");
        assertThat(written(csv.read(new String(bytes, StandardCharsets.UTF_8).substring(1))
                        .document()))
                .endsWith("Презиме=" + value + "]");
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                broken("empty", "", "header", 1),
                broken("header only", "Образац;Презиме\n", "rows", 1),
                broken("nothing but separators", "Образац;Презиме\n;\n;\n", "rows", 1),
                broken("quote left open", "Образац;Презиме\nупут;\"Канарић\nx\ny", "quote-open", 2),
                broken("quote inside a cell", "Образац;Презиме\nупут;Кана\"рић\n", "quote", 2),
                broken("text after a quote", "Образац;Презиме\nупут;\"Кана\"рић\n", "quote", 2),
                broken("a cell too few", "Образац;Презиме\nупут;а\nупут\n", "cells", 3),
                broken("a cell too many", "Образац;Презиме\nупут;Канарић;б\n", "cells", 2),
                broken("NUL", "Образац;Презиме\nупут;Кана\0рић\n", "control-character", 2),
                broken("escape", "Образац;Презиме\nупут;\"а\nКана\u001Bрић\"\n", "control-character", 3),
                broken("text turned around", "Образац;Презиме\nупут;Кана\u202Eрић\n", "control-character", 2),
                broken("second byte order mark", "Образац;Презиме\nупут;\uFEFFКанарић\n", "control-character", 2),
                broken("line separator", "Образац;Презиме\nупут;Кана\u2028рић\n", "control-character", 2),
                broken("old line ends", "Образац;Презиме\rупут;Канарић\r", "line-end", 1),
                broken("bomb of columns", ";".repeat(100_000), "columns", 1),
                broken("bomb of rows", "Образац;Презиме\n" + "упут;а\n".repeat(1_000), "rows", 502),
                broken("bomb of lines", "Образац;Презиме\nупут;\"" + "\n".repeat(1_000_000) + "\"", "lines", 5002),
                broken("bomb in a cell", "Образац;Презиме\nупут;" + "а".repeat(1_000_000), "length", 2),
                broken(
                        "bomb of values",
                        "Образац;Облик\n" + ("упут;" + "а|".repeat(400) + "\n").repeat(60),
                        "elements",
                        1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void refusesWhatIsNotCsvWithRuleAndLine(String name, String text, String rule, int line) {
        GatewayException refused = catchThrowableOfType(GatewayException.class, () -> csv.read(text));

        assertThat(refused.code()).isEqualTo(ErrorCode.INTAKE_SYNTAX);
        assertThat(refused.detail()).isEqualTo(Detail.rule(rule).at(line));
        assertThat(refused.toString()).doesNotContain("Кана");
        assertThat(refused.getCause()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "Образац,Презиме,Облик!!header-unknown!1",
                "Образац;Канарић!!header-unknown!2",
                "Образац;!!header-unknown!2",
                "Образац;Презиме;Prezime!Презиме!header-twice!3",
                "Презиме;Облик!Образац!header-missing!3"
            })
    void refusesHeaderWithRuleAndColumn(String header, String field, String rule, int column) {
        GatewayException refused =
                catchThrowableOfType(GatewayException.class, () -> csv.read(header + "\nупут;а;б\n"));

        assertThat(refused.code()).isEqualTo(ErrorCode.TRANSLATE_SCHEMA);
        assertThat(refused.detail())
                .isEqualTo(new Detail(Optional.ofNullable(field), Optional.of(rule), Optional.of(column)));
    }

    static Stream<Arguments> violations() {
        return Stream.of(
                Arguments.of(
                        "Образац;Име оца;Презиме;Одлука\nупут;а;б;в",
                        Detail.of("Одлука", "header-foreign").at(4)),
                Arguments.of(
                        "Образац;Име оца\nупут;а",
                        Detail.of("Презиме", "required").at(2)),
                Arguments.of(
                        "Образац;Одлука\nодговор;а\nодговор;\n",
                        Detail.of("Одлука", "required").at(3)),
                Arguments.of(
                        "Образац;Презиме;Датум\nупут;\"а\nб\";07.03.1996.\n;;7.3.96\n",
                        Detail.of("Датум", "pattern").at(4)),
                Arguments.of(
                        "Образац;Презиме\nупут;а\nодговор;б",
                        Detail.of("Образац", "one-form").at(3)));
    }

    @ParameterizedTest
    @MethodSource("violations")
    void namesColumnRuleAndLineOfTheFirstViolation(String text, Detail expected) {
        assertThat(csv.read(text).violation()).contains(expected);
    }

    @Test
    void refusesToWriteValueThatWouldBeReadAsTwo() {
        FlatRow row =
                new FlatRow(2, List.of(new FlatRow.Value(2, "Образац", "упут"), new FlatRow.Value(2, "Облик", "a|b")));

        GatewayException refused =
                catchThrowableOfType(GatewayException.class, () -> csv.bytes(FlatNodes.csv(PROCESSOR, List.of(row))));

        assertThat(refused.code()).isEqualTo(ErrorCode.TRANSLATE_MAP_FAILED);
        assertThat(refused.detail()).isEqualTo(Detail.of("Облик", "values").at(2));
    }

    @Test
    void refusesToWriteLetterTheCharacterSetDoesNotHave() {
        CsvText latin = new CsvText(
                PROCESSOR, COLUMNS, "Образац", new FlatLayout(';', '|', "\n", false), Charset.forName("windows-1251"));
        XdmNode document = csv.read("Образац;Презиме\nупут;Łącka").document();

        GatewayException refused = catchThrowableOfType(GatewayException.class, () -> latin.bytes(document));

        assertThat(refused.detail()).isEqualTo(Detail.rule("encoding"));
    }

    @Test
    void recognisesItselfByTheMarkerInTheHeader() {
        assertThat(csv.looksLike("Презиме;\"Образац\"\nx;y")).isTrue();
        assertThat(csv.looksLike("Образац,Презиме\n")).isFalse();
        assertThat(csv.looksLike("<Образац;>")).isFalse();
    }

    private static CsvText csv(FlatLayout layout) {
        return new CsvText(PROCESSOR, COLUMNS, "Образац", layout, StandardCharsets.UTF_8);
    }

    private static String written(XdmNode document) {
        try {
            XPathCompiler compiler = PROCESSOR.newXPathCompiler();
            compiler.declareNamespace("", "urn:trmgateway:pack:1");
            return compiler.evaluateSingle(
                            "string-join(//row ! (@line || '[' || string-join(cell ! (@name || '=' || .), ', ') || ']'))",
                            document)
                    .getStringValue();
        } catch (SaxonApiException impossible) {
            throw new IllegalStateException("the expression is constant", impossible);
        }
    }

    private static Arguments broken(String name, String text, String rule, int line) {
        return Arguments.of(name, text, rule, line);
    }
}
