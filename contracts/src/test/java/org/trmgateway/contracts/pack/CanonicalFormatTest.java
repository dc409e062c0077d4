package org.trmgateway.contracts.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.transform.dom.DOMSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.MessageDefinition;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.SafeXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** {@code trm/1}: canonical messages as they are, in and out of every pack. */
class CanonicalFormatTest {

    private static final Map<String, CountryPack> WITHOUT_PLAIN_FORMS = new ConcurrentHashMap<>();

    private static final List<String> PACKS = List.of("pl", "by", "iom");
    private static final String DELIVERY = "urn:trmgateway:delivery:1";

    static Stream<Arguments> everyValidSampleInEveryPack() {
        return PACKS.stream().flatMap(pack -> CatalogueSamples.valid().stream().map(path -> Arguments.of(pack, path)));
    }

    static Stream<Path> invalidSamples() {
        // A comment or an instruction is not read, as in every other form; what it would break is broken only inside.
        return CatalogueSamples.invalid().stream().filter(sample -> {
            String body = new String(PackSamples.read(sample), UTF_8).replaceFirst("^<\\?xml[^>]*>", "");
            return !body.contains("<!--") && !body.contains("<?");
        });
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyValidSampleInEveryPack")
    void takesCanonicalMessageUnlessItHoldsWhatOnlyGatewayMakes(String country, Path sample) {
        Document document = CatalogueSamples.withoutOriginalCodes(sample);
        byte[] bytes = PackSamples.comparable(document).getBytes(UTF_8);

        if (CatalogueSamples.afterProtection(document)) {
            GatewayException refused = refusedBy(country, bytes);
            assertThat(refused.code()).isEqualTo(ErrorCode.TRANSLATE_SCHEMA);
            assertThat(refused.detail().rule()).contains("gateway-made");
            return;
        }
        Translation translation = PackSamples.pack(country).toCanonical(bytes);

        assertThat(translation.message().type()).isEqualTo(CatalogueSamples.type(sample));
        assertThat(PackSamples.comparable(translation.canonical())).isEqualTo(PackSamples.comparable(document));
        assertThat(translation.losses()).isEmpty();
        assertThat(PackSamples.CONTRACTS.catalogue().validate(translation.canonical()))
                .isEqualTo(translation.message());
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyValidSampleInEveryPack")
    void deliversMessageWithoutNationalFormUnchangedInItsWrapper(String country, Path sample) throws Exception {
        MessageType type = CatalogueSamples.type(sample);
        Document document = PackSamples.parse(PackSamples.read(sample));
        if (nationalForms(country).contains(type)) {
            return;
        }
        NationalDocument delivered = WITHOUT_PLAIN_FORMS
                .computeIfAbsent(country, PackSamples::withoutPlainForms)
                .toNational(type, document, PackSamples.context(country, true, true));

        Document wrapper = PackSamples.parse(delivered.bytes());
        new ContractFolder(PackManifest.SHARED)
                .schema("delivered.xsd")
                .newValidator()
                .validate(new DOMSource(wrapper));
        Element root = wrapper.getDocumentElement();
        assertThat(root.getNamespaceURI()).isEqualTo(DELIVERY);
        assertThat(root.getAttribute("type")).isEqualTo(type.code());
        assertThat(root.getAttribute("messageId")).isEqualTo(PackSamples.MESSAGE.toString());
        assertThat(root.getAttribute("inReplyTo")).isEqualTo(PackSamples.ANSWERED.toString());
        assertThat(root.getAttribute("caseReference")).isEqualTo(PackSamples.CASE.toString());
        assertThat(root.getAttribute("caseNumber")).isEqualTo("SG/2026/0017");
        Document inside = inside(root);
        assertThat(PackSamples.comparable(inside)).isEqualTo(PackSamples.comparable(document));
        assertThat(delivered.mediaType()).isEqualTo("application/xml");
        assertThat(delivered.extension()).isEqualTo("xml");
    }

    @Test
    void takesAtLeastOneSampleOfEveryMessageOfCatalogue() {
        Set<MessageType> taken = new HashSet<>();
        for (Path sample : CatalogueSamples.valid()) {
            Document document = CatalogueSamples.withoutOriginalCodes(sample);
            if (!CatalogueSamples.afterProtection(document)) {
                taken.add(PackSamples.pack("pl")
                        .toCanonical(PackSamples.comparable(document).getBytes(UTF_8))
                        .message()
                        .type());
            }
        }

        assertThat(taken)
                .containsExactlyInAnyOrderElementsOf(PackSamples.CONTRACTS.catalogue().definitions().stream()
                        .map(MessageDefinition::type)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("invalidSamples")
    void refusesInvalidCanonicalMessageWithoutRepeatingIt(Path sample) {
        GatewayException refused = refusedBy("by", PackSamples.read(sample));

        assertThat(refused.code())
                .isIn(ErrorCode.TRANSLATE_SCHEMA, ErrorCode.TRANSLATE_FORM_UNKNOWN, ErrorCode.INTAKE_SYNTAX);
        assertThat(refused.getCause()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Person><trm_Pseudonym trm_originalCode=\"pl:x:K\">K7QPX-3M2ZC-9TD5W</trm_Pseudonym></Person>|trm_Pseudonym original-code",
                "<Person><trm_AgeBand>30-38</trm_AgeBand></Person>|trm_AgeBand gateway-made",
                "<Person><prs_Gender trm_originalCode=\"pl:plec:K\">Feminine</prs_Gender></Person>|prs_Gender original-code",
                "<Losses><trm_Loss>T2 WIDENED pl:wykorzystanie</trm_Loss></Losses>|Losses gateway-made",
                "<Sealed><trm_SealedPart to=\"pl-kcik\">QUJD</trm_SealedPart></Sealed>|Sealed gateway-made",
                "<Person>Kanarkowska</Person>|Person cvc-complex-type.2.3",
                "<Kanarkowska/>|ReferralRequest cvc-complex-type.2.4.a",
                "<Person><prs_FirstName kanarkowska=\"1\">A</prs_FirstName></Person>|prs_FirstName cvc-complex-type.3.2.2"
            })
    void refusesWhatSystemMayNotHandIn(String wrong) {
        String[] parts = wrong.split("\\|");

        GatewayException refused = refusedBy("pl", referral(parts[0]).getBytes(UTF_8));

        assertThat(refused.code()).isEqualTo(ErrorCode.TRANSLATE_SCHEMA);
        assertThat(refused.detail().field().orElseThrow() + " "
                        + refused.detail().rule().orElseThrow())
                .isEqualTo(parts[1]);
    }

    @Test
    void refusesUnknownMessageOfItsNamespace() {
        GatewayException refused =
                refusedBy("pl", "<Kanarkowska xmlns=\"urn:trmgateway:messages:1\" version=\"1\"/>".getBytes(UTF_8));

        assertThat(refused.code()).isEqualTo(ErrorCode.TRANSLATE_FORM_UNKNOWN);
    }

    @Test
    void refusesDocumentTypeDepthAndSize() {
        String open = "<ReferralRequest xmlns=\"urn:trmgateway:messages:1\" version=\"1\">";
        String close = "</ReferralRequest>";

        assertThat(refusedBy("iom", ("<!DOCTYPE ReferralRequest>" + open + close).getBytes(UTF_8))
                        .code())
                .isEqualTo(ErrorCode.INTAKE_SYNTAX);
        assertThat(refusedBy("iom", (open + "<a>".repeat(50_000) + "</a>".repeat(50_000) + close).getBytes(UTF_8))
                        .detail()
                        .rule())
                .contains("depth");
        assertThat(refusedBy("iom", (open + "<a/>".repeat(BoundedHandler.MOST_ELEMENTS) + close).getBytes(UTF_8))
                        .detail()
                        .rule())
                .contains("elements");
    }

    @Test
    void refusesAnotherCharacterSetThanUtf8() {
        byte[] message = ("<?xml version=\"1.0\" encoding=\"windows-1251\"?>" + referral("<Person/>"))
                .getBytes(Charset.forName("windows-1251"));

        GatewayException refused = refusedBy("by", message);

        assertThat(refused.code()).isEqualTo(ErrorCode.INTAKE_SYNTAX);
        assertThat(refused.detail().rule()).contains("xml-declaration");
    }

    @Test
    void leavesNothingOfPrefixesDeclarationsAndComments() {
        String message = referral("")
                .replace("<ReferralRequest xmlns=", "<t:ReferralRequest xmlns:x=\"urn:Kanarkowska\" xmlns:t=")
                .replace("</ReferralRequest>", "<!-- Kanarkowska --></t:ReferralRequest>")
                .replaceAll("<(/?)(Case|trm_\\w+|Consent|ConsentCell|Return)>", "<$1t:$2>");

        Translation translation = PackSamples.pack("pl").toCanonical(message.getBytes(UTF_8));

        assertThat(PackSamples.comparable(translation.canonical()))
                .isEqualTo(PackSamples.comparable(PackSamples.parse(referral("").getBytes(UTF_8))));
    }

    @Test
    void readsEveryRecipient() {
        Translation translation =
                PackSamples.pack("pl").toCanonical(referral("").getBytes(UTF_8));

        assertThat(translation.recipients()).containsExactly(new PartyId("by-mvd"), new PartyId("by-tcson"));
        assertThat(translation.caseNumber().value()).contains("SG/2026/0017");
    }

    @Test
    void countsRecipientNamedTwiceOnce() {
        String twice = referral("").replace("by-tcson", "by-mvd");

        assertThat(PackSamples.pack("pl").toCanonical(twice.getBytes(UTF_8)).recipients())
                .containsExactly(new PartyId("by-mvd"));
    }

    @Test
    void writesRefusalOfCanonicalMessageInTheFirstFormatOfPack() {
        GatewayException refused =
                refusedBy("by", referral("<Person>x</Person>").getBytes(UTF_8));

        NationalDocument document =
                PackSamples.pack("by").refusal(Refusal.of(refused), PackSamples.context("by", false, false));

        assertThat(document.mediaType()).isEqualTo("application/xml; charset=windows-1251");
        assertThat(new String(document.bytes(), Charset.forName("windows-1251")))
                .contains("TRANSLATE_SCHEMA");
    }

    @Test
    void labelsTheCodesOfMessageInTheLanguageOfPack() {
        Document accepted = PackSamples.parse(PackSamples.read(Path.of("messages/samples/M04/valid-accept.xml")));
        String wrapped = new String(
                PackSamples.withoutPlainForms("by")
                        .toNational(new MessageType("M04"), accepted, PackSamples.context("by", true, true))
                        .bytes(),
                UTF_8);

        assertThat(wrapped)
                .contains("<Labels language=\"ru\">")
                .contains("<Label list=\"trm_Decision\" code=\"Accept\">принято</Label>")
                .containsOnlyOnce("list=\"trm_Decision\"");
    }

    @Test
    void readsWrapperOrNationalFormNeverAsCanonical() {
        assertThat(refusedBy("pl", ("<Delivered xmlns=\"" + DELIVERY + "\"/>").getBytes(UTF_8))
                        .detail()
                        .rule())
                .contains("zgloszenie-sg/1");
        assertThat(refusedBy("pl", "<zgloszenie xmlns:t=\"urn:trmgateway:messages:1\"/>".getBytes(UTF_8))
                        .code())
                .isEqualTo(ErrorCode.TRANSLATE_SCHEMA);
    }

    private static GatewayException refusedBy(String country, byte[] message) {
        GatewayException refused = catchThrowableOfType(
                GatewayException.class, () -> PackSamples.pack(country).toCanonical(message));
        assertThat(refused).isNotNull();
        assertThat(refused.toString()).doesNotContainIgnoringCase("kanarkowska");
        return refused;
    }

    private static Set<MessageType> nationalForms(String country) {
        return PackManifest.read(new ContractFolder("countries/" + country)).formats().stream()
                .flatMap(format -> format.delivered().stream())
                .map(PackManifest.Delivered::message)
                .collect(Collectors.toSet());
    }

    private static Document inside(Element wrapper) {
        Node message = wrapper.getFirstChild();
        while (!(message instanceof Element)) {
            message = message.getNextSibling();
        }
        Document alone = SafeXml.documentBuilder().newDocument();
        alone.appendChild(alone.importNode(message, true));
        return alone;
    }

    private static String referral(String group) {
        String consent = "<Consent><trm_ConsentId>c-1</trm_ConsentId>"
                + "<ConsentCell><trm_ConsentPurpose>referral</trm_ConsentPurpose>"
                + "<trm_ConsentRecipient>by-mvd</trm_ConsentRecipient><trm_ConsentCategory>identity</trm_ConsentCategory>"
                + "<trm_ConsentFrom>2026-11-01</trm_ConsentFrom><trm_ConsentUntil>2027-10-31</trm_ConsentUntil>"
                + "<trm_ConsentOnward>no</trm_ConsentOnward></ConsentCell></Consent>";
        boolean last = group.startsWith("<Losses") || group.startsWith("<Sealed");
        return "<ReferralRequest xmlns=\"urn:trmgateway:messages:1\" version=\"1\">\n"
                + "  <Case><trm_CaseNumber>SG/2026/0017</trm_CaseNumber><trm_Recipient>by-mvd</trm_Recipient>"
                + "<trm_Recipient>by-tcson</trm_Recipient><trm_Urgency>Soon</trm_Urgency></Case>\n"
                + (last ? consent + group : group + consent)
                + "\n</ReferralRequest>";
    }
}
