package org.trmgateway.acceptance.path;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.trmgateway.acceptance.demo.Samples;
import org.trmgateway.referral.ErrorCode;

/**
 * A form that has to be refused.
 *
 * @param name what is wrong with it
 * @param form the bytes, with {@link #NUMBER}
 * @param code expected
 * @param field expected; empty text for none
 * @param rule expected; empty text for none
 */
record WrongForm(String name, byte[] form, ErrorCode code, String field, String rule) {

    /** Stands in forms where the case number will be. */
    static final String NUMBER = "SG/2026/1";

    private static final Persona PERSON = Persona.MISTAKEN;
    private static final Charset WINDOWS_1250 = Charset.forName("windows-1250");
    private static final String FORM = PERSON.form(Samples.MOTHER, NUMBER);
    private static final String RETURN = PERSON.form(Samples.RETURN, NUMBER);

    /** The bytes under a case number of their own. */
    byte[] under(String caseNumber) {
        return new String(form, StandardCharsets.ISO_8859_1)
                .replace(NUMBER + "\"", caseNumber + "\"")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return name;
    }

    /** Polish forms. */
    static Stream<WrongForm> polish() {
        String deep = "<zgloszenie>" + "<a>".repeat(100_000) + "</a>".repeat(100_000) + "</zgloszenie>";
        return Stream.of(
                wrong(
                        "wrong schema",
                        form("<plec kod=\"K\"/>", "<" + PERSON.firstName() + "/>"),
                        ErrorCode.TRANSLATE_SCHEMA,
                        "pokrzywdzony",
                        "cvc-complex-type.2.4.a"),
                wrong(
                        "unknown code",
                        form("<kod>07</kod>", "<kod>97</kod>"),
                        ErrorCode.TRANSLATE_CODE_UNKNOWN,
                        "T2",
                        "wykorzystanie"),
                wrong(
                        "impossible personal number",
                        form(PERSON.identityNumber(), PERSON.identityNumber().substring(0, 10) + "1"),
                        ErrorCode.TRANSLATE_VALUE_INVALID,
                        "P6",
                        "pesel"),
                wrong(
                        "malformed",
                        FORM.substring(0, FORM.indexOf("</krewny>")),
                        ErrorCode.INTAKE_SYNTAX,
                        "",
                        "well-formed"),
                wrong("empty", "", ErrorCode.INTAKE_SYNTAX, "", "well-formed"),
                wrong(
                        "external entity",
                        withDocumentType("<!DOCTYPE zgloszenie [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"),
                        ErrorCode.INTAKE_SYNTAX,
                        "",
                        "well-formed"),
                wrong(
                        "external document type",
                        withDocumentType("<!DOCTYPE zgloszenie SYSTEM \"http://127.0.0.1:9/x.dtd\">"),
                        ErrorCode.INTAKE_SYNTAX,
                        "",
                        "well-formed"),
                wrong(
                        "entity bomb",
                        withDocumentType(
                                        "<!DOCTYPE zgloszenie [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                                                + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">]>")
                                .replace(PERSON.story(), "&d;"),
                        ErrorCode.INTAKE_SYNTAX,
                        "",
                        "well-formed"),
                wrong("deep nesting", deep, ErrorCode.INTAKE_SYNTAX, "", "depth"),
                wrong(
                        "unknown form",
                        "<" + PERSON.firstName() + "/>",
                        ErrorCode.TRANSLATE_FORM_UNKNOWN,
                        "",
                        "zgloszenie-sg/1"),
                new WrongForm(
                        "wrong encoding",
                        FORM.replace(PERSON.cyrillicName(), "").getBytes(WINDOWS_1250),
                        ErrorCode.INTAKE_SYNTAX,
                        "",
                        "encoding"),
                new WrongForm(
                        "UTF-16", FORM.getBytes(StandardCharsets.UTF_16), ErrorCode.INTAKE_SYNTAX, "", "encoding"),
                wrong(
                        "unknown recipient",
                        form("odbiorca=\"by-mvd\">", "odbiorca=\"by-nobody\">"),
                        ErrorCode.ADMIT_RECIPIENT_UNKNOWN,
                        "",
                        "party"),
                wrong(
                        "oneself as recipient",
                        form("odbiorca=\"by-mvd\">", "odbiorca=\"pl-sg\">"),
                        ErrorCode.ADMIT_RECIPIENT_UNKNOWN,
                        "E11",
                        ""),
                wrong(
                        "a recipient without the role",
                        RETURN.replace("odbiorca=\"iom-pl\">", "odbiorca=\"by-mvd\">"),
                        ErrorCode.ADMIT_ROLE_FORBIDDEN,
                        "",
                        "T10a"),
                wrong(
                        "a case nobody knows",
                        form("odbiorca=\"by-mvd\">", "odbiorca=\"by-mvd\" sprawa=\"0123456789ABCDEFGHJKMNPQRS\">"),
                        ErrorCode.ADMIT_CASE_UNKNOWN,
                        "E10",
                        ""),
                wrong(
                        "a withdrawal in a case nobody knows",
                        new String(Forms.withdrawal(NUMBER, "wszystko=\"tak\""), UTF_8),
                        ErrorCode.ADMIT_CASE_UNKNOWN,
                        "E9",
                        ""),
                wrong(
                        "protection applied for",
                        form("<ochronaMiedzynarodowa kod=\"0\"/>", "<ochronaMiedzynarodowa kod=\"1\"/>"),
                        ErrorCode.ADMIT_GATE_CLOSED,
                        "A1",
                        "protection"),
                wrong(
                        "protection not known",
                        form("<ochronaMiedzynarodowa kod=\"0\"/>", "<ochronaMiedzynarodowa kod=\"9\"/>"),
                        ErrorCode.ADMIT_GATE_CLOSED,
                        "A1",
                        "protection"),
                wrong(
                        "child without guardian",
                        form("<dziecko wiek=\"1\"/>", "<dziecko wiek=\"2\"/>"),
                        ErrorCode.ADMIT_GATE_CLOSED,
                        "K1",
                        "child"),
                wrong(
                        "perhaps a child, and explicitly no guardian",
                        form("<dziecko wiek=\"1\"/>", "<dziecko wiek=\"3\" opiekun=\"0\"/>"),
                        ErrorCode.ADMIT_GATE_CLOSED,
                        "K1",
                        "child"),
                wrong(
                        "consent for another recipient only",
                        form("cel=\"przekazanie\" odbiorca=\"by-mvd\"", "cel=\"przekazanie\" odbiorca=\"by-tcson\""),
                        ErrorCode.ADMIT_CONSENT_MISSING,
                        "C2",
                        "I1"),
                wrong(
                        "consent for another purpose only",
                        form("cel=\"przekazanie\"", "cel=\"ocena\""),
                        ErrorCode.ADMIT_CONSENT_MISSING,
                        "C2",
                        "I1"),
                wrong(
                        "consent that is over",
                        form(
                                "od=\"2026-11-19\" do=\"2030-12-31\" dalej=\"nie\"",
                                "od=\"2026-11-19\" do=\"2026-11-20\" dalej=\"nie\""),
                        ErrorCode.ADMIT_CONSENT_MISSING,
                        "C2",
                        "I1"),
                wrong(
                        "no consent for one category",
                        form("rodzina zdrowie wykorzystanie", "rodzina wykorzystanie"),
                        ErrorCode.ADMIT_CONSENT_MISSING,
                        "N5",
                        "I1-health"));
    }

    /** Belarusian files. */
    static Stream<WrongForm> belarusian() {
        String answer = new String(sample("by/samples/otvet-485-prinyato.xml"), CaseStory.BELARUSIAN);
        return Stream.of(
                file(
                        "a letter the ministry does not have",
                        answer.replace("код=\"П\"", "код=\"Щ\""),
                        ErrorCode.TRANSLATE_CODE_UNKNOWN,
                        "D1",
                        "решение"),
                file("malformed", answer.substring(0, 300), ErrorCode.INTAKE_SYNTAX, "", "well-formed"),
                file(
                        "a word in place of an element",
                        answer.replace("<услуга код=\"ВП\"/>", "<Живадинка/>"),
                        ErrorCode.TRANSLATE_SCHEMA,
                        "",
                        ""),
                file("a case nobody knows", answer, ErrorCode.ADMIT_CASE_UNKNOWN, "E10", ""),
                new WrongForm("wrong encoding", answer.getBytes(UTF_8), ErrorCode.INTAKE_SYNTAX, "", "encoding"),
                file(
                        "unknown form",
                        "<?xml version=\"1.0\" encoding=\"windows-1251\"?><Живадинка/>",
                        ErrorCode.TRANSLATE_FORM_UNKNOWN,
                        "",
                        "анкета-485/1"),
                file("too large", answer + " ".repeat(2 << 20), ErrorCode.INTAKE_TOO_LARGE, "", ""));
    }

    /** Documents of IOM. */
    static Stream<WrongForm> iom() {
        String decision = new String(sample("iom/samples/return-assistance-decision.json"), UTF_8);
        return Stream.of(
                wrong("malformed", decision.substring(0, 200), ErrorCode.INTAKE_SYNTAX, "", "well-formed"),
                wrong(
                        "unknown code",
                        decision.replace("\"Accept\"", "\"" + PERSON.firstName() + "\""),
                        ErrorCode.TRANSLATE_CODE_UNKNOWN,
                        "",
                        "decision"),
                wrong(
                        "unknown form",
                        decision.replace("\"ReturnAssistanceDecision\"", "\"" + PERSON.firstName() + "\""),
                        ErrorCode.TRANSLATE_FORM_UNKNOWN,
                        "",
                        "iom-intake/1"),
                wrong("a case nobody knows", decision, ErrorCode.ADMIT_CASE_UNKNOWN, "", ""));
    }

    private static byte[] sample(String path) {
        try (InputStream in = Samples.class.getResourceAsStream("/trm/countries/" + path)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String form(String part, String replacement) {
        assertThat(FORM).contains(part);
        return FORM.replace(part, replacement);
    }

    private static String withDocumentType(String documentType) {
        return FORM.replace("<zgloszenie ", documentType + "<zgloszenie ");
    }

    private static WrongForm wrong(String name, String form, ErrorCode code, String field, String rule) {
        return new WrongForm(name, form.getBytes(UTF_8), code, field, rule);
    }

    private static WrongForm file(String name, String form, ErrorCode code, String field, String rule) {
        return new WrongForm(name, form.getBytes(CaseStory.BELARUSIAN), code, field, rule);
    }
}
