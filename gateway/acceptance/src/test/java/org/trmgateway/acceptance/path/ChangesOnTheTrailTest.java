package org.trmgateway.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.trmgateway.acceptance.federation.Federation;
import org.trmgateway.acceptance.federation.Member;
import org.trmgateway.node.wiring.ConfigurationFile;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.TrailEntry;

/** A node that is started again and again, each time with something changed: its trail says what, and nothing where nothing was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ChangesOnTheTrailTest {

    private static final int PORT_BASE = 9920;
    private static final String NODE = "iom";
    private static final String LISTS = "OperatorAction revocation-lists";

    private Federation federation;
    private Inside inside;
    private int read;

    @BeforeAll
    void start() {
        federation = TemporaryFederation.start(
                "changes",
                PORT_BASE,
                Member.sample().stream()
                        .filter(member -> member.node().equals(NODE))
                        .toList());
        inside = new Inside(federation);
    }

    @AfterAll
    void stop() {
        TemporaryFederation.close(federation);
    }

    @Test
    @Order(1)
    void theFirstStartStatesEverythingAndTheTextOfTheSettingsIsKept() throws IOException {
        List<TrailEntry> entries = fresh();

        assertThat(entries.stream().map(ChangesOnTheTrailTest::told))
                .startsWith("NodeStarted", "ConfigurationChanged settings", "PolicyChanged")
                .contains("KeyRolled signing", "KeyRolled encryption-ml-kem-768")
                .containsOnlyOnce("KeyRolled tls", "KeyRolled log-ed25519", "KeyRolled witness-ml-dsa-44", LISTS);
        assertThat(entries).hasSize(3 + 3 * 4 + 1 + 4 + 1);
        Sha256 settings = Sha256.of(text().getBytes(StandardCharsets.UTF_8));
        assertThat(entries.subList(0, 2)).extracting(TrailEntry::documentSha256).containsOnly(Optional.of(settings));
        assertThat(federation.files(NODE).data().resolve("settings").resolve(settings + ".txt"))
                .hasContent(text());
    }

    @Test
    @Order(2)
    void nothingOfASecretIsInTheSettings() throws IOException {
        String text = text();
        for (Path secret : List.of(
                federation.keys().layout().password(),
                federation.files(NODE).storageKey(),
                federation.files(NODE).pseudonymSecret(),
                federation.files(NODE).brokerPassword(),
                federation.databasePasswordFile(NODE),
                federation
                        .directory()
                        .resolve(
                                "postgres/passwords/" + federation.ownerOf(NODE).user()))) {
            assertThat(text).doesNotContain(Files.readString(secret).strip()).doesNotContain(secret.toString());
        }
        assertThat(text).contains("trm.database.password-file=set\n", "trm.keys.storage-key-file=set\n");
    }

    @Test
    @Order(3)
    void aStartWithoutAChangeStatesItsSettingsAndNoChange() {
        Sha256 settings = settingsOf(all());
        restart();

        assertThat(fresh()).singleElement().satisfies(entry -> {
            assertThat(entry.event()).isEqualTo(EvidenceEvent.NODE_STARTED);
            assertThat(entry.documentSha256()).contains(settings);
        });
    }

    @Test
    @Order(4)
    void aChangedSettingIsToldOnceWithTheDigestOfTheNewText() throws IOException {
        configure("trm:\n", "trm:\n  warn-before: \"60d\"\n");
        restart();
        List<TrailEntry> entries = fresh();

        assertThat(entries.stream().map(ChangesOnTheTrailTest::told))
                .containsExactly("NodeStarted", "ConfigurationChanged settings");
        assertThat(entries)
                .extracting(TrailEntry::documentSha256)
                .containsOnly(Optional.of(Sha256.of(text().getBytes(StandardCharsets.UTF_8))));
        try (Stream<Path> kept = Files.list(federation.files(NODE).data().resolve("settings"))) {
            assertThat(kept).hasSize(2);
        }
    }

    @Test
    @Order(5)
    void otherKeysOfAPartyAreToldThoughNoSettingTellsThem() throws IOException {
        configure("/iom-by\"", "/iom-pl\"");
        restart();

        assertThat(fresh().stream()
                        .map(entry -> told(entry) + " " + entry.from().orElseThrow()))
                .containsExactly(
                        "NodeStarted iom-gw",
                        "KeyRolled signing iom-by",
                        "KeyRolled signing-ml-dsa-65 iom-by",
                        "KeyRolled encryption iom-by",
                        "KeyRolled encryption-ml-kem-768 iom-by");
    }

    private void restart() {
        federation.stop(NODE);
        federation.start(NODE);
    }

    private void configure(String part, String other) throws IOException {
        Path file = federation.files(NODE).configuration();
        String before = Files.readString(file);
        assertThat(before).contains(part);
        Files.writeString(file, before.replace(part, other));
    }

    private String text() {
        return ConfigurationFile.settings(federation.files(NODE).configuration());
    }

    /** What came since the last look. */
    private List<TrailEntry> fresh() {
        List<TrailEntry> all = all();
        List<TrailEntry> fresh = all.subList(read, all.size());
        read = all.size();
        return fresh;
    }

    private List<TrailEntry> all() {
        return inside
                .database(NODE)
                .sql("select body from (select idx as place, body from trail_entry"
                        + " union all select 1000000000 + id, body from trail_pending) e order by place")
                .query(byte[].class)
                .list()
                .stream()
                .map(body -> TrailEntry.read(new EntryBytes(body)))
                .filter(entry -> List.of(
                                EvidenceEvent.NODE_STARTED,
                                EvidenceEvent.CONFIGURATION_CHANGED,
                                EvidenceEvent.POLICY_CHANGED,
                                EvidenceEvent.KEY_ROLLED,
                                EvidenceEvent.OPERATOR_ACTION)
                        .contains(entry.event()))
                .toList();
    }

    private static Sha256 settingsOf(List<TrailEntry> entries) {
        return entries.getFirst().documentSha256().orElseThrow();
    }

    private static String told(TrailEntry entry) {
        return entry.event().wireName() + entry.ruleId().map(rule -> " " + rule).orElse("");
    }
}
