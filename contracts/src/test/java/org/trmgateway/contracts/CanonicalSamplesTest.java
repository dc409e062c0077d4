package org.trmgateway.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

/** The samples of {@code contracts/messages/samples}: what each schema takes, and what it says about what it does not take. */
class CanonicalSamplesTest {

    private static final Path SAMPLES = Path.of("messages", "samples");

    private final MessageCatalogue catalogue = ContractPieces.load().catalogue();

    static List<Path> validSamples() throws IOException {
        return samples("valid-");
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

    @Test
    void hasForEveryMessageAtLeastTwoValidAndFiveInvalidSamples() throws IOException {
        List<Path> valid = samples("valid-");
        List<Path> invalid = samples("invalid-");
        for (MessageDefinition message : catalogue.definitions()) {
            assertThat(valid)
                    .filteredOn(sample -> folder(sample).equals(message.type()))
                    .hasSizeGreaterThanOrEqualTo(2);
            assertThat(invalid)
                    .filteredOn(sample -> folder(sample).equals(message.type()))
                    .hasSizeGreaterThanOrEqualTo(5);
        }
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
