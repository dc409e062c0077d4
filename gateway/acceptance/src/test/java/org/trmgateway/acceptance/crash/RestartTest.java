package org.trmgateway.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSContext;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.acceptance.demo.Samples;
import org.trmgateway.acceptance.demo.SystemClient;
import org.trmgateway.acceptance.demo.SystemClient.Answer;
import org.trmgateway.acceptance.demo.Waiting;
import org.trmgateway.acceptance.federation.Databases;
import org.trmgateway.trail.note.Checkpoint;
import tools.jackson.databind.JsonNode;

/** Nodes with database servers of their own, killed and stopped and started again on the same directory. The order saves a stop and a start. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestartTest {

    private static final int PORT_BASE = 9240;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Charset BELARUSIAN = Charset.forName("windows-1251");
    private static final String QUEUE = "systems.left-waiting";

    @TempDir
    static Path directory;

    private static SeparateNodes nodes;

    @BeforeAll
    static void prepareTheFederation() {
        nodes = SeparateNodes.prepare(directory.resolve("federation"), PORT_BASE, Databases.OWN, "restart");
    }

    @AfterAll
    static void stopTheFederation() {
        nodes.close();
        serverOf("pl").stopOrphan();
        serverOf("by").stopOrphan();
    }

    @Test
    @Order(1)
    void nodeAloneFindsEverythingItAcceptedAfterItWasKilledAndItsDatabaseServerLeftBehind() {
        if (nodes.isAlive("by")) {
            nodes.stop("by");
        }
        if (!nodes.isAlive("pl")) {
            nodes.start("pl");
        }
        SystemClient sender = nodes.systemOf("pl");
        byte[] answered = Samples.polish(Samples.MOTHER, "SG/2026/6001");
        byte[] unanswered = Samples.polish(Samples.WORKER, "SG/2026/6002");
        Answer answer = submit(sender, answered, "answered");
        assertThat(answer.status()).as(answer.json().path("code").asString("")).isEqualTo(201);

        nodes.arm(CrashPoint.INTAKE_AFTER_COMMIT_BEFORE_QUEUE);
        assertThat(tryToSubmit(sender, unanswered, "unanswered")).isEmpty();
        nodes.awaitKill(CrashPoint.INTAKE_AFTER_COMMIT_BEFORE_QUEUE);
        long orphan = serverOf("pl").process();
        assertThat(OwnServer.isAlive(orphan)).as("outlives its node").isTrue();
        nodes.start("pl");

        assertThat(OwnServer.isAlive(orphan)).isFalse();
        assertThat(serverOf("pl").isAlive()).isTrue();
        Answer again = submit(sender, answered, "answered");
        assertThat(again.status()).as(again.json().path("code").asString("")).isEqualTo(200);
        assertThat(again.body()).isEqualTo(answer.body());
        Answer late = submit(sender, unanswered, "unanswered");
        assertThat(late.status()).as(late.json().path("code").asString("")).isEqualTo(200);

        nodes.startAll();
        for (String id : new String[] {messageIdIn(again), messageIdIn(late)}) {
            awaitState(sender, id, "DELIVERED");
            new Receipts(nodes.federation()).requireAll(sender, id);
        }
    }

    @Test
    @Order(2)
    void wholeFederationKeepsEveryMessageOverAStopAndAStartOnTheSameDirectory() throws IOException {
        nodes.startAll();
        byte[] form = Samples.polish(Samples.MOTHER, "SG/2026/6003");
        Answer first = submit(nodes.systemOf("pl"), form, "before");
        String delivered = messageIdIn(first);
        awaitState(nodes.systemOf("pl"), delivered, "DELIVERED");
        Map<String, byte[]> receipts = receiptsOf(delivered);
        answer(delivered);
        JsonNode unread = awaitInbox("M04");
        leaveWaiting("left by a system");
        Checkpoint trailOfPl = trailOf("pl", "before", Optional.empty());
        nodes.stop("by");
        String waiting = messageIdIn(
                submit(nodes.systemOf("pl"), Samples.polish(Samples.WORKER, "SG/2026/6004"), "while-the-peer-is-down"));
        nodes.close();

        nodes = SeparateNodes.prepare(directory.resolve("federation"), PORT_BASE, Databases.OWN, "restart");
        nodes.startAll();

        SystemClient pl = nodes.systemOf("pl");
        assertThat(submit(pl, form, "before").body()).isEqualTo(first.body());
        assertThat(pl.status(delivered).get("state").asString()).isEqualTo("DELIVERED");
        assertThat(receiptsOf(delivered)).containsExactlyInAnyOrderEntriesOf(receipts);
        assertThat(pl.inbox()).contains(unread);
        String answer = unread.get("messageId").asString();
        assertThat(pl.fetch(answer)).isNotEmpty();
        pl.acknowledge(answer);
        awaitState(nodes.systemOf("by"), answer, "DELIVERED");
        new Receipts(nodes.federation()).requireAll(nodes.systemOf("by"), answer);
        awaitState(pl, waiting, "DELIVERED");
        new Receipts(nodes.federation()).requireAll(pl, waiting);
        assertThat(takeWaiting()).isEqualTo("left by a system");
        assertThat(trailOf("pl", "after", Optional.of(trailOfPl)).size()).isGreaterThan(trailOfPl.size());
        trailOf("by", "after", Optional.empty());
    }

    private static Answer submit(SystemClient sender, byte[] form, String key) {
        return sender.submit(form, "application/xml", key);
    }

    private static Optional<Answer> tryToSubmit(SystemClient sender, byte[] form, String key) {
        try {
            return Optional.of(submit(sender, form, key));
        } catch (IllegalStateException killedBeforeItAnswered) {
            return Optional.empty();
        }
    }

    private static void awaitState(SystemClient system, String id, String state) {
        Waiting.until(
                "message is " + state,
                PATIENCE,
                () -> Optional.of(system.status(id).get("state").asString()).filter(state::equals));
    }

    private static Map<String, byte[]> receiptsOf(String id) {
        Map<String, byte[]> receipts = new HashMap<>();
        for (String event : Receipts.NEEDED) {
            receipts.put(event, nodes.systemOf("pl").receipt(id, event).orElseThrow());
        }
        return receipts;
    }

    private static JsonNode awaitInbox(String type) {
        return Waiting.until(
                type + " is in the inbox",
                PATIENCE,
                () -> nodes.systemOf("pl").inbox().stream()
                        .filter(item -> item.get("type").asString().equals(type))
                        .findFirst());
    }

    /** Belarus answers by file. */
    private static void answer(String referral) throws IOException {
        Path delivered = nodes.federation().files("by").deliveryFolder("by-mvd").resolve(referral + ".xml");
        byte[] answer = Samples.belarusianAnswer(Files.readString(delivered, BELARUSIAN), BELARUSIAN);
        Path folder = nodes.federation().files("by").dropFolder("by-mvd");
        Path part = Files.write(folder.resolve("answer.xml.part"), answer);
        Files.move(part, folder.resolve("answer.xml"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void leaveWaiting(String text) throws IOException {
        try (JMSContext broker = broker()) {
            broker.createProducer().send(broker.createQueue(QUEUE), text);
        }
    }

    private static String takeWaiting() throws IOException {
        try (JMSContext broker = broker()) {
            return broker.createConsumer(broker.createQueue(QUEUE)).receiveBody(String.class, PATIENCE.toMillis());
        }
    }

    private static JMSContext broker() throws IOException {
        String password = Files.readString(nodes.federation().files("pl").brokerPassword())
                .strip();
        return new ActiveMQConnectionFactory(nodes.federation().brokerUrl("pl"))
                .createContext("national-system", password);
    }

    private static Checkpoint trailOf(String node, String when, Optional<Checkpoint> earlier) {
        try (NodeRecords records = new NodeRecords(node, serverOf(node).database())) {
            return records.checkTrail(directory.resolve("trail-" + node + "-" + when), earlier);
        }
    }

    private static OwnServer serverOf(String node) {
        return new OwnServer(nodes.federation().files(node).data().resolve("postgres"));
    }

    private static String messageIdIn(Answer answer) {
        return answer.json().get("messageIds").get(0).asString();
    }
}
