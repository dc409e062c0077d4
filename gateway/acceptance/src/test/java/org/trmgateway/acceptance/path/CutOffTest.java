package org.trmgateway.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.acceptance.demo.Samples;
import org.trmgateway.acceptance.demo.SystemClient;
import org.trmgateway.acceptance.demo.Waiting;
import org.trmgateway.acceptance.federation.DirectoryCommand;
import org.trmgateway.acceptance.federation.Federation;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.TrailEntry;
import tools.jackson.databind.JsonNode;

/**
 * A party is cut off at the door of one node of a running federation: within seconds nothing goes to it or comes from it anywhere, and what was
 * on its way waits. The next directory brings it back.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class CutOffTest {

    private static final int PORT_BASE = 9860;
    private static final Duration SECONDS = Duration.ofSeconds(5);
    private static final String PARTY = "by-mvd";

    @TempDir
    Path work;

    private LiveFederation live;
    private Federation federation;
    private CaseStory story;
    private String waiting;

    @BeforeAll
    void start() {
        live = LiveFederation.startApart("cut", PORT_BASE);
        federation = live.federation();
        story = new CaseStory(live);
    }

    @AfterAll
    void stop() {
        live.close();
    }

    @Test
    @Order(1)
    void reachesEveryNodeFromOneAndHoldsWhatWasOnItsWay() {
        story.awaitDelivered(live.poland(), refer());
        federation.stop("by");
        waiting = refer();
        story.awaitState(live.poland(), waiting, "SEALED");

        DirectoryCommand cut = DirectoryCommand.cutAt(federation, "iom", "iom-pl-system", PARTY);

        assertThat(cut.err()).isEmpty();
        assertThat(cut.code()).isZero();
        assertThat(cut.out()).contains("cut off " + PARTY, "PartyCutOff");
        JsonNode atPoland = awaitCut(live.poland());
        assertThat(Duration.between(adopted(awaitCut(live.iom())), adopted(atPoland)))
                .isLessThan(SECONDS);
        assertThat(heldAtPoland()).containsExactly(waiting);
        JsonNode held = live.poland().full(waiting).get("held");
        assertThat(held.get("party").asString()).isEqualTo(PARTY);
        assertThat(held.get("reason").get("code").asString()).isEqualTo("DISPATCH_PARTY_CUT_OFF");
        assertThat(held.get("reason").get("detail").asString()).isNotBlank();
    }

    @Test
    @Order(2)
    void reachesANodeThatWasAwayAndSendsItNothing() {
        federation.start("by");
        JsonNode cut = awaitCut(live.system("by", "by-mvd-system"));
        assertThat(cut.get("reason").asString()).isEqualTo("KEY_COMPROMISED");
        assertThat(live.poland().status(waiting).get("state").asString()).isEqualTo("SEALED");
        assertThat(live.bean("by", MessageStore.class).find(MessageId.parse(waiting), Direction.IN))
                .isEmpty();
    }

    @Test
    @Order(3)
    void refusesWhatIsHandedInForItOrByIt() {
        SystemClient.Answer forIt = live.poland()
                .submit(Samples.polish(Samples.MOTHER, live.newCaseNumber()), "application/xml", SystemClient.newKey());
        assertThat(forIt.status()).isEqualTo(422);
        assertThat(forIt.json().get("code").asString()).isEqualTo("ADMIT_RECIPIENT_CUT_OFF");

        SystemClient itself = live.system("by", "by-mvd-system");
        SystemClient.Answer byIt = itself.submit(new byte[] {1}, "application/xml", SystemClient.newKey());
        assertThat(byIt.status()).isEqualTo(403);
        assertThat(byIt.json().get("code").asString()).isEqualTo("INTAKE_PARTY_CUT_OFF");
        assertThat(itself.send(itself.request("/v1/inbox").GET()).status()).isEqualTo(403);
    }

    @Test
    @Order(4)
    void standsOnTheTrailOfEveryNode() {
        for (String node : List.of("pl", "by", "iom")) {
            List<TrailEntry> cuts = trail(node).stream()
                    .filter(entry -> entry.event() == EvidenceEvent.PARTY_CUT_OFF)
                    .toList();
            assertThat(cuts)
                    .singleElement()
                    .satisfies(entry ->
                            assertThat(entry.to().orElseThrow().value()).isEqualTo(PARTY));
        }
        assertThat(live.trail("pl", MessageId.parse(waiting)))
                .filteredOn(entry -> entry.event() == EvidenceEvent.MESSAGE_HELD)
                .hasSize(1);
        JsonNode cut = awaitCut(live.poland());
        Sha256 named = new Sha256(cut.get("leafSha256").asString());
        assertThat(live.database("pl")
                        .sql("select body from trail_entry where log = :log and idx = :index")
                        .param("log", cut.get("trailLog").asInt())
                        .param("index", cut.get("trailIndex").asLong())
                        .query(byte[].class)
                        .single())
                .satisfies(body -> assertThat(new EntryBytes(body).leafHash()).isEqualTo(named));
    }

    @Test
    @Order(5)
    void holdsOverARestart() {
        federation.stop("pl");
        federation.start("pl");
        awaitCut(live.poland());
        assertThat(heldAtPoland()).containsExactly(waiting);
    }

    @Test
    @Order(6)
    void letsEverythingGoOnWhenTheNextDirectoryIsPublished() throws IOException {
        DirectoryCommand published = DirectoryCommand.publish(federation, next("second.asice"));

        assertThat(published.err()).isEmpty();
        assertThat(published.code()).isZero();
        assertThat(published.out()).contains("pl: ", "by: ", "iom: ", "adopted version 2");
        assertThat(live.awaitBelarusianDocument(waiting)).isNotEmpty();
        story.awaitDelivered(live.poland(), waiting);
        assertThat(heldAtPoland()).isEmpty();
        assertThat(live.poland().full(waiting).has("held")).isFalse();
        story.awaitDelivered(live.poland(), refer());
        assertThat(trail("pl")).extracting(TrailEntry::event).contains(EvidenceEvent.PARTY_RESTORED);
    }

    @Test
    @Order(7)
    void refusesToGoBackAlsoAfterARestartOnAnOldFile() throws IOException {
        federation.stop("pl");
        federation.start("pl");
        SystemClient poland = live.poland();
        assertThat(state(poland).get("version").asLong()).isEqualTo(2);

        byte[] old = Files.readAllBytes(federation.keys().layout().directoryFile());
        SystemClient.Answer answer = poland.send(poland.request("/v1/directory").POST(BodyPublishers.ofByteArray(old)));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().get("code").asString()).isEqualTo("OPEN_DIRECTORY_ROLLED_BACK");
        assertThat(state(poland).get("version").asLong()).isEqualTo(2);
        assertThat(trail("pl")).extracting(TrailEntry::event).contains(EvidenceEvent.DIRECTORY_REFUSED);
    }

    @Test
    @Order(8)
    void takesADirectoryFromAFileThatIsPutThere() throws IOException {
        Path file = federation.keys().layout().directoryFile();
        Path part = file.resolveSibling("directory.part");
        Files.write(part, next(Files.readAllBytes(next("second.asice")), "third.asice"));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        for (SystemClient system : List.of(live.poland(), live.iom())) {
            Waiting.until(
                    "version 3 is in force",
                    LiveFederation.PATIENCE,
                    () -> Optional.of(state(system))
                            .filter(state -> state.get("version").asLong() == 3));
        }
    }

    @Test
    @Order(9)
    void tellsOfAMisspeltPartyAndOfWhatItDoesNotKnow() {
        DirectoryCommand misspelt = DirectoryCommand.cut(federation, "by-mdv");
        assertThat(misspelt.code()).isEqualTo(2);
        assertThat(misspelt.err()).contains("no party by-mdv", PARTY);
        assertThat(DirectoryCommand.run("cut", PARTY, "--reason", "whim").code())
                .isEqualTo(2);
        assertThat(DirectoryCommand.run("cut").code()).isEqualTo(2);
        assertThat(DirectoryCommand.run("cut", "--help").code()).isZero();
    }

    private String refer() {
        return story.handIn(Samples.polish(Samples.MOTHER, live.newCaseNumber()));
    }

    /** The next version of the sample's directory. */
    private Path next(String name) throws IOException {
        Path file = work.resolve(name);
        if (!Files.exists(file)) {
            Files.write(file, live.pki().nextDirectory(Instant.now(), UnaryOperator.identity()));
        }
        return file;
    }

    private byte[] next(byte[] previous, String name) throws IOException {
        byte[] signed = live.pki().nextDirectory(previous, Instant.now(), UnaryOperator.identity());
        Files.write(work.resolve(name), signed);
        return signed;
    }

    private static JsonNode state(SystemClient system) {
        return system.send(system.request("/v1/directory/state").GET()).json();
    }

    /** Waits until the party is cut off at a system's node, and the trail has the entry. */
    private static JsonNode awaitCut(SystemClient system) {
        return Waiting.until(
                "the party is cut off",
                LiveFederation.PATIENCE,
                () -> state(system)
                        .get("cuts")
                        .valueStream()
                        .filter(cut -> cut.get("party").asString().equals(PARTY) && cut.has("trailIndex"))
                        .findFirst());
    }

    private static Instant adopted(JsonNode cut) {
        return Instant.parse(cut.get("adoptedAt").asString());
    }

    private List<String> heldAtPoland() {
        SystemClient poland = live.poland();
        return poland.send(poland.request("/v1/messages/held").GET())
                .json()
                .valueStream()
                .map(held -> held.get("message").get("messageId").asString())
                .toList();
    }

    private List<TrailEntry> trail(String node) {
        return live
                .database(node)
                .sql("select body from trail_entry order by log, idx")
                .query(byte[].class)
                .list()
                .stream()
                .map(body -> TrailEntry.read(new EntryBytes(body)))
                .toList();
    }
}
