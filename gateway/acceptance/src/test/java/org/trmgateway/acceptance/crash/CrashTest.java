package org.trmgateway.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.acceptance.crash.CrashPoint.*;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trmgateway.acceptance.demo.Samples;
import org.trmgateway.acceptance.demo.SystemClient;
import org.trmgateway.acceptance.demo.SystemClient.Answer;
import org.trmgateway.acceptance.demo.Waiting;
import org.trmgateway.acceptance.federation.Databases;
import org.trmgateway.acceptance.federation.VaultCommand;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.SafeXml;
import org.xml.sax.SAXException;

/** A node is killed by SIGKILL wherever a message has just become durable, or is about to; then it is started again. */
class CrashTest {

    private static final int PORT_BASE = 9200;
    /** Shorter than the minute after which a node sends again what may have got lost: a restart must not wait for that. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    @TempDir
    static Path directory;

    private static SeparateNodes nodes;
    private static NodeRecords pl;
    private static NodeRecords by;
    private static ReceivingSystem receiving;
    private static int number;

    @BeforeAll
    static void startTheFederation() {
        nodes = SeparateNodes.prepare(directory.resolve("federation"), PORT_BASE, Databases.SHARED, "crash");
        pl = new NodeRecords("pl", nodes.federation().databaseOf("pl"));
        by = new NodeRecords("by", nodes.federation().databaseOf("by"));
        receiving = new ReceivingSystem(
                        nodes.federation().files("by").deliveryFolder("by-mvd"), directory.resolve("taken"))
                .start();
    }

    @AfterAll
    static void stopTheFederation() {
        receiving.close();
        pl.close();
        by.close();
        nodes.close();
    }

    @BeforeEach
    void everyNodeRuns() {
        nodes.startAll();
    }

    /**
     * One message and what happens to it.
     *
     * @param takenAtOnce whether the receiving system takes a document the moment it is there
     * @param points where a node is killed, one after the other
     */
    record Crash(boolean takenAtOnce, List<CrashPoint> points) {

        @Override
        public String toString() {
            return points + (takenAtOnce ? ", the document taken at once" : "");
        }
    }

    static Stream<Crash> crashes() {
        return Stream.of(
                left(INTAKE_AFTER_COMMIT_BEFORE_QUEUE, SWEPT_BEFORE_NOTED),
                left(SEALED_BEFORE_COMMIT),
                left(SEALED_AFTER_COMMIT_BEFORE_QUEUE),
                left(RECEIVED_AFTER_COMMIT_BEFORE_QUEUE),
                left(RELAYED_BEFORE_COMMIT),
                taken(MARKED_BEFORE_RENAMED),
                taken(RENAMED_BEFORE_RECORDED, DELIVERED_BEFORE_ACKNOWLEDGEMENT),
                taken(DELIVERED_AFTER_COMMIT_BEFORE_QUEUE),
                left(CONFIRMED_BEFORE_COMMIT),
                left(CONFIRMED_AFTER_COMMIT),
                left(RECEIPTED_BEFORE_COMMIT),
                left(RECEIPTED_AFTER_COMMIT));
    }

    /** Points that have a harder one beside them in {@link #crashes}; together they double the time. */
    static Stream<Crash> lesserCrashes() {
        return Stream.of(
                left(INTAKE_BEFORE_COMMIT),
                left(INTAKE_AFTER_QUEUE_BEFORE_ANSWER),
                left(SEALED_BEFORE_ACKNOWLEDGEMENT),
                left(RECEIVED_BEFORE_COMMIT),
                left(RECEIVED_AFTER_QUEUE_BEFORE_ANSWER),
                left(RELAYED_BEFORE_THE_RECEIPT_IS_READ),
                left(RELAYED_AFTER_COMMIT),
                left(STAGED_BEFORE_MARKED),
                left(RENAMED_BEFORE_RECORDED),
                taken(DELIVERED_BEFORE_COMMIT),
                left(TRAIL_WRITTEN_BEFORE_COMMIT),
                taken(STAGED_BEFORE_MARKED, MARKED_BEFORE_RENAMED, RENAMED_BEFORE_RECORDED, RECEIPTED_BEFORE_COMMIT),
                left(SEALED_BEFORE_COMMIT, RECEIVED_BEFORE_COMMIT, RELAYED_BEFORE_COMMIT, CONFIRMED_BEFORE_COMMIT));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("crashes")
    void messageIsDeliveredOnceAndReceiptedThoughANodeWasKilledOnItsWay(Crash crash) throws Exception {
        deliverThrough(crash);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lesserCrashes")
    @EnabledIfSystemProperty(
            named = "trm.crash.thorough",
            matches = "true",
            disabledReason = "takes as long again and finds the same; add -Dtrm.crash.thorough=true")
    void messageIsDeliveredOnceAndReceiptedThoughANodeWasKilledAtALesserPoint(Crash crash) throws Exception {
        deliverThrough(crash);
    }

    @Test
    void leavesBothRecordsOfARevealOrNoneThoughTheNodeWasKilled() {
        number++;
        String key = "crash-" + number;
        byte[] form = Samples.polish(Samples.MOTHER, "SG/2026/" + (5000 + number));
        String id = messageIdIn(nodes.systemOf("pl").submit(form, "application/xml", key));
        List<EvidenceEvent> both = List.of(EvidenceEvent.REVEAL_ORDERED, EvidenceEvent.REVEAL_EXECUTED);
        Map<CrashPoint, List<EvidenceEvent>> expected = new LinkedHashMap<>();
        expected.put(REVEAL_ORDERED_BEFORE_COMMIT, List.of());
        expected.put(REVEAL_ORDERED_AFTER_COMMIT, both);
        expected.put(REVEAL_EXECUTED_BEFORE_COMMIT, both);
        expected.put(REVEAL_EXECUTED_AFTER_COMMIT, both);
        List<EvidenceEvent> soFar = new ArrayList<>();
        expected.forEach((point, events) -> {
            nodes.arm(point);
            assertThat(VaultCommand.reveal(nodes.federation(), id).code()).isNotZero();
            nodes.awaitKill(point);
            nodes.start("pl");
            soFar.addAll(events);
            Waiting.until(
                    "of each order both records or none: " + point,
                    PATIENCE,
                    () -> Optional.of(reveals(id)).filter(soFar::equals));
        });
        pl.checkTrail(directory.resolve("trail-reveals"), Optional.empty());
    }

    private static List<EvidenceEvent> reveals(String id) {
        return pl.onTrail(id).stream()
                .filter(event -> event == EvidenceEvent.REVEAL_ORDERED || event == EvidenceEvent.REVEAL_EXECUTED)
                .toList();
    }

    private static Crash left(CrashPoint... points) {
        return new Crash(false, List.of(points));
    }

    private static Crash taken(CrashPoint... points) {
        return new Crash(true, List.of(points));
    }

    private static void deliverThrough(Crash crash) throws Exception {
        number++;
        String key = "crash-" + number;
        byte[] form = Samples.polish(Samples.MOTHER, "SG/2026/" + (5000 + number));
        SystemClient sender = nodes.systemOf("pl");
        receiving.takesAtOnce(crash.takenAtOnce());

        nodes.arm(crash.points().getFirst());
        Optional<Answer> answer = handIn(sender, form, key);
        List<ReceivingSystem.Document> delivered = killAndRestart(crash, answer);

        Answer again = sender.submit(form, "application/xml", key);
        assertThat(again.status())
                .as(again.json().path("code").asString(""))
                .isEqualTo(crash.points().contains(INTAKE_BEFORE_COMMIT) ? 201 : 200);
        assertThat(again.body()).isEqualTo(answer.map(Answer::body).orElse(again.body()));
        String id = messageIdIn(again);
        awaitDelivered(sender, id);
        Answer muchLater = sender.submit(form, "application/xml", key);
        assertThat(muchLater.status()).isEqualTo(200);
        assertThat(muchLater.body()).isEqualTo(again.body());

        requireDeliveredOnce(id, delivered);
        assertThat(sender.receipt(id, "SubmissionAcceptance"))
                .contains(again.json().get("receipt").binaryValue());
        new Receipts(nodes.federation()).requireAll(sender, id);
        requireEveryStageOnce(id, key);
        requireEverythingOnceOnTheTrails(id);
    }

    private static Optional<Answer> handIn(SystemClient sender, byte[] form, String key) {
        try {
            return Optional.of(sender.submit(form, "application/xml", key));
        } catch (IllegalStateException killedBeforeItAnswered) {
            return Optional.empty();
        }
    }

    /** Returns what was delivered when the node had been killed. */
    private static List<ReceivingSystem.Document> killAndRestart(Crash crash, Optional<Answer> answer) {
        List<ReceivingSystem.Document> delivered = List.of();
        for (int position = 0; position < crash.points().size(); position++) {
            CrashPoint point = crash.points().get(position);
            nodes.awaitKill(point);
            if (crash.takenAtOnce()) {
                receiving.awaitTaken();
            }
            delivered = answer.map(CrashTest::messageIdIn)
                    .map(receiving::documentsOf)
                    .orElse(delivered);
            if (position + 1 < crash.points().size()) {
                nodes.arm(crash.points().get(position + 1));
            }
            nodes.launch(point.node());
        }
        nodes.awaitUp("pl", CrashTest::hold);
        nodes.awaitUp("by", CrashTest::hold);
        return delivered;
    }

    /** A peer that is down for as long as a start takes is not what is tested here. */
    private static void hold() {
        pl.hold();
        by.hold();
    }

    private static void awaitDelivered(SystemClient sender, String id) {
        Waiting.until("the sender holds the proof of delivery, and nothing is left to do", PATIENCE, () -> {
            pl.hurry();
            by.hurry();
            return Optional.of(sender.status(id).get("state").asString())
                    .filter(state -> state.equals("DELIVERED")
                            && pl.promises(id).isEmpty()
                            && by.promises(id).isEmpty());
        });
    }

    private static void requireDeliveredOnce(String id, List<ReceivingSystem.Document> before)
            throws IOException, SAXException {
        List<ReceivingSystem.Document> documents = receiving.documentsOf(id);
        assertThat(documents).hasSize(1);
        SafeXml.documentBuilder()
                .parse(new ByteArrayInputStream(documents.getFirst().content()));
        // The name of a second one would be the same, the file would not.
        assertThat(before)
                .allSatisfy(
                        document -> assertThat(documents.getFirst().identity()).isEqualTo(document.identity()));
        Path staging = nodes.federation().files("by").data().resolve("staging");
        try (Stream<Path> files = Files.walk(staging)) {
            assertThat(files.filter(file -> file.toString().endsWith(".document")))
                    .as("documents left behind")
                    .isEmpty();
        }
    }

    private static void requireEveryStageOnce(String id, String key) {
        assertThat(pl.messagesOfTheKey(key)).containsExactly(id);
        assertThat(pl.messagesOfTheCase(id)).containsExactly("OUT DELIVERED");
        assertThat(by.messagesOfTheCase(id)).containsExactly("IN DELIVERED");
        assertThat(pl.stepsDone(id)).containsExactlyInAnyOrder("SEAL", "DISPATCH");
        assertThat(by.stepsDone(id)).containsExactlyInAnyOrder("DELIVER", "NOTIFY_OUTCOME");
        assertThat(pl.receipts(id))
                .containsExactlyInAnyOrder("SUBMISSION_ACCEPTANCE", "RELAY_ACCEPTANCE", "CONTENT_HANDOVER");
        assertThat(by.receipts(id)).containsExactlyInAnyOrder("RELAY_ACCEPTANCE", "CONTENT_HANDOVER");
    }

    private static void requireEverythingOnceOnTheTrails(String id) {
        pl.checkTrail(directory.resolve("trail-pl-" + number), Optional.empty());
        by.checkTrail(directory.resolve("trail-by-" + number), Optional.empty());
        assertThat(pl.onTrail(id))
                .startsWith(EvidenceEvent.SUBMISSION_ACCEPTANCE, EvidenceEvent.MESSAGE_SEALED)
                .containsExactlyInAnyOrder(
                        EvidenceEvent.SUBMISSION_ACCEPTANCE,
                        EvidenceEvent.MESSAGE_SEALED,
                        EvidenceEvent.RELAY_ACCEPTANCE,
                        EvidenceEvent.CONTENT_HANDOVER);
        assertThat(by.onTrail(id)).containsExactly(EvidenceEvent.RELAY_ACCEPTANCE, EvidenceEvent.CONTENT_HANDOVER);
    }

    private static String messageIdIn(Answer answer) {
        return answer.json().get("messageIds").get(0).asString();
    }
}
