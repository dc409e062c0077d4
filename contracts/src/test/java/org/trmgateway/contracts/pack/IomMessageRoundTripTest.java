package org.trmgateway.contracts.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XQueryCompiler;
import net.sf.saxon.s9api.XQueryEvaluator;
import net.sf.saxon.s9api.XdmAtomicValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.MessageDefinition;
import org.trmgateway.contracts.pack.PackManifest.Syntax;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.w3c.dom.Document;

/** The maps of {@code iom-intake/1} that carry any message, for every message: out and in again. */
class IomMessageRoundTripTest {

    private static final String ADDED =
            "('messageId', 'caseReference', 'caseNumber', 'inReplyTo', 'from', 'to', 'created', 'notStated',"
                    + " 'losses', 'sealedFor')";
    private static final Processor PROCESSOR = LockedProcessor.create();
    private static final ContractFolder FOLDER = new ContractFolder("countries/iom");
    private static final CountryPack GENERIC = pack(definitions());

    static Stream<Path> samples() {
        return CatalogueSamples.valid().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void i10_translateThereAndBackKeepsTheMeaning(Path sample) throws SaxonApiException {
        Document document = CatalogueSamples.withoutOriginalCodes(sample);
        NationalDocument delivered =
                GENERIC.toNational(CatalogueSamples.type(sample), document, PackSamples.context("by", false, false));
        byte[] answer = withoutProvenance(new String(delivered.bytes(), UTF_8)).getBytes(UTF_8);

        if (CatalogueSamples.afterProtection(document)) {
            GatewayException refused = catchThrowableOfType(GatewayException.class, () -> GENERIC.toCanonical(answer));
            // Losses and sealed parts are no members, so without them a message may be whole again.
            if (refused != null) {
                assertThat(refused.code()).isEqualTo(ErrorCode.TRANSLATE_SCHEMA);
            } else {
                assertThat(PackSamples.comparable(document)).containsAnyOf("<Losses>", "<Sealed>");
            }
            return;
        }
        assertThat(PackSamples.comparable(GENERIC.toCanonical(answer).canonical()))
                .isEqualTo(PackSamples.comparable(document));
    }

    @Test
    void isThereForEveryMessageOfCatalogue() {
        PackManifest.Format format = PackManifest.read(FOLDER).formats().getFirst();

        assertThat(format.received())
                .extracting(PackManifest.Received::form)
                .containsExactlyElementsOf(
                        definitions().stream().map(MessageDefinition::root).toList());
        assertThat(format.received()).allMatch(PackManifest.Received::canonicalNames);
        assertThat(format.delivered())
                .extracting(PackManifest.Delivered::message)
                .containsExactlyElementsOf(
                        definitions().stream().map(MessageDefinition::type).toList());
    }

    @Test
    void hasNoFormForMessageItDoesNotDeliverWithoutCanonicalForm() {
        Path sample = CatalogueSamples.valid().getFirst();

        assertThat(catchThrowableOfType(
                                GatewayException.class,
                                () -> pack(List.of())
                                        .toNational(
                                                CatalogueSamples.type(sample),
                                                PackSamples.parse(PackSamples.read(sample)),
                                                PackSamples.context("by", false, false)))
                        .code())
                .isEqualTo(ErrorCode.TRANSLATE_FORM_UNKNOWN);
    }

    private static String withoutProvenance(String json) throws SaxonApiException {
        XQueryCompiler compiler = PROCESSOR.newXQueryCompiler();
        compiler.declareNamespace("", "http://www.w3.org/2005/xpath-functions");
        XQueryEvaluator query = compiler.compile("declare variable $json external;"
                        + " xml-to-json(<map>{json-to-xml($json)/*/*[not(@key = " + ADDED + ")]}</map>)")
                .load();
        query.setExternalVariable(new QName("json"), new XdmAtomicValue(json));
        return query.evaluateSingle().getStringValue();
    }

    private static List<MessageDefinition> definitions() {
        return PackSamples.CONTRACTS.catalogue().definitions();
    }

    private static CountryPack pack(List<MessageDefinition> messages) {
        ContractFolder releasePolicy = new ContractFolder("release-policy");
        CanonicalShape shape =
                CanonicalShape.read(new ContractFolder("messages"), releasePolicy, PackSamples.CONTRACTS.codeLists());
        PackManifest manifest = PackManifest.read(FOLDER);
        PackManifest.Format format = new PackManifest.Format(
                "iom-intake/1",
                Syntax.JSON,
                UTF_8,
                Optional.of("form"),
                Optional.empty(),
                Optional.empty(),
                "application/json",
                "json",
                messages.stream()
                        .map(message -> new PackManifest.Received(message.root(), "maps/message-in.xsl", true))
                        .toList(),
                messages.stream()
                        .map(message -> new PackManifest.Delivered(message.type(), "maps/message.xsl"))
                        .toList(),
                "maps/refusal.xsl");
        return new CountryPack(
                manifest,
                PackData.read(FOLDER, manifest, PackSamples.CONTRACTS.codeLists(), shape),
                List.of(NationalFormat.compile(PROCESSOR, FOLDER, format)),
                Optional.empty(),
                new CanonicalForm(
                        PROCESSOR,
                        PackSamples.CONTRACTS.catalogue(),
                        CanonicalOrder.read(releasePolicy, shape),
                        new HandInRule(shape)),
                PackSamples.CONTRACTS.refusalTexts());
    }
}
