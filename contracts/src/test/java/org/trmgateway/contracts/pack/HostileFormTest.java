package org.trmgateway.contracts.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Refusal;

/** Forms that are wrong, or want to do harm: each is refused with its code, and nothing it says is repeated. */
class HostileFormTest {

    private static final Charset WINDOWS_1250 = Charset.forName("windows-1250");
    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    /** Stands in place of names and values; must never come back. */
    private static final String CANARY = "Kanarkowska";

    private static final String FORM = PackSamples.text("pl", "zgloszenie-matka-z-dziecmi.xml");
    private static final String ANSWER =
            new String(PackSamples.bytes("by", "otvet-485-prinyato.xml"), Charset.forName("windows-1251"));

    static Stream<Arguments> wrongForms() {
        return Stream.of(
                wrong("truncated", FORM.substring(0, FORM.length() / 2), ErrorCode.INTAKE_SYNTAX, "", "well-formed"),
                wrong("empty", "", ErrorCode.INTAKE_SYNTAX, "", "well-formed"),
                wrong("no markup", CANARY, ErrorCode.INTAKE_SYNTAX, "", "well-formed"),
                wrong(
                        "unknown entity",
                        form(">Wolha<", ">&" + CANARY + ";<"),
                        ErrorCode.INTAKE_SYNTAX,
                        "",
                        "well-formed"),
                wrong("control character", form(">Wolha<", ">&#1;<"), ErrorCode.INTAKE_SYNTAX, "", "well-formed"),
                wrong("another form", "<" + CANARY + "/>", ErrorCode.TRANSLATE_FORM_UNKNOWN, "", "zgloszenie-sg/1"),
                wrong(
                        "form in a namespace",
                        form("<zgloszenie ", "<zgloszenie xmlns=\"urn:x\" "),
                        ErrorCode.TRANSLATE_FORM_UNKNOWN,
                        "",
                        "zgloszenie-sg/1"),
                wrong(
                        "a form the gateway delivers",
                        "<odmowa/>",
                        ErrorCode.TRANSLATE_FORM_UNKNOWN,
                        "",
                        "zgloszenie-sg/1"),
                wrong(
                        "unknown element",
                        form("<imie>Wolha</imie>", "<imie>Wolha</imie><" + CANARY + "/>"),
                        ErrorCode.TRANSLATE_SCHEMA,
                        "pokrzywdzony",
                        "cvc-complex-type.2.4.a"),
                wrong(
                        "unknown attribute",
                        form("<plec kod=\"K\"/>", "<plec kod=\"K\" x=\"" + CANARY + "\"/>"),
                        ErrorCode.TRANSLATE_SCHEMA,
                        "plec",
                        "cvc-complex-type.3.2.2"),
                wrong(
                        "missing element",
                        form("<imie>Wolha</imie>", ""),
                        ErrorCode.TRANSLATE_SCHEMA,
                        "otczestwo",
                        "cvc-complex-type.2.4.a"),
                wrong(
                        "value out of shape",
                        form(">BY</obywatelstwo>", ">" + CANARY + "</obywatelstwo>"),
                        ErrorCode.TRANSLATE_SCHEMA,
                        "obywatelstwo",
                        "cvc-datatype-valid.1.2.3"),
                wrong(
                        "overridden type",
                        form(
                                "<imie>",
                                "<imie xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"" + " xsi:type=\""
                                        + CANARY + "\">"),
                        ErrorCode.TRANSLATE_SCHEMA,
                        "imie",
                        "cvc-elt.4.2"),
                wrong(
                        "date not in the calendar",
                        form("dzien=\"1992-03-08\"", "dzien=\"1992-02-31\""),
                        ErrorCode.TRANSLATE_SCHEMA,
                        "dataUrodzenia",
                        "cvc-datatype-valid.1.2.1"),
                wrong(
                        "part of a date not in the calendar",
                        form("od=\"2025-09\"", "od=\"2025-13\""),
                        ErrorCode.TRANSLATE_VALUE_INVALID,
                        "T5",
                        "date"),
                wrong(
                        "check digit of the personal number",
                        form(">92030899987<", ">92030899986<"),
                        ErrorCode.TRANSLATE_VALUE_INVALID,
                        "P6",
                        "pesel"),
                wrong(
                        "unknown code",
                        form("<kod>07</kod>", "<kod>97</kod>"),
                        ErrorCode.TRANSLATE_CODE_UNKNOWN,
                        "T2",
                        "wykorzystanie"),
                wrong(
                        "unknown region of a place",
                        form("teryt=\"1465011\"", "teryt=\"9965011\""),
                        ErrorCode.TRANSLATE_CODE_UNKNOWN,
                        "T5",
                        "places"),
                wrong(
                        "withdrawal of nothing",
                        PackSamples.text("pl", "wycofanie-zgody-zakres.xml").replace(" kategoria=\"rodzina\"", ""),
                        ErrorCode.TRANSLATE_VALUE_INVALID,
                        "C6",
                        "zakres"));
    }

    static Stream<Arguments> attacks() {
        return Stream.of(
                Arguments.of("document type", "<!DOCTYPE zgloszenie>"),
                Arguments.of("file", "<!DOCTYPE zgloszenie [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"),
                Arguments.of("network", "<!DOCTYPE zgloszenie SYSTEM \"http://127.0.0.1:9/x.dtd\">"),
                Arguments.of(
                        "billion laughs",
                        "<!DOCTYPE zgloszenie [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                                + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongForms")
    void refusesWrongFormWithItsCodeFieldAndRule(
            String name, String form, ErrorCode code, Optional<String> field, Optional<String> rule) {
        GatewayException refused = refusedBy("pl", form.getBytes(StandardCharsets.UTF_8));

        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.detail().field()).isEqualTo(field);
        assertThat(refused.detail().rule()).isEqualTo(rule);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void refusesDocumentTypeBeforeItIsRead(String name, String documentType) {
        String form = FORM.replace("<zgloszenie ", documentType + "<zgloszenie ");

        GatewayException refused = refusedBy("pl", form.getBytes(StandardCharsets.UTF_8));

        assertThat(refused.code()).isEqualTo(ErrorCode.INTAKE_SYNTAX);
    }

    @Test
    void refusesNestingDeeperThanAnyForm() {
        String form = "<zgloszenie>" + "<a>".repeat(100_000) + "</a>".repeat(100_000) + "</zgloszenie>";

        assertThat(refusedBy("pl", form.getBytes(StandardCharsets.UTF_8)).detail())
                .isEqualTo(Detail.rule("depth").at(1));
    }

    @Test
    void refusesMoreElementsThanAnyForm() {
        String form = "<zgloszenie>" + "<a/>".repeat(BoundedHandler.MOST_ELEMENTS) + "</zgloszenie>";

        assertThat(refusedBy("pl", form.getBytes(StandardCharsets.UTF_8)).detail())
                .isEqualTo(Detail.rule("elements").at(1));
    }

    @Test
    void namesTheLineOfTheViolation() {
        int line = (int) FORM.substring(0, FORM.indexOf("<plec")).lines().count();

        GatewayException refused = refusedBy(
                "pl", form("<plec kod=\"K\"/>", "<plec kod=\"kobieta\"/>").getBytes(StandardCharsets.UTF_8));

        assertThat(refused.detail().position()).contains(line);
    }

    @Test
    void refusesPolishFormInWindows1250() {
        GatewayException refused = refusedBy("pl", FORM.getBytes(WINDOWS_1250));

        int line = (int) FORM.substring(0, FORM.indexOf("ą")).lines().count();
        assertThat(refused.code()).isEqualTo(ErrorCode.INTAKE_SYNTAX);
        assertThat(refused.detail()).isEqualTo(Detail.rule("encoding").at(line));
    }

    @Test
    void refusesDeclarationThatContradictsThePack() {
        String form = FORM.replace("encoding=\"UTF-8\"", "encoding=\"windows-1250\"");

        assertThat(refusedBy("pl", form.getBytes(StandardCharsets.UTF_8)).detail())
                .isEqualTo(Detail.rule("xml-declaration").at(1));
    }

    @Test
    void refusesXml11() {
        String form = FORM.replace("version=\"1.0\"", "version=\"1.1\"");

        assertThat(refusedBy("pl", form.getBytes(StandardCharsets.UTF_8)).detail())
                .isEqualTo(Detail.rule("xml-declaration").at(1));
    }

    @Test
    void refusesUtf16() {
        assertThat(refusedBy("pl", FORM.getBytes(StandardCharsets.UTF_16)).code())
                .isEqualTo(ErrorCode.INTAKE_SYNTAX);
    }

    @Test
    void refusesUtf8BytesThatCallThemselvesWindows1251() {
        assertThat(refusedBy("by", ANSWER.getBytes(StandardCharsets.UTF_8)).detail())
                .isEqualTo(Detail.rule("encoding").at(1));
    }

    @Test
    void refusesByteThatWindows1251DoesNotHave() {
        byte[] bytes = ANSWER.replace("ТЦСОН", "ТЦСО~").getBytes(WINDOWS_1251);
        int place = new String(bytes, WINDOWS_1251).indexOf('~');
        bytes[place] = (byte) 0x98;

        assertThat(refusedBy("by", bytes).detail().rule()).contains("encoding");
    }

    @Test
    void refusesOneByteCharacterSetWithoutDeclaration() {
        String answer = ANSWER.substring(ANSWER.indexOf("?>") + 2).strip();

        assertThat(refusedBy("by", answer.getBytes(WINDOWS_1251)).detail())
                .isEqualTo(Detail.rule("xml-declaration").at(1));
    }

    @Test
    void refusesBelarusianDateThatDoesNotExist() {
        String answer = ANSWER.replace("23.11.2026", "31.11.2026");

        assertThat(refusedBy("by", answer.getBytes(WINDOWS_1251)).toString())
                .contains("TRANSLATE_VALUE_INVALID field=D3 rule=date");
    }

    @Test
    void refusesAnswerWithUnknownLetterCode() {
        String answer = ANSWER.replace("<услуга код=\"ВП\"/>", "<услуга код=\"ЩЩ\"/>");

        assertThat(refusedBy("by", answer.getBytes(WINDOWS_1251)).toString())
                .contains("TRANSLATE_CODE_UNKNOWN field=D4 rule=услуга");
    }

    private static GatewayException refusedBy(String country, byte[] form) {
        GatewayException refused = catchThrowableOfType(
                GatewayException.class, () -> PackSamples.pack(country).toCanonical(form));
        assertThat(refused).isNotNull();
        requireSilent(country, refused);
        return refused;
    }

    /** Neither the exception, nor a cause of it, nor the refusal made of it says anything the form said. */
    private static void requireSilent(String country, GatewayException refused) {
        NationalDocument document =
                PackSamples.pack(country).refusal(Refusal.of(refused), PackSamples.context(country, false, false));
        String said = new String(document.bytes(), country.equals("pl") ? StandardCharsets.UTF_8 : WINDOWS_1251);
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            said += cause;
        }
        assertThat(said)
                .doesNotContain(
                        CANARY,
                        "Wolha",
                        "Łącka",
                        "Кавальчук",
                        "9203089998",
                        "BM9900017",
                        "48600999017",
                        "SG/2026/0017",
                        "1992-0",
                        "passwd",
                        "МВД-17",
                        "ТЦСО");
    }

    private static String form(String part, String replacement) {
        assertThat(FORM).contains(part);
        return FORM.replace(part, replacement);
    }

    private static Arguments wrong(String name, String form, ErrorCode code, String field, String rule) {
        return Arguments.of(name, form, code, Optional.of(field).filter(text -> !text.isEmpty()), Optional.of(rule));
    }
}
