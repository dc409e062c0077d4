package org.trmgateway.acceptance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.Stage;
import org.trmgateway.routes.store.MessageState;
import org.trmgateway.routes.store.Step;
import org.trmgateway.routes.work.Queues;

/**
 * Nothing that somebody sees in passing says what this is about. Exempt are the documents, which are about it, and the code lists of HTCDS with
 * their national counterparts, which are read by those who work with them.
 */
class OutingWordsTest {

    private static final Pattern LOGGED = Pattern.compile(
            "LOG\\s*\\.\\s*(?:trace|debug|info|warn|error)\\(\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*\\+?\\s*)+)");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)+)\"");
    private static final Pattern ADDRESS =
            Pattern.compile("/[a-z{].*|https?://.*|urn:.*|(?:trm|jms|direct|file|timer)[.:].*");
    private static final Pattern OPENAPI_PATH = Pattern.compile("(?m)^  (/[^:]*):");
    private static final Pattern NAME_ATTRIBUTE =
            Pattern.compile("(?:name|targetNamespace|soapAction|location)=\"([^\"]*)\"");

    private final Repository repository = Repository.here();

    @Test
    void knowsWordsOfSevenLanguages() {
        assertThat(OutingWords.languages()).containsExactly("en", "pl", "ru", "be", "sk", "sr", "tk");
    }

    @ParameterizedTest
    @CsvSource({
        "victim-0042.xml, en:victim",
        "trm.Trafficking.pl, en:traffick",
        "/v1/ofiary, pl:ofiar",
        "анкета жертвы, ru:жертв",
        "zhertva.xml, ru:zhertv",
        "ахвяра, be:ахвяр",
        "obete.csv, sk:obete",
        "žrtva, sr:žrtv",
        "pidasy-gurban, tk:gurban"
    })
    void findsThem(String text, String found) {
        assertThat(OutingWords.in(text)).contains(found);
    }

    @Test
    void namesQueuesInNeutralWords() {
        assertNeutral(Arrays.stream(Step.values()).map(step -> Queues.nameOf(step, new NodeId("pl"))));
    }

    @Test
    void namesCodesEventsStatesAndStagesInNeutralWords() {
        assertNeutral(Arrays.stream(ErrorCode.values()).map(Enum::name));
        assertNeutral(Arrays.stream(EvidenceEvent.values()).map(EvidenceEvent::wireName));
        assertNeutral(Arrays.stream(MessageState.values()).map(Enum::name));
        assertNeutral(Arrays.stream(Stage.values()).map(Stage::word));
        assertNeutral(Arrays.stream(Step.values()).map(Step::word));
    }

    @Test
    void namesFilesInNeutralWords() {
        assertNeutral(repository.files().stream()
                .map(repository::name)
                .filter(name -> !name.startsWith("docs/"))
                .filter(name -> !name.matches("contracts/countries/[a-z]+/codes/.*"))
                .filter(name -> !name.startsWith("contracts/release-policy/groups/")));
    }

    @Test
    void logsInNeutralWords() {
        List<String> logged = matches(LOGGED, "main");
        assertThat(logged).hasSizeGreaterThan(10);
        assertNeutral(logged.stream());
    }

    @Test
    void namesPathsQueuesNamespacesTimersAndMetricsInNeutralWords() {
        List<String> addresses = matches(LITERAL, "main").stream()
                .filter(text -> ADDRESS.matcher(text).matches())
                .toList();
        assertThat(addresses).contains("/v1/submissions", "urn:trmgateway:envelope:1", "trm.dispatch.");
        assertNeutral(addresses.stream());
    }

    @Test
    void publishesInterfacesInNeutralWords() {
        assertNeutral(OPENAPI_PATH
                .matcher(repository.text("contracts/messages/openapi.yaml"))
                .results()
                .map(found -> found.group(1)));
        assertNeutral(Stream.of("relay.wsdl", "submission.wsdl", "envelope.xsd", "evidence.xsd")
                .flatMap(file -> NAME_ATTRIBUTE
                        .matcher(repository.text("contracts/messages/" + file))
                        .results()
                        .map(found -> found.group(1))));
    }

    private List<String> matches(Pattern pattern, String set) {
        return repository.sources(set).stream()
                .flatMap(source -> pattern.matcher(Repository.text(source)).results())
                .map(OutingWordsTest::text)
                .toList();
    }

    private static String text(MatchResult found) {
        return found.group(1);
    }

    private static void assertNeutral(Stream<String> names) {
        assertThat(names.toList())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(OutingWords.in(name)).as(name).isEmpty());
    }
}
