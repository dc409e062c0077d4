package org.trmgateway.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.contracts.pack.CountryPack;
import org.trmgateway.contracts.pack.DeliveryContext;
import org.trmgateway.contracts.pack.NationalDocument;
import org.trmgateway.contracts.pack.Translation;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Sensitive;
import org.w3c.dom.Document;

/** The format of the country offices of IOM, {@code iom-intake/1}, both ways. */
class IomPackTest {

    private static final Path SAMPLES = Path.of("countries", "iom", "samples");
    private static final String REFERENCE = "0123456789ABCDEFGHJKMNPQRS";
    private static final String MESSAGE = "01923c8e-7b5f-7d2a-9c11-3f2e5a6b7c8d";
    private static final Pattern STRING_OR_SPACE = Pattern.compile("(\"(?:[^\"\\\\]|\\\\.)*\")|\\s+");
    private static final DeliveryContext CONTEXT = new DeliveryContext(
            MessageId.parse(MESSAGE),
            new CaseReference(REFERENCE),
            new Sensitive<>(Optional.of("MNSK-26-0031")),
            new PartyId("pl-sg"),
            new PartyId("iom-by"),
            Instant.parse("2026-12-01T09:30:00Z"),
            Optional.empty(),
            "en");

    private static final CountryPack PACK = Contracts.load().packs().pack("iom");

    @ParameterizedTest
    @ValueSource(strings = {"return-assistance-decision", "return-assistance-decision-declined"})
    void translatesTheAnswerOfTheOffice(String sample) throws IOException {
        Translation translation = PACK.toCanonical(Files.readAllBytes(SAMPLES.resolve(sample + ".json")));

        assertThat(translation.message().type()).isEqualTo(new MessageType("M11"));
        assertThat(CanonicalText.of(translation.canonical()))
                .isEqualTo(CanonicalText.of(canonical(sample + ".canonical.xml")));
        assertThat(translation.caseReference()).contains(new CaseReference(REFERENCE));
        assertThat(translation.inReplyTo()).contains(MessageId.parse(MESSAGE));
        assertThat(translation.losses()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "M10,return-assistance-request",
        "M10,return-assistance-request-sealed",
        "M03,referral-request",
        "M22,consent-update"
    })
    void deliversWithCodesLabelsAndProvenance(String type, String sample) throws IOException {
        NationalDocument delivered =
                PACK.toNational(new MessageType(type), canonical(sample + ".canonical.xml"), CONTEXT);

        assertThat(dense(new String(delivered.bytes(), StandardCharsets.UTF_8)))
                .isEqualTo(dense(Files.readString(SAMPLES.resolve(sample + ".json"))));
        assertThat(delivered.mediaType()).isEqualTo("application/json");
        assertThat(delivered.extension()).isEqualTo("json");
    }

    @Test
    void leavesOutNothingThatAnOfficeMayRead() throws IOException {
        ContractPieces contracts = ContractPieces.load();
        StringBuilder maps = new StringBuilder();
        // The short forms of M03, M10 and M22 name each field, with the remarks of the plain forms, which deliver
        // whatever
        // a message holds.
        Set<String> groups = Set.of(
                "Case",
                "Person",
                "Dependant",
                "Relative",
                "Identification",
                "Exploitation",
                "Needs",
                "Risk",
                "Child",
                "Consent",
                "ConsentCell",
                "Withdrawal",
                "Return",
                "Contact",
                "Losses",
                "Sealed");
        for (String map : new String[] {"request", "consent", "consent-update", "json"}) {
            maps.append(Files.readString(Path.of("countries", "iom", "maps", map + ".xsl")));
        }
        for (String map : new String[] {"plain-json-out", "plain-out"}) {
            maps.append(Files.readString(Path.of("countries", "shared", map + ".xsl")));
        }
        for (Table.Row row :
                Table.read(ContractPieces.RELEASE_POLICY, "fields.csv").rows()) {
            boolean readable = switch (contracts
                    .releasePolicy()
                    .view("IO")
                    .rule(row.get("element"))
                    .action()) {
                case KEEP, SEAL -> groups.contains(row.get("group"));
                case GENERALISE, PSEUDONYMISE, DROP -> false;
            };
            if (readable) {
                assertThat(maps.toString()).containsPattern("c:" + row.get("element") + "\\b");
            }
        }
    }

    @Test
    void quotesInTheAnswerWhatTheRequestCarried() throws IOException {
        String request = new String(
                PACK.toNational(new MessageType("M10"), canonical("return-assistance-request.canonical.xml"), CONTEXT)
                        .bytes(),
                StandardCharsets.UTF_8);
        String answer = answer("\"decision\":\"Accept\"")
                .replace(REFERENCE, member(request, "caseReference"))
                .replace(MESSAGE, member(request, "messageId"));

        Translation translation = PACK.toCanonical(answer.getBytes(StandardCharsets.UTF_8));

        assertThat(translation.caseReference()).contains(CONTEXT.caseReference());
        assertThat(translation.inReplyTo()).contains(CONTEXT.messageId());
    }

    @Test
    void tellsTheOfficeWhyItsAnswerWasRefused() {
        NationalDocument refusal = PACK.refusal(
                new Refusal(
                        ErrorCode.TRANSLATE_CODE_UNKNOWN,
                        Detail.of("D1", "decision").at(4)),
                CONTEXT);

        String json = new String(refusal.bytes(), StandardCharsets.UTF_8);
        assertThat(member(json, "form")).isEqualTo("Refusal");
        assertThat(member(json, "code")).isEqualTo("TRANSLATE_CODE_UNKNOWN");
        assertThat(member(json, "field")).isEqualTo("D1");
        assertThat(member(json, "rule")).isEqualTo("decision");
        assertThat(member(json, "text")).contains("agreed list");
        assertThat(json).containsPattern("\"position\"\\s*:\\s*4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"decision\":\"Accept\",\"colour\":\"red\"'|TRANSLATE_SCHEMA|decision|member-unknown",
                "'\"decision\":true'|TRANSLATE_SCHEMA|decision.decision|type-string",
                "'\"decision\":null'|TRANSLATE_SCHEMA|decision.decision|type-string",
                "'\"reason\":\"NoCapacity\"'|TRANSLATE_SCHEMA|decision.decision|required",
                "'\"decision\":\"Accept\",\"offeredServices\":\"Shelter\"'|TRANSLATE_SCHEMA|decision.offeredServices|type-array",
                "'\"decision\":\"Accept\",\"offeredServices\":[1]'|TRANSLATE_SCHEMA|decision.offeredServices|items-string",
                "'\"decision\":\"Accept\",\"contacts\":[{\"office\":\"A\"}]'|TRANSLATE_SCHEMA|decision.contacts.role|required",
                "'\"decision\":\"Accept\",\"contacts\":[{\"office\":\"A\",\"role\":\"Alternate\",\"name\":\"B\"}]'"
                        + "|TRANSLATE_SCHEMA|decision.contacts|member-unknown",
                "'\"decision\":\"Perhaps\"'|TRANSLATE_CODE_UNKNOWN|D1|decision",
                "'\"decision\":\"accept\"'|TRANSLATE_CODE_UNKNOWN|D1|decision",
                "'\"decision\":\"Accept\",\"offeredServices\":[\"Holiday\"]'|TRANSLATE_CODE_UNKNOWN|D4|service",
                "'\"decision\":\"Accept\",\"contacts\":[{\"office\":\"A\",\"role\":\"Alternate\",\"language\":\"xx\"}]'"
                        + "|TRANSLATE_CODE_UNKNOWN|O1|Language",
                "'\"decision\":\"Accept\",\"decidedOn\":\"2026-02-30\"'|TRANSLATE_VALUE_INVALID|D3|date",
                "'\"decision\":\"Accept\",\"decidedOn\":\"2026-02\"'|TRANSLATE_VALUE_INVALID|D3|date",
                "'\"decision\":\"Accept\",\"informationWanted\":[\"the name\"]'|TRANSLATE_VALUE_INVALID|D6|field-id",
                "'\"decision\":\"Accept\",\"recipient\":\"Poland\"'|TRANSLATE_VALUE_INVALID|E11|party"
            })
    void refusesAnAnswerThatIsNotAsAgreed(String members, ErrorCode code, String field, String rule) {
        GatewayException refused = refused(answer(members));

        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.detail()).isEqualTo(Detail.of(field, rule));
    }

    @Test
    void refusesAnotherVersionOfTheFormat() {
        assertThat(refused(answer("\"decision\":\"Accept\"").replace("iom-intake/1", "iom-intake/2"))
                        .detail())
                .isEqualTo(Detail.of("decision.format", "format"));
    }

    @Test
    void refusesMoreContactsThanTheDeskAndItsAlternate() {
        String contact = "{\"office\":\"A\",\"role\":\"Alternate\"}";

        assertThat(refused(answer("\"decision\":\"Accept\",\"contacts\":[" + contact + "," + contact + "," + contact
                                + "]"))
                        .detail())
                .isEqualTo(Detail.of("O1", "two-contacts"));
    }

    @Test
    void refusesAFormItDoesNotKnow() {
        assertThat(refused("{\"form\":\"ArrivalNotice\",\"format\":\"iom-intake/1\"}")
                        .code())
                .isEqualTo(ErrorCode.TRANSLATE_FORM_UNKNOWN);
        assertThat(refused("[]").code()).isEqualTo(ErrorCode.TRANSLATE_FORM_UNKNOWN);
        assertThat(refused("{\"format\":\"iom-intake/1\"}").code()).isEqualTo(ErrorCode.TRANSLATE_FORM_UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"form\":\"ReturnAssistanceDecision\"",
                "{\"form\":\"ReturnAssistanceDecision\",\"decision\":\"Acc",
                "{'form':'ReturnAssistanceDecision'}",
                "{\"form\":\"ReturnAssistanceDecision\",}",
                "{\"form\":\"ReturnAssistanceDecision\",\"decision\":\"Accept\",\"decision\":\"Decline\"}",
                "{\"form\":\"ReturnAssistanceDecision\"} {\"form\":\"ReturnAssistanceDecision\"}",
                "{\"form\":\"ReturnAssistanceDecision\",\"caseNumber\":\"\\u0000\"}"
            })
    void refusesTextThatIsNotOneJsonValue(String text) {
        GatewayException refused = refused(text);

        assertThat(refused.code()).isEqualTo(ErrorCode.INTAKE_SYNTAX);
        assertThat(refused.getCause()).isNull();
    }

    @Test
    void refusesEveryTruncationOfAnAnswerAndNeverBreaks() throws IOException {
        byte[] whole = Files.readAllBytes(SAMPLES.resolve("return-assistance-decision.json"));
        int end = new String(whole, StandardCharsets.UTF_8).stripTrailing().length();
        for (int length = 0; length < end; length += 7) {
            byte[] part = java.util.Arrays.copyOf(whole, length);

            GatewayException refused = catchThrowableOfType(GatewayException.class, () -> PACK.toCanonical(part));

            assertThat(refused).as("first %d bytes", length).isNotNull();
            assertThat(refused.code()).isEqualTo(ErrorCode.INTAKE_SYNTAX);
        }
    }

    @Test
    void refusesNestingThatWouldExhaustTheStack() {
        assertThat(refused("[".repeat(100_000)).detail())
                .isEqualTo(Detail.rule("depth").at(1));
    }

    @Test
    void refusesAnotherCharacterSet() {
        byte[] latin = answer("\"decision\":\"Accept\",\"caseNumber\":\"Łódź\"").getBytes(StandardCharsets.UTF_16LE);

        assertThat(catchThrowableOfType(GatewayException.class, () -> PACK.toCanonical(latin))
                        .code())
                .isEqualTo(ErrorCode.INTAKE_SYNTAX);
    }

    private GatewayException refused(String text) {
        GatewayException refused = catchThrowableOfType(
                GatewayException.class, () -> PACK.toCanonical(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(refused).isNotNull();
        return refused;
    }

    private static String answer(String members) {
        return "{\"form\":\"ReturnAssistanceDecision\",\"format\":\"iom-intake/1\",\"caseReference\":\"" + REFERENCE
                + "\",\"inReplyTo\":\"" + MESSAGE + "\"," + members + "}";
    }

    private static String member(String json, String name) {
        Matcher found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
        assertThat(found.find()).as(name).isTrue();
        return found.group(1);
    }

    /** JSON without the white space between its tokens, and with plain slashes. */
    private static String dense(String json) {
        return STRING_OR_SPACE
                .matcher(json)
                .replaceAll(token -> Matcher.quoteReplacement(token.group(1) == null ? "" : token.group(1)))
                .replace("\\/", "/");
    }

    private static Document canonical(String sample) throws IOException {
        return CanonicalText.read(Files.readString(SAMPLES.resolve(sample)));
    }
}
