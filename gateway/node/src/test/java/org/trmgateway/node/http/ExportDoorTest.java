package org.trmgateway.node.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.node.http.Answers.get;
import static org.trmgateway.node.http.Answers.header;
import static org.trmgateway.node.http.Answers.json;
import static org.trmgateway.node.http.Answers.send;

import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.trail.EntryBundle;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.Tile;
import org.trmgateway.trail.TileCoordinate;

/** The trail as files: for an auditor, who gets nothing else, and for nobody else. */
class ExportDoorTest {

    private static final EdgeNode NODE = EdgeNode.running();
    private static final HttpClient AUDITOR = NODE.client(SamplePki.AUDITOR);
    private static final String TILES = "/trail/" + FixedExport.CURRENT + "/tile/";
    private static final String PREFIX = "/trail";

    @AfterEach
    void forgetWhatWasSeen() {
        NODE.refusals().take();
    }

    @Test
    void givesOutWhatIsBesideTheTiles() {
        assertThat(file("logs")).isEqualTo("2025\n2026-2\n");
        assertThat(file("2026-2/checkpoint")).isEqualTo("note of 2026");
        assertThat(file("2025/checkpoint.tsr")).isEqualTo("stamp");
        assertThat(file("2026-2/opened")).isEqualTo("note of 2025");
    }

    @Test
    void letsNothingCacheTheCheckpointAndEverythingElseForEver() {
        HttpResponse<byte[]> checkpoint = get(AUDITOR, "/trail/2026-2/checkpoint");
        assertThat(header(checkpoint, "Content-Type")).isEqualToIgnoringCase("text/plain;charset=utf-8");
        assertThat(checkpoint.headers().allValues("Cache-Control")).containsExactly("no-store");
        for (String path : List.of("0/000", "entries/000")) {
            HttpResponse<byte[]> tile = get(AUDITOR, TILES + path);
            assertThat(header(tile, "Content-Type")).isEqualTo("application/octet-stream");
            assertThat(tile.headers().allValues("Cache-Control"))
                    .containsExactly("private, max-age=31536000, immutable");
        }
    }

    @Test
    void givesOutEveryTileAndBundleOfTheTreeThatTheCheckpointCovers() {
        for (TileCoordinate coordinate : TileCoordinate.of(FixedExport.COVERED)) {
            byte[] tile = body(TILES.replace("tile/", "") + coordinate.path());
            Tile read = Tile.read(coordinate, tile);
            if (coordinate.level() == 0) {
                EntryBundle bundle = EntryBundle.read(
                        body(TILES.replace("tile/", "") + coordinate.bundlePath()), coordinate.width());
                assertThat(bundle.entries().stream().map(EntryBytes::leafHash)).isEqualTo(read.hashes());
                assertThat(bundle.entries().getFirst().toArray())
                        .isEqualTo(FixedExport.entry((int) coordinate.index() * TileCoordinate.FULL));
            }
        }
        assertThat(TileCoordinate.of(FixedExport.COVERED)).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-2/tile/0/002",
                "2026-2/tile/0/002.p/6",
                "2026-2/tile/entries/002.p/6",
                "2026-2/tile/0/003.p/1",
                "2026-2/tile/1/000.p/3",
                "2026-2/tile/2/000.p/1",
                "2026-2/checkpoint.tsr",
                "2025/opened",
                "2024/checkpoint",
                "2024/tile/0/000",
                "2026-2/checkpoints",
                "2026-2/tile/0/x000/000",
                "size-and-root"
            })
    void doesNotKnowWhatTheCheckpointDoesNotCover(String path) {
        HttpResponse<byte[]> answer = get(AUDITOR, "/trail/" + path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).get("code").asString()).isEqualTo("TRAIL_FILE_UNKNOWN");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(NODE.refusals().take()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/trail/2026-2/tile/0/%30%30%30",
                "/trail/2026-2//checkpoint",
                "/trail/2026-2;v=1/checkpoint",
                "/trail/../trail/logs",
                "/trail/./logs",
                "/trail/logs/",
                "/trail/"
            })
    void readsNoSecondSpellingOfAPath(String path) {
        HttpResponse<byte[]> answer = get(AUDITOR, path);

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void takesNothing() {
        HttpResponse<byte[]> post = send(AUDITOR, "/trail/logs", request -> request.POST(BodyPublishers.noBody()));
        HttpResponse<byte[]> body = send(AUDITOR, "/trail/logs", request -> request.POST(BodyPublishers.ofString("x")));

        assertThat(post.statusCode()).isEqualTo(400);
        assertThat(body.statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @MethodSource("clientsThatAreNoAuditor")
    void givesNobodyElseAFile(String whose, HttpClient client) {
        for (String path : List.of("/trail/logs", "/trail/2026-2/checkpoint", TILES + "0/000", "/trail/none")) {
            HttpResponse<byte[]> answer = get(client, path);

            assertThat(answer.statusCode()).as(whose + " " + path).isEqualTo(403);
            assertThat(json(answer).get("code").asString()).startsWith("INTAKE_");
        }
    }

    static Stream<Arguments> clientsThatAreNoAuditor() {
        return Stream.of(
                Arguments.of("a listed system", NODE.client(SamplePki.clientOf(EdgeNode.PARTY))),
                Arguments.of("a system listed by name", NODE.client(SamplePki.clientOf(EdgeNode.OTHER_PARTY))),
                Arguments.of("a peer", NODE.peer(EdgeNode.BY)),
                Arguments.of("the node itself", NODE.peer(EdgeNode.PL)),
                Arguments.of("a revoked client", NODE.client(SamplePki.REVOKED_CLIENT)),
                Arguments.of("a stranger", NODE.client(SamplePki.STRANGER_CLIENT)));
    }

    /** Walks what is mapped, so that an address added tomorrow is tried too. */
    @Test
    void opensNoOtherDoorToAnAuditor() {
        List<RequestMappingInfo> mapped = List.copyOf(NODE.bean(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet());
        List<String> paths = Stream.concat(
                        mapped.stream()
                                .flatMap(mapping -> mapping.getPatternValues().stream())
                                .map(pattern -> pattern.replaceAll("\\{[^}]*}", "x")),
                        Stream.of("/soap/submission", "/soap/relay", "/soap", "/", "/trail", "/v1", "/none"))
                .filter(path -> !path.startsWith(PREFIX + "/"))
                .distinct()
                .toList();
        assertThat(paths).hasSizeGreaterThan(15);
        for (String path : paths) {
            for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH")) {
                HttpResponse<byte[]> answer =
                        send(AUDITOR, path, request -> request.method(method, BodyPublishers.noBody()));

                assertThat(answer.statusCode()).as(method + " " + path).isIn(403, 500);
                assertThat(new String(answer.body(), UTF_8))
                        .as(method + " " + path)
                        .containsAnyOf("INTAKE_SENDER_UNKNOWN", "RECEIVE_PEER_UNKNOWN");
            }
        }
        assertThat(NODE.doors().sawNothing()).isTrue();
    }

    private static String file(String path) {
        return new String(body("/trail/" + path), UTF_8);
    }

    private static byte[] body(String path) {
        HttpResponse<byte[]> answer = get(AUDITOR, path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }
}
