package org.trmgateway.acceptance.path;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;
import org.trmgateway.acceptance.demo.FetchedExports;
import org.trmgateway.acceptance.demo.Samples;
import org.trmgateway.acceptance.demo.SystemClient;
import org.trmgateway.acceptance.demo.SystemClient.Answer;
import org.trmgateway.acceptance.demo.Waiting;
import org.trmgateway.acceptance.documents.Repository;
import org.trmgateway.acceptance.federation.Databases;
import org.trmgateway.acceptance.federation.Federation;
import org.trmgateway.acceptance.federation.Member;
import org.trmgateway.acceptance.federation.TrailCommand;
import org.trmgateway.auditor.Findings;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.node.database.DatabaseAddress;
import org.trmgateway.node.trail.CheckpointStore;
import org.trmgateway.node.trail.PeerRollBacks;
import org.trmgateway.node.trail.StoredCheckpoint;
import org.trmgateway.referral.NodeId;
import org.trmgateway.seal.TrailPolicies;
import org.trmgateway.trail.note.WitnessPolicy;

/** Real nodes that see each other's trails, one that nobody sees, and one whose database went back. */
@TestMethodOrder(OrderAnnotation.class)
class WitnessedTrailTest {

    private static final int PORT_BASE = 9700;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String IMPATIENT = "trm:\n  trail:\n    checkpoint-every: 1s\n    max-unwitnessed: 8s\n";
    private static final List<String> TABLES = List.of("trail_entry", "trail_tile", "trail_checkpoint");

    private static Federation federation;
    private static Path directory;
    private static int cases = 700_000;

    @BeforeAll
    static void startNodes() throws IOException {
        directory = Files.createTempDirectory(
                Files.createDirectories(Path.of("target").toAbsolutePath()), "witnessed");
        federation = Federation.prepare(directory, PORT_BASE, Member.sample(), Databases.SHARED, _ -> {});
        Path configuration = federation.files("pl").configuration();
        Files.writeString(configuration, Files.readString(configuration).replaceFirst("(?m)^trm:\n", IMPATIENT));
        federation.startAll(_ -> {});
    }

    @AfterAll
    static void stopNodes() throws IOException {
        federation.close();
        FileSystemUtils.deleteRecursively(directory);
    }

    @Test
    @Order(1)
    void peersCosignTheCheckpointsOfANode() {
        // the first node was alone for longer than it bears
        awaitTaken();
        StoredCheckpoint seen = awaitCovered("pl");
        WitnessPolicy policy = WitnessPolicy.read(TrailPolicies.of(
                        SamplePki.load(federation.keys().layout().directory())
                                .directory(Clock.systemUTC())
                                .content())
                .policy(
                        new NodeId("pl"),
                        seen.checkpoint()
                                .origin()
                                .substring(seen.checkpoint().origin().lastIndexOf('/') + 1))
                .getBytes(UTF_8));
        assertThat(policy.require(seen.note()).seenBy())
                .contains("iom.ed25519", "iom.ml-dsa-44", "by.ed25519", "by.ml-dsa-44")
                .noneMatch(witness -> witness.startsWith("pl."));
        assertThat(database("iom")
                        .sql("select size from witness_state where origin = :origin")
                        .param("origin", seen.checkpoint().origin())
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(seen.checkpoint().size());
    }

    @Test
    @Order(2)
    void aStrangerIsNoWitnessAndFindsNone() {
        for (String certificate : List.of("pl-sg-system", SamplePki.STRANGER_CLIENT)) {
            SystemClient stranger =
                    new SystemClient(federation.baseUrl("pl"), federation.keys().tlsOf(certificate));
            for (String question : List.of("add-checkpoint", "open-log")) {
                assertThat(stranger.send(stranger.request("/witness/" + question)
                                        .POST(BodyPublishers.ofString("old 0\n\n")))
                                .status())
                        .isEqualTo(403);
            }
            assertThat(stranger.send(stranger.request("/witness/last-seen/" + "0".repeat(64))
                                    .GET())
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    @Order(3)
    void withoutAQuorumIntakeRefusesAndGoesOnWhenItIsBack() {
        federation.stop("iom");
        Answer refused = Waiting.until(
                "intake refuses", PATIENCE, () -> Optional.of(submit()).filter(answer -> answer.status() == 503));
        assertThat(refused.json().get("code").asString()).isEqualTo("INTAKE_TRAIL_UNWITNESSED");
        assertThat(warnings()).contains("trail-unwitnessed");
        federation.start("iom");
        awaitTaken();
        Waiting.until(
                "and the trail says both",
                PATIENCE,
                () -> Optional.of(onTrail("CheckpointStalled") > 0 && onTrail("CheckpointResumed") > 0)
                        .filter(Boolean::booleanValue));
    }

    @Test
    @Order(4)
    void aDatabaseThatWentBackIsFoundOutByPeersAndStopsTheNode() {
        awaitCovered("pl");
        JdbcTemplate owner = owner();
        TABLES.forEach(table -> owner.execute("create table old_" + table + " as select * from " + table));
        awaitTaken();
        awaitCovered("pl");
        federation.stop("pl");
        for (String table : TABLES) {
            owner.execute("alter table " + table + " disable trigger user");
        }
        owner.execute("alter table trail_checkpoint_stamp disable trigger user");
        owner.execute("delete from trail_checkpoint_stamp");
        for (String table : TABLES) {
            owner.execute("delete from " + table);
            owner.execute("insert into " + table + " select * from old_" + table);
            owner.execute("drop table old_" + table);
            owner.execute("alter table " + table + " enable trigger user");
        }
        federation.start("pl");

        Waiting.until(
                "the node knows that it went back",
                PATIENCE,
                () -> Optional.of(warnings()).filter(all -> all.contains("trail-rolled-back")));
        assertThat(client().health().get("status").asString()).isEqualTo("DOWN");
        Answer refused = submit();
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.json().get("code").asString()).isEqualTo("TRAIL_ROLLED_BACK");
        federation.stop("pl");
        federation.start("pl");
        assertThat(submit().json().get("code").asString())
                .as("no restart forgives it")
                .isEqualTo("TRAIL_ROLLED_BACK");
    }

    @Test
    @Order(5)
    void twoOfficersAndNotOneOpenTheNextLogAndMessagesGoOn() throws Exception {
        awaitPeersWarning(true);
        Path order = directory.resolve("order.xml");
        assertThat(TrailCommand.order(federation, order))
                .satisfies(
                        written -> assertThat(written.code()).as(written.said()).isZero());
        assertThat(TrailCommand.sign(federation, order, "case-officer-1").code())
                .isZero();
        TrailCommand alone = TrailCommand.send(federation, order);
        assertThat(alone.code()).isEqualTo(1);
        assertThat(alone.said()).contains("TRAIL_RECOVERY_UNAPPROVED (data-protection-officer)");
        assertThat(submit().json().get("code").asString()).isEqualTo("TRAIL_ROLLED_BACK");

        assertThat(TrailCommand.sign(federation, order, "data-protection-officer-1")
                        .code())
                .isZero();
        TrailCommand sent = TrailCommand.send(federation, order);
        assertThat(sent.code()).as(sent.said()).isZero();
        assertThat(TrailCommand.send(federation, order).said()).contains("TRAIL_RECOVERY_CONTRADICTED (log-ended)");

        awaitTaken();
        assertThat(client().health().get("status").asString()).isEqualTo("UP");
        Waiting.until(
                "a peer takes what is sent",
                PATIENCE,
                () -> Optional.of(onTrail("RelayAcceptance", 2) > 0).filter(Boolean::booleanValue));
        awaitPeersWarning(false);
        assertBothLogsVerify();
    }

    private static void assertBothLogsVerify() throws IOException, InterruptedException {
        FetchedExports exports = new FetchedExports(federation);
        exports.awaitSeen("pl");
        assertThat(exports.fetch("pl", new PrintStream(OutputStream.nullOutputStream(), true, UTF_8)))
                .isTrue();
        Findings findings = exports.judge("pl");
        assertThat(findings.defects()).isEmpty();
        assertThat(findings.facts())
                .anySatisfy((name, value) -> assertThat(name + " " + value).contains("-2/recovered backup-restored: "));
        Path export = exports.folder("pl");
        List<String> twin = new ArrayList<>(List.of(
                "python3",
                Repository.here()
                        .root()
                        .resolve("gateway/auditor/src/main/python/trm_audit.py")
                        .toString(),
                "fsck",
                export.toString()));
        try (Stream<Path> beside = Files.list(export.getParent())) {
            beside.filter(file -> file.toString().endsWith(".policy"))
                    .forEach(policy -> twin.addAll(List.of("--policy", policy.toString())));
        }
        Process process = new ProcessBuilder(twin).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("-2/recovered: backup-restored: ");
    }

    /** Of the neutral node about the trail of {@code pl}. */
    private static void awaitPeersWarning(boolean warns) {
        Waiting.until(
                "the warning of a peer",
                PATIENCE,
                () -> Optional.of(federation
                                .running()
                                .get("iom")
                                .getBean(PeerRollBacks.class)
                                .origins())
                        .filter(origins -> origins.isEmpty() != warns));
    }

    private static StoredCheckpoint awaitCovered(String node) {
        return Waiting.until(
                "a quorum has seen all of the trail",
                PATIENCE,
                () -> federation
                        .running()
                        .get(node)
                        .getBean(CheckpointStore.class)
                        .latest(1)
                        .filter(last -> last.checkpoint().size()
                                == database(node)
                                        .sql(
                                                "select (select count(*) from trail_entry) + (select count(*) from trail_pending)")
                                        .query(Long.class)
                                        .single()));
    }

    private static void awaitTaken() {
        Waiting.until("intake goes on", PATIENCE, () -> Optional.of(submit()).filter(answer -> answer.status() == 201));
    }

    private static long onTrail(String event) {
        return onTrail(event, 1);
    }

    private static long onTrail(String event, int log) {
        return database("pl")
                .sql("select count(*) from trail_entry where log = :log and convert_from(body, 'UTF8') like :event")
                .param("log", log)
                .param("event", "%\"event\":\"" + event + "\"%")
                .query(Long.class)
                .single();
    }

    private static List<String> warnings() {
        return client().health()
                .path("warnings")
                .valueStream()
                .map(text -> text.asString())
                .toList();
    }

    private static Answer submit() {
        cases++;
        return client().submit(
                        Samples.polish(Samples.WORKER, "SG/2026/" + cases), "application/xml", "witnessed-" + cases);
    }

    private static SystemClient client() {
        return new SystemClient(federation.baseUrl("pl"), federation.keys().tlsOf("pl-sg-system"));
    }

    private static JdbcClient database(String node) {
        return federation.running().get(node).getBean(JdbcClient.class);
    }

    private static JdbcTemplate owner() {
        DatabaseAddress address = federation.ownerOf("pl");
        return new JdbcTemplate(new DriverManagerDataSource(
                address.url(), address.user(), address.password().value()));
    }
}
