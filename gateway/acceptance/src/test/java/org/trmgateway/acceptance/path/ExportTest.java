package org.trmgateway.acceptance.path;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.trmgateway.acceptance.demo.FetchedExports;
import org.trmgateway.acceptance.demo.Play;
import org.trmgateway.acceptance.demo.SystemClient;
import org.trmgateway.acceptance.federation.Federation;
import org.trmgateway.acceptance.federation.Member;
import org.trmgateway.auditor.Defect;
import org.trmgateway.auditor.Findings;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.officer.export.Main;

/** An auditor fetches the trails of real nodes, and what a superuser changed in a database is named. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExportTest {

    private static final int PORT_BASE = 9880;
    private static final String NODE = "pl";

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private Federation federation;
    private FetchedExports exports;
    private Play.Result played;

    @BeforeAll
    void play() {
        federation = TemporaryFederation.start("export", PORT_BASE, Member.sample());
        exports = new FetchedExports(federation);
        played = Play.on(federation, new PrintStream(told, true, UTF_8), List.of("declined"));
    }

    @AfterAll
    void stop() {
        TemporaryFederation.close(federation);
    }

    @Test
    @Order(1)
    void verifiesTheTrailOfEveryNodeOverHttpsUnderThePoliciesOfTheDirectory() throws IOException {
        assertThat(played.ok()).as(told.toString(UTF_8)).isTrue();
        for (Member member : federation.members()) {
            Path policy = policyOf(member.node());
            assertThat(Files.readString(policy)).contains("quorum").doesNotContain("quorum none");
            assertThat(played.trails().get(member.node()).entries()).isPositive();
        }
    }

    @Test
    @Order(2)
    void goesOnWhereItBrokeOffAndFetchesWhatIsNew() throws IOException {
        Path folder = exports.folder(NODE);
        Path log = folder.resolve(log());
        Files.delete(folder.resolve("logs"));
        Files.delete(log.resolve("checkpoint"));
        FileSystemUtils.deleteRecursively(log.resolve("tile/entries"));

        assertThat(fetch()).isZero();
        assertThat(exports.judge(NODE).defects()).isEmpty();
        long before = size(exports.judge(NODE));

        SystemClient stranger = client(NODE, SamplePki.STRANGER_CLIENT);
        stranger.send(stranger.request("/v1/inbox").GET());
        exports.awaitSeen(NODE);
        assertThat(fetch()).isZero();

        Findings grown = exports.judge(NODE);
        assertThat(grown.defects()).isEmpty();
        assertThat(size(grown)).isGreaterThan(before);
    }

    @Test
    @Order(3)
    void packsTheExportIntoOneArchive() throws Exception {
        Path archive = federation.directory().resolve("pl.tar");
        assertThat(run("--archive", archive.toString())).isZero();
        Path unpacked = Files.createDirectory(federation.directory().resolve("unpacked"));

        Process tar = new ProcessBuilder("tar", "-xf", archive.toString())
                .directory(unpacked.toFile())
                .inheritIO()
                .start();

        assertThat(tar.waitFor()).isZero();
        try (Stream<Path> files = Files.walk(exports.folder(NODE))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(unpacked.resolve(exports.folder(NODE).relativize(file)))
                        .hasSameBinaryContentAs(file);
            }
        }
    }

    @Test
    @Order(4)
    void givesTheTrailToNobodyElse() {
        for (String certificate : List.of(
                "pl-sg-system", SamplePki.EXPIRED_CLIENT, SamplePki.REVOKED_CLIENT, SamplePki.STRANGER_CLIENT)) {
            SystemClient client = client(NODE, certificate);
            assertThat(client.send(client.request("/trail/logs").GET()).status())
                    .as(certificate)
                    .isEqualTo(403);
        }
    }

    @Test
    @Order(5)
    void givesTheAuditorNothingElse() {
        SystemClient auditor = client(NODE, SamplePki.AUDITOR);
        List<String> paths =
                federation
                        .running()
                        .get(NODE)
                        .getBean(RequestMappingHandlerMapping.class)
                        .getHandlerMethods()
                        .keySet()
                        .stream()
                        .flatMap(mapping -> mapping.getPatternValues().stream())
                        .map(pattern -> pattern.replaceAll("\\{[^}]*}", "x"))
                        .filter(path -> !path.startsWith("/trail/"))
                        .distinct()
                        .toList();
        assertThat(paths).hasSizeGreaterThan(15);
        for (String path : Stream.concat(paths.stream(), Stream.of("/soap/submission", "/soap/relay"))
                .toList()) {
            for (String method : List.of("GET", "POST", "PUT", "DELETE")) {
                SystemClient.Answer answer =
                        auditor.send(auditor.request(path).method(method, BodyPublishers.noBody()));
                assertThat(answer.text())
                        .as(method + " " + path)
                        .containsAnyOf("INTAKE_SENDER_UNKNOWN", "RECEIVE_PEER_UNKNOWN");
            }
        }
    }

    @Test
    @Order(6)
    void namesARowOfTheTilesThatASuperuserChanged() throws IOException {
        asSuperuser(
                "update trail_tile set hashes = set_byte(hashes, 40, get_byte(hashes, 40) # 1) where level = 0 and n = 0");
        Findings findings = freshly();
        asSuperuser(
                "update trail_tile set hashes = set_byte(hashes, 40, get_byte(hashes, 40) # 1) where level = 0 and n = 0");

        assertThat(findings.defects()).extracting(Defect::check).containsExactly("tile");
        assertThat(findings.defects().getFirst().where()).startsWith(log() + "/tile/0/000");
        assertThat(freshly().defects()).isEmpty();
    }

    @Test
    @Order(7)
    void namesARowOfTheEntriesThatASuperuserChanged() throws IOException {
        asSuperuser("""
                update trail_entry set body = changed, leaf_hash = sha256('\\x00'::bytea || changed)
                from (select convert_to(regexp_replace(convert_from(body, 'UTF8'), '(T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.)[0-9]{3}', '\\1999'), 'UTF8')
                        as changed from trail_entry where log = 1 and idx = 2) c
                where log = 1 and idx = 2""");

        assertThat(freshly().defects()).extracting(Defect::check).contains("tile", "root");
    }

    private Findings freshly() throws IOException {
        FileSystemUtils.deleteRecursively(exports.folder(NODE));
        fetch();
        return exports.judge(NODE);
    }

    private int fetch(String... more) {
        return run(more);
    }

    private int run(String... more) {
        List<String> words = Stream.concat(
                        Stream.of(
                                "fetch",
                                "--node",
                                NODE,
                                "--federation",
                                federation
                                        .directory()
                                        .resolve("federation.json")
                                        .toString(),
                                "--out",
                                exports.folder(NODE).toString()),
                        Stream.of(more))
                .toList();
        PrintStream out = new PrintStream(told, true, UTF_8);
        return Main.run(federation.directory(), out, out, words.toArray(String[]::new));
    }

    /** The triggers that keep the trail are switched off, as only a superuser can. */
    private void asSuperuser(String change) {
        String url = federation.databaseOf(NODE).url();
        Path password = federation.directory().resolve("postgres/passwords/trm_administrator");
        try {
            SingleConnectionDataSource connection = new SingleConnectionDataSource(
                    url, "trm_administrator", Files.readString(password).strip(), true);
            JdbcClient superuser = JdbcClient.create(connection);
            superuser.sql("set session_replication_role = replica").update();
            assertThat(superuser.sql(change).update()).isOne();
            connection.destroy();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private SystemClient client(String node, String certificate) {
        return new SystemClient(federation.baseUrl(node), federation.keys().tlsOf(certificate));
    }

    private Path policyOf(String node) throws IOException {
        return exports.folder(node).resolveSibling(node + "-" + log(node) + ".policy");
    }

    private String log() throws IOException {
        return log(NODE);
    }

    private String log(String node) throws IOException {
        return Files.readAllLines(exports.folder(node).resolve("logs")).getFirst();
    }

    private static long size(Findings findings) {
        return Long.parseLong(findings.facts().get("totalEntries"));
    }
}
