package org.trmgateway.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageType;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** The samples of {@code contracts/messages/samples}: what each schema takes, and what it says about what it does not take. */
class CanonicalSamplesTest {

    private static final Path SAMPLES = Path.of("messages", "samples");

    private final MessageCatalogue catalogue = ContractPieces.load().catalogue();

    static List<Path> validSamples() throws IOException {
        return samples("valid-");
    }

    static List<MessageType> messages() {
        return ContractPieces.load().catalogue().definitions().stream()
                .map(MessageDefinition::type)
                .toList();
    }

    static List<Table.Row> invalidSamples() {
        return Table.read(ContractPieces.MESSAGES, "samples/invalid.csv", "file", "code", "field", "rule")
                .rows();
    }

    @ParameterizedTest
    @MethodSource("validSamples")
    void takesEveryValidSampleAsTheMessageOfItsFolder(Path sample) throws IOException {
        MessageDefinition message = catalogue.validate(document(sample));

        assertThat(message.type()).isEqualTo(folder(sample));
    }

    @ParameterizedTest
    @MethodSource("invalidSamples")
    void refusesInvalidSampleWithTheElementAndTheRuleOnly(Table.Row row) throws IOException {
        Document document = document(SAMPLES.resolve(row.get("file")));

        GatewayException refused = catchThrowableOfType(GatewayException.class, () -> catalogue.validate(document));

        assertThat(refused).as(row.get("file")).isNotNull();
        assertThat(refused.code()).isEqualTo(ErrorCode.valueOf(row.get("code")));
        assertThat(refused.detail())
                .isEqualTo(
                        row.get("rule").isEmpty()
                                ? Detail.field(row.get("field"))
                                : Detail.of(row.get("field"), row.get("rule")));
        assertThat(refused.getCause()).as("the parser's words quote values").isNull();
    }

    @ParameterizedTest
    @MethodSource("invalidSamples")
    void saysNoValueOfTheSampleThatItRefuses(Table.Row row) throws IOException {
        Document document = document(SAMPLES.resolve(row.get("file")));

        GatewayException refused = catchThrowableOfType(GatewayException.class, () -> catalogue.validate(document));

        // the field and the rule are names of the contracts, and some codes are spelled like a part of one
        assertThat(words(refused).replace(row.get("field"), "").replace(row.get("rule"), ""))
                .as(row.get("file"))
                .doesNotContain(values(document.getDocumentElement()));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void hasForEveryMessageAtLeastTwoValidAndFiveInvalidSamples(MessageType message) throws IOException {
        assertThat(samples("valid-"))
                .filteredOn(sample -> folder(sample).equals(message))
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(samples("invalid-"))
                .filteredOn(sample -> folder(sample).equals(message))
                .hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void hasSamplesOfMessagesOfTheCatalogueOnly() throws IOException {
        assertThat(Stream.concat(samples("valid-").stream(), samples("invalid-").stream())
                        .map(CanonicalSamplesTest::folder)
                        .collect(Collectors.toSet()))
                .isEqualTo(Set.copyOf(messages()));
    }

    @Test
    void hasNoSampleThatIsTheCopyOfAnother() throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path sample : Stream.concat(samples("valid-").stream(), samples("invalid-").stream())
                .toList()) {
            texts.add(Files.readString(sample));
        }

        assertThat(texts).doesNotHaveDuplicates();
    }

    @Test
    void listsEveryInvalidSampleOnce() throws IOException {
        assertThat(invalidSamples().stream().map(row -> row.get("file")))
                .containsExactlyInAnyOrderElementsOf(samples("invalid-").stream()
                        .map(file -> SAMPLES.relativize(file).toString())
                        .toList());
    }

    @Test
    void neverRepeatsANameThatTheSchemaDoesNotKnow() {
        Document document = ContractPieces.xml("<ReferralDecision xmlns='urn:trmgateway:messages:1' version='1'><Case>"
                + "<Kowalska_Anna/></Case><Decision><trm_Decision>Accept</trm_Decision></Decision></ReferralDecision>");

        GatewayException refused = catchThrowableOfType(GatewayException.class, () -> catalogue.validate(document));

        assertThat(refused.detail()).isEqualTo(Detail.of("Case", "cvc-complex-type.2.4.a"));
    }

    @Test
    void refusesDocumentWithoutRoot() {
        Document empty = org.trmgateway.referral.SafeXml.documentBuilder().newDocument();

        assertThat(catchThrowableOfType(GatewayException.class, () -> catalogue.validate(empty))
                        .code())
                .isEqualTo(ErrorCode.ADMIT_MESSAGE_UNLISTED);
    }

    @Test
    void refusesMessageTypeThatIsNotInTheCatalogue() {
        assertThat(catchThrowableOfType(GatewayException.class, () -> catalogue.definition(new MessageType("M99")))
                        .code())
                .isEqualTo(ErrorCode.ADMIT_MESSAGE_UNLISTED);
    }

    @Test
    void validatesOnManyThreadsAtOnce() throws IOException, ExecutionException, InterruptedException {
        Path valid = SAMPLES.resolve("M03/valid-before-protection.xml");
        Path invalid = SAMPLES.resolve("M03/invalid-urgency-unknown.xml");
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Boolean>> results = IntStream.range(0, 200)
                    .mapToObj(turn -> threads.submit(() -> isValid(document(turn % 2 == 0 ? valid : invalid))))
                    .toList();
            for (int turn = 0; turn < results.size(); turn++) {
                assertThat(results.get(turn).get()).isEqualTo(turn % 2 == 0);
            }
        }
    }

    private static String words(Throwable refused) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            text.append(cause.getMessage()).append('\n');
        }
        return text.toString();
    }

    /** The texts of all leaves and attributes; a single letter or digit is in every text and proves nothing. */
    private static List<String> values(Element element) {
        List<String> values = new ArrayList<>();
        NamedNodeMap attributes = element.getAttributes();
        for (int index = 0; index < attributes.getLength(); index++) {
            values.add(attributes.item(index).getNodeValue());
        }
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                values.addAll(values(child));
            } else {
                values.add(node.getNodeValue().strip());
            }
        }
        return values.stream().filter(value -> value.length() > 1).toList();
    }

    private boolean isValid(Document document) {
        try {
            return catalogue.validate(document).type().code().equals("M03");
        } catch (GatewayException refused) {
            return false;
        }
    }

    private static List<Path> samples(String prefix) throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix)
                            && file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
    }

    private static MessageType folder(Path sample) {
        return new MessageType(SAMPLES.relativize(sample).getName(0).toString());
    }

    private static Document document(Path sample) throws IOException {
        return ContractPieces.xml(Files.readString(sample));
    }
}
