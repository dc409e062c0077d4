package org.trmgateway.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.trmgateway.acceptance.demo.Play;
import org.trmgateway.acceptance.demo.Played;
import org.trmgateway.acceptance.demo.Samples;
import org.trmgateway.acceptance.demo.SystemClient;
import org.trmgateway.acceptance.demo.SystemClient.Answer;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.Evidence;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.store.Direction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything that must arrive arrives, once, the same by every channel, and with proof. */
@ExtendWith(SharedFederation.class)
class WholePathTest {

    private static final String XML = "application/xml";
    private static final Pattern PSEUDONYM = Pattern.compile("<trm_Pseudonym[^>]*>([^<]+)<");

    private final LiveFederation live;
    private final CaseStory story;

    WholePathTest(LiveFederation live) {
        this.live = live;
        this.story = new CaseStory(live);
    }

    @Test
    void playsTheWholeCaseAndEveryReceiptVerifies() {
        ByteArrayOutputStream told = new ByteArrayOutputStream();

        Play.Result result = Play.on(live.federation(), new PrintStream(told, true, StandardCharsets.UTF_8));

        assertThat(result.ok()).as(told.toString(StandardCharsets.UTF_8)).isTrue();
        assertThat(result.messages())
                .extracting(Played::type, Played::from, Played::to, Played::channel)
                .contains(
                        tuple("M03", "pl-sg", "by-mvd", "rest"),
                        tuple("M03", "pl-sg", "by-mvd", "soap"),
                        tuple("M04", "by-mvd", "pl-sg", "rest"),
                        tuple("M04", "by-mvd", "pl-sg", "folder"),
                        tuple("M10", "pl-sg", "iom-pl", "rest"),
                        tuple("M10", "iom-pl", "iom-by", "rest"));
        assertThat(result.messages())
                .extracting(Played::type)
                .contains(
                        "M01", "M02", "M03", "M04", "M07", "M08", "M10", "M11", "M14", "M15", "M16", "M17", "M18",
                        "M19", "M20", "M23");
        assertThat(result.messages())
                .allSatisfy(message -> assertThat(message.finalState()).isEqualTo("DELIVERED"))
                .allSatisfy(message -> assertThat(message.receiptVerified()).isTrue());
        assertThat(result.trails()).containsOnlyKeys("pl", "by", "iom").allSatisfy((node, trail) -> {
            assertThat(trail.verified()).isTrue();
            assertThat(trail.entries()).isPositive();
        });
    }

    @Test
    void givesTheSameResultByRestAndBySoap() {
        String byRest = live.newCaseNumber();
        String bySoap = live.newCaseNumber();
        String restId = story.handIn(Samples.polish(Samples.MOTHER, byRest));
        String soapId = SystemClient.messageIdIn(
                        live.poland().submitBySoap(Samples.polish(Samples.MOTHER, bySoap), "soap-" + bySoap))
                .orElseThrow();
        byte[] restDocument = live.awaitBelarusianDocument(restId);
        byte[] soapDocument = live.awaitBelarusianDocument(soapId);
        live.settle();
        Bodies bodies = new Bodies(live.inside());

        String restCanonical = bodies.text("by", restId, Direction.IN);
        String soapCanonical = bodies.text("by", soapId, Direction.IN);
        assertThat(bodies.text("pl", restId, Direction.OUT).replace(byRest, "NUMBER"))
                .isEqualTo(bodies.text("pl", soapId, Direction.OUT).replace(bySoap, "NUMBER"));
        assertThat(withoutNumbers(restCanonical, restCanonical))
                .isEqualTo(withoutNumbers(soapCanonical, soapCanonical));
        assertThat(withoutNumbers(new String(restDocument, CaseStory.BELARUSIAN), restCanonical))
                .contains("PSEUDONYM")
                .isEqualTo(withoutNumbers(new String(soapDocument, CaseStory.BELARUSIAN), soapCanonical));
    }

    @Test
    void answersARepeatedSubmissionWithTheSameReceiptByteForByte() {
        String number = live.newCaseNumber();
        byte[] form = Samples.polish(Samples.WORKER, number);
        Answer first = live.poland().submit(form, XML, "again-" + number);
        assertThat(first.status()).isEqualTo(201);
        byte[] receipt = first.json().get("receipt").binaryValue();
        live.settle();
        Map<String, Long> rows = live.rows("pl");

        Answer again = live.poland().submit(form, XML, "again-" + number);
        SoapAnswer bySoap = SoapAnswer.of(live.poland().submitBySoap(form, "again-" + number));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("receipt").binaryValue()).isEqualTo(receipt);
        assertThat(again.json().get("messageIds")).isEqualTo(first.json().get("messageIds"));
        assertThat(bySoap.text("Replayed")).contains("true");
        assertThat(bySoap.receipt()).isEqualTo(receipt);
        assertThat(live.rows("pl")).isEqualTo(rows);
        Evidence evidence = live.verified(receipt);
        assertThat(evidence.event()).isEqualTo(EvidenceEvent.SUBMISSION_ACCEPTANCE);
        assertThat(evidence.originalSha256()).contains(Sha256.of(form));
    }

    @Test
    void answersARepeatedSubmissionBySoapAndTakesItOnce() {
        String number = live.newCaseNumber();
        byte[] form = Samples.polish(Samples.WORKER, number);
        SoapAnswer first = SoapAnswer.of(live.poland().submitBySoap(form, "again-" + number));
        assertThat(first.text("Replayed")).contains("false");
        live.settle();
        Map<String, Long> rows = live.rows("pl");

        SoapAnswer again = SoapAnswer.of(live.poland().submitBySoap(form, "again-" + number));

        assertThat(again.text("Replayed")).contains("true");
        assertThat(again.receipt()).isEqualTo(first.receipt());
        assertThat(again.text("MessageId")).isEqualTo(first.text("MessageId"));
        assertThat(live.rows("pl")).isEqualTo(rows);
    }

    @Test
    void refusesTheSameKeyForAnotherBody() {
        String number = live.newCaseNumber();
        byte[] form = Samples.polish(Samples.WORKER, number);
        byte[] other = Samples.polish(Samples.WORKER, live.newCaseNumber());
        assertThat(live.poland().submit(form, XML, "clash-" + number).status()).isEqualTo(201);
        live.settle();
        Map<String, Long> rows = live.rows("pl");

        Refused byRest = Refused.byRest(live.poland().submit(other, XML, "clash-" + number));
        Refused bySoap = Refused.bySoap(live.poland().submitBySoap(other, "clash-" + number));

        for (Refused refused : List.of(byRest, bySoap)) {
            assertThat(refused.code()).isEqualTo(ErrorCode.INTAKE_IDEMPOTENCY_CONFLICT);
            assertThat(refused.field()).contains("Idempotency-Key");
            assertThat(live.verified(refused.receipt()).originalSha256()).contains(Sha256.of(other));
        }
        assertThat(byRest.status()).isEqualTo(409);
        assertThat(live.rows("pl")).isEqualTo(rows);
    }

    @Test
    void tellsAnOutsideClientWhereEverythingIs() throws Exception {
        JsonNode file = JsonMapper.builder()
                .build()
                .readTree(Files.readAllBytes(live.federation().directory().resolve("federation.json")));

        for (String name : List.of("trustRoot", "trust", "directory", "passwordFile")) {
            assertThat(Path.of(file.get(name).asString())).exists();
        }
        assertThat(file.get("nodes").propertyNames()).containsExactly("pl", "by", "iom");
        for (JsonNode node : file.get("nodes")) {
            assertThat(Path.of(node.get("configuration").asString())).isRegularFile();
            answersOverTls(node.get("rest").asString());
            answersOverTls(node.get("soap").asString());
            answersOverTls(node.get("relay").asString());
            acceptsConnection(URI.create(node.get("broker").get("url").asString()));
            assertThat(Path.of(node.get("broker").get("passwordFile").asString()))
                    .isNotEmptyFile();
            takesPassword(node.get("database"));
            assertThat(node.get("parties").propertyNames()).hasSize(2);
            for (JsonNode party : node.get("parties")) {
                for (String name : List.of("certificate", "key", "keyStore")) {
                    assertThat(Path.of(party.get(name).asString())).isNotEmptyFile();
                }
                for (String name : List.of("deliveryFolder", "dropFolder")) {
                    if (party.has(name)) {
                        assertThat(Path.of(party.get(name).asString())).isDirectory();
                    }
                }
                assertThat(party.has("inbox")).isNotEqualTo(party.has("dropFolder"));
                if (party.has("inbox")) {
                    SystemClient system =
                            live.system(nodeOf(node), party.get("system").asString());
                    assertThat(system.inbox()).isNotNull();
                }
            }
        }
    }

    @Test
    void carriesAWithdrawalToEverybodyWhoEverHadSomethingOfTheCase() {
        String number = live.newCaseNumber();
        story.referAndClear(number);
        story.askForReturn(Samples.polish(Samples.RETURN, number));

        Answer answer = live.poland().submit(Forms.withdrawal(number, "wszystko=\"tak\""), XML, "withdrawal-" + number);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        List<String> ids = new ArrayList<>();
        answer.json().get("messageIds").forEach(id -> ids.add(id.asString()));

        assertThat(ids).hasSize(2);
        String belarus = idTo("by-mvd", ids);
        String iom = idTo("iom-pl", ids);
        assertThat(new String(live.awaitBelarusianDocument(belarus), CaseStory.BELARUSIAN))
                .contains("<отзыв-согласия", "сообщение=\"" + belarus + "\"");
        assertThat(new String(story.take(live.iom(), iom), StandardCharsets.UTF_8))
                .contains("ConsentUpdate");
        ids.forEach(id -> story.awaitDelivered(live.poland(), id));
        live.settle();
        assertThat(statesOf("by", belarus)).isEqualTo("WITHDRAWN");
        assertThat(statesOf("iom", iom)).isEqualTo("WITHDRAWN");
        requireNoLiveConsent("pl", belarus, Direction.OUT);
        requireNoLiveConsent("by", belarus, Direction.IN);
        requireNoLiveConsent("iom", iom, Direction.IN);

        Refused again =
                Refused.byRest(live.poland().submit(Samples.polish(Samples.MOTHER, number), XML, "after-" + number));
        assertThat(again.code()).isEqualTo(ErrorCode.ADMIT_STATE_FORBIDDEN);
        assertThat(again.rule()).contains("T03b");
        Refused again10 =
                Refused.byRest(live.poland().submit(Samples.polish(Samples.RETURN, number), XML, "after10-" + number));
        assertThat(again10.code()).isEqualTo(ErrorCode.ADMIT_STATE_FORBIDDEN);
        assertThat(again10.rule()).contains("T10a");
    }

    @Test
    void sharesNothingMoreForAPurposeThatWasWithdrawn() {
        String number = live.newCaseNumber();
        story.referAndClear(number);

        String withdrawal = story.handIn(Forms.withdrawal(number, "cel=\"powrot\""));
        live.awaitBelarusianDocument(withdrawal);
        story.awaitDelivered(live.poland(), withdrawal);
        live.settle();
        Map<String, Long> rows = live.rows("pl");

        Refused refused =
                Refused.byRest(live.poland().submit(Samples.polish(Samples.RETURN, number), XML, "return-" + number));
        assertThat(refused.code()).isEqualTo(ErrorCode.ADMIT_CONSENT_WITHDRAWN);
        assertThat(live.rows("pl")).isEqualTo(rows);
    }

    @Test
    void sharesNothingMoreOfACategoryThatWasWithdrawn() {
        String number = live.newCaseNumber();
        story.referAndClear(number);

        String withdrawal = story.handIn(Forms.withdrawal(number, "kategoria=\"rodzina\""));
        story.awaitDelivered(live.poland(), withdrawal);
        live.settle();

        Refused refused =
                Refused.byRest(live.poland().submit(Samples.polish(Samples.RETURN, number), XML, "return-" + number));
        assertThat(refused.code()).isEqualTo(ErrorCode.ADMIT_CONSENT_WITHDRAWN);
        assertThat(refused.rule()).contains("I1-family");
    }

    @Test
    void remembersAWithdrawalOfAPurposeForWhichNothingHadBeenShared() {
        String number = live.newCaseNumber();
        String form = new String(Samples.polish(Samples.MOTHER, number), StandardCharsets.UTF_8)
                .replaceAll("<zgoda cel=\"powrot\"[^>]*/>", "");
        String referral = story.handIn(form.getBytes(StandardCharsets.UTF_8));
        story.accept(referral);
        story.clear(number);

        String withdrawal = story.handIn(Forms.withdrawal(number, "cel=\"powrot\""));
        story.awaitDelivered(live.poland(), withdrawal);

        Refused refused =
                Refused.byRest(live.poland().submit(Samples.polish(Samples.RETURN, number), XML, "return-" + number));
        assertThat(refused.code()).isEqualTo(ErrorCode.ADMIT_CONSENT_WITHDRAWN);
    }

    @Test
    void asksForNoReturnThatIsTooDangerousOrWasAssessedTooLongAgo() {
        String number = live.newCaseNumber();
        story.referAndClear(number);
        String form = new String(Samples.polish(Samples.RETURN, number), StandardCharsets.UTF_8);

        Refused dangerous = Refused.byRest(live.poland()
                .submit(
                        form.replace("decyzja=\"2\"", "decyzja=\"3\"").getBytes(StandardCharsets.UTF_8),
                        XML,
                        "dangerous-" + number));
        Refused outdated = Refused.byRest(live.poland()
                .submit(
                        form.replace("wazneDo=\"2030-12-31\"", "wazneDo=\"2026-11-20\"")
                                .getBytes(StandardCharsets.UTF_8),
                        XML,
                        "outdated-" + number));

        assertThat(List.of(dangerous, outdated)).allSatisfy(refused -> {
            assertThat(refused.code()).isEqualTo(ErrorCode.ADMIT_GATE_CLOSED);
            assertThat(refused.rule()).contains("risk-current");
        });
        assertThat(dangerous.field()).contains("R1");
        assertThat(outdated.field()).contains("R7");
    }

    private String idTo(String party, List<String> ids) {
        return ids.stream()
                .filter(id -> live.poland().status(id).get("to").asString().equals(party))
                .findFirst()
                .orElseThrow();
    }

    private String statesOf(String node, String messageId) {
        return live.database(node)
                .sql("select c.state from case_file c join message m on m.case_id = c.id where m.message_id = ?::uuid")
                .param(messageId)
                .query(String.class)
                .single();
    }

    private void requireNoLiveConsent(String node, String messageId, Direction direction) {
        List<Boolean> withdrawn = live.database(node)
                .sql("select c.withdrawn_on is not null from consent c join message m on m.case_id = c.case_id"
                        + " where m.message_id = ?::uuid and m.direction = ?")
                .param(messageId)
                .param(direction.name())
                .query(Boolean.class)
                .list();
        assertThat(withdrawn).isNotEmpty().doesNotContain(false);
    }

    private String nodeOf(JsonNode node) {
        return live.federation().members().stream()
                .map(member -> member.node())
                .filter(name -> live.federation()
                        .baseUrl(name)
                        .equals(node.get("baseUrl").asString()))
                .findFirst()
                .orElseThrow();
    }

    /** What differs between two cases and must: ids, references, pseudonyms and sealed bytes. */
    private static String withoutNumbers(String document, String canonical) {
        Matcher pseudonym = PSEUDONYM.matcher(canonical);
        assertThat(pseudonym.find()).isTrue();
        return document.replace(pseudonym.group(1), "PSEUDONYM")
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", "ID")
                .replaceAll("\\b[0-9A-HJKMNP-TV-Z]{26}\\b", "REFERENCE")
                .replaceAll("[A-Za-z0-9+/=]{200,}", "SEALED");
    }

    private void answersOverTls(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(live.federation().keys().tlsOf("pl-sg-system"))
                .build()) {
            HttpResponse<Void> answer = client.send(
                    HttpRequest.newBuilder(URI.create(address)).GET().build(), HttpResponse.BodyHandlers.discarding());
            assertThat(answer.statusCode()).isBetween(200, 599);
        }
    }

    private static void acceptsConnection(URI broker) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(broker.getHost(), broker.getPort()), 10_000);
            assertThat(socket.isConnected()).isTrue();
        }
    }

    private static void takesPassword(JsonNode database) throws IOException, SQLException {
        String password = Files.readString(Path.of(database.get("passwordFile").asString()))
                .strip();
        try (Connection connection = DriverManager.getConnection(
                database.get("url").asString(), database.get("user").asString(), password)) {
            assertThat(connection.isValid(10)).isTrue();
        }
    }
}
