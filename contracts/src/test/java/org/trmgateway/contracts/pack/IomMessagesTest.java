package org.trmgateway.contracts.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sensitive;
import org.w3c.dom.Document;

/** The messages an office of IOM exchanges under the canonical names, with the samples the pack ships. */
class IomMessagesTest {

    private static final Path SAMPLES = Path.of("countries", "iom", "samples");
    private static final String REFERENCE = "0123456789ABCDEFGHJKMNPQRS";
    private static final Pattern STRING_OR_SPACE = Pattern.compile("(\"(?:[^\"\\\\]|\\\\.)*\")|\\s+");
    private static final CountryPack PACK = PackSamples.pack("iom");
    private static final DeliveryContext CONTEXT = new DeliveryContext(
            MessageId.parse("01923c8e-7b5f-7d2a-9c11-3f2e5a6b7c8d"),
            new CaseReference(REFERENCE),
            new Sensitive<>(Optional.of("MNSK-26-0031")),
            new PartyId("pl-sg"),
            new PartyId("iom-by"),
            Instant.parse("2026-12-01T09:30:00Z"),
            Optional.empty(),
            "en");

    @ParameterizedTest
    @MethodSource("received")
    void translatesEveryMessageUnderTheCanonicalNames(String sample) throws IOException {
        Translation translation = PACK.toCanonical(Files.readAllBytes(SAMPLES.resolve(sample + ".json")));

        assertThat(PackSamples.comparable(translation.canonical()))
                .isEqualTo(PackSamples.comparable(canonical(sample + ".canonical.xml")));
        assertThat(translation.losses()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("delivered")
    void deliversEveryMessageUnderTheCanonicalNames(String sample) throws IOException {
        Document message = canonical(sample + ".canonical.xml");
        MessageType type = PackSamples.CONTRACTS
                .catalogue()
                .ofRoot(message.getDocumentElement().getLocalName())
                .type();

        assertThat(dense(new String(PACK.toNational(type, message, CONTEXT).bytes(), StandardCharsets.UTF_8)))
                .isEqualTo(dense(Files.readString(SAMPLES.resolve(sample + ".json"))));
    }

    @Test
    void translatesAnswerInEitherOfItsShapes() {
        String groups = message(
                "ReturnAssistanceDecision",
                "\"caseReference\":\"" + REFERENCE
                        + "\",\"Decision\":{\"trm_Decision\":{\"code\":\"Accept\",\"label\":\"Accept\"},"
                        + "\"trm_OfferedService\":[\"Shelter\",{\"code\":\"Legal\"}]}");
        Translation translation = PACK.toCanonical(groups.getBytes(StandardCharsets.UTF_8));

        assertThat(translation.message().type()).isEqualTo(new MessageType("M11"));
        assertThat(translation.caseReference()).contains(new CaseReference(REFERENCE));
        assertThat(PackSamples.comparable(translation.canonical()))
                .contains("<trm_Decision>Accept</trm_Decision>")
                .contains("<trm_OfferedService>Shelter</trm_OfferedService>\n<trm_OfferedService>Legal<");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"Kanarkowska\":{}'|ArrivalReceipt|member-unknown",
                "'\"messageId\":\"1\"'|ArrivalReceipt|member-unknown",
                "'\"Losses\":{\"trm_Loss\":[\"T2 WIDENED pl:x\"]}'|ArrivalReceipt|member-unknown",
                "'\"Sealed\":{}'|ArrivalReceipt|member-unknown",
                "'\"Arrival\":[]'|ArrivalReceipt.Arrival|type-map",
                "'\"Arrival\":{\"Kanarkowska\":\"x\"}'|ArrivalReceipt.Arrival|member-unknown",
                "'\"Arrival\":{\"trm_Decision\":\"Accept\"}'|ArrivalReceipt.Arrival|member-unknown",
                "'\"Arrival\":{\"trm_ArrivalCode\":1}'|ArrivalReceipt.Arrival.trm_ArrivalCode|type-string",
                "'\"Arrival\":{\"trm_ArrivalCode\":\"\"}'|ArrivalReceipt.Arrival.trm_ArrivalCode|empty",
                "'\"Arrival\":{\"trm_ArrivalCode\":{\"label\":\"x\"}}'|ArrivalReceipt.Arrival.trm_ArrivalCode.code|required",
                "'\"Arrival\":{\"trm_ArrivalCode\":{\"code\":\"Met\",\"originalCode\":\"pl:x:Kanarkowska\"}}'"
                        + "|ArrivalReceipt.Arrival.trm_ArrivalCode|member-unknown",
                "'\"Arrival\":{\"trm_ArrivalCode\":\"Kanarkowska\"}'|trm_ArrivalCode|cvc-enumeration-valid",
                "'\"Arrival\":{\"trm_ArrivedOn\":{\"code\":\"2026-12-01\"}}'|ArrivalReceipt.Arrival.trm_ArrivedOn|type-string",
                "'\"Contact\":{}'|ArrivalReceipt.Contact|type-array",
                "'\"Contact\":[\"x\"]'|ArrivalReceipt.Contact|items-map",
                "'\"recipient\":[\"by-mvd\"]'|ArrivalReceipt.recipient|type-string",
                "'\"recipients\":[1]'|ArrivalReceipt.recipients|items-string",
                "'\"Person\":{\"trm_AgeBand\":\"30-38\"}'|trm_AgeBand|gateway-made"
            })
    void refusesMemberThatIsNotOfTheMessage(String members, String field, String rule) {
        GatewayException refused = refused(message("ArrivalReceipt", members));

        assertThat(refused.code()).isEqualTo(ErrorCode.TRANSLATE_SCHEMA);
        assertThat(refused.detail()).isEqualTo(Detail.of(field, rule));
    }

    static Stream<String> received() throws IOException {
        return samples("received");
    }

    static Stream<String> delivered() throws IOException {
        return samples("delivered");
    }

    private static Stream<String> samples(String folder) throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES.resolve(folder))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".json"))
                    .map(file -> folder + "/" + file.substring(0, file.length() - ".json".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static GatewayException refused(String text) {
        GatewayException refused = catchThrowableOfType(
                GatewayException.class, () -> PACK.toCanonical(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(refused).isNotNull();
        return refused;
    }

    private static String message(String form, String members) {
        return "{\"form\":\"" + form + "\",\"format\":\"iom-intake/1\"," + members + "}";
    }

    /** JSON without the white space between its tokens, and with plain slashes. */
    private static String dense(String json) {
        return STRING_OR_SPACE
                .matcher(json)
                .replaceAll(token -> Matcher.quoteReplacement(token.group(1) == null ? "" : token.group(1)))
                .replace("\\/", "/");
    }

    private static Document canonical(String sample) {
        return PackSamples.parse(PackSamples.read(SAMPLES.resolve(sample)));
    }
}
