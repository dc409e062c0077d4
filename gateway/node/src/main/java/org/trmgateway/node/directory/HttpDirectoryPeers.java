package org.trmgateway.node.directory;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.trmgateway.node.config.PeerProperties;
import org.trmgateway.node.http.TlsIdentity;
import org.trmgateway.node.soap.PinnedTrustManager;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.directory.DirectoryPeers;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.DirectoryNode;
import org.trmgateway.seal.TrustAnchors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls {@code /v1/directory...} of other nodes, over the same mutually authenticated TLS and pinned certificates as everything else. */
public final class HttpDirectoryPeers implements DirectoryPeers, AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_ANSWER = 16 * 1024 * 1024;
    private static final int OK = 200;

    private final TlsIdentity identity;
    private final TrustAnchors anchors;
    private final Supplier<Directory> directory;
    private final PeerProperties limits;
    private final Clock clock;
    private final Map<NodeId, Line> lines = new ConcurrentHashMap<>();

    /**
     * @param identity with which this node calls
     * @param directory the directory in force: where nodes are and with which certificate
     * @param limits longest waits
     */
    public HttpDirectoryPeers(
            TlsIdentity identity,
            TrustAnchors anchors,
            Supplier<Directory> directory,
            PeerProperties limits,
            Clock clock) {
        this.identity = identity;
        this.anchors = anchors;
        this.directory = directory;
        this.limits = limits;
        this.clock = clock;
    }

    private record Line(DirectoryNode node, HttpClient client) {}

    @Override
    public State state(NodeId peer) {
        byte[] answer = get(peer, "/v1/directory/state");
        try {
            JsonNode state = JSON.readTree(answer);
            return new State(
                    state.required("version").asLong(),
                    new Sha256(state.required("sha256").asString()),
                    state.required("cuts")
                            .valueStream()
                            .map(cut -> new KnownCut(
                                    new PartyId(cut.required("party").asString()),
                                    cut.required("directoryVersion").asLong()))
                            .toList());
        } catch (JacksonException | IllegalArgumentException | GatewayException malformed) {
            throw unreachable("answer", malformed);
        }
    }

    @Override
    public byte[] directory(NodeId peer) {
        return get(peer, "/v1/directory");
    }

    @Override
    public byte[] cut(NodeId peer, KnownCut cut) {
        return get(peer, "/v1/directory/cuts/" + cut.party() + "/" + cut.directoryVersion());
    }

    @Override
    public void handOn(NodeId peer, byte[] signed) {
        send(peer, "/v1/directory", request -> request.POST(BodyPublishers.ofByteArray(signed)));
    }

    @Override
    public void handOnCut(NodeId peer, byte[] signed) {
        send(peer, "/v1/directory/cuts", request -> request.POST(BodyPublishers.ofByteArray(signed)));
    }

    @Override
    public void close() {
        lines.values().forEach(line -> line.client().shutdownNow());
        lines.clear();
    }

    private byte[] get(NodeId peer, String path) {
        return send(peer, path, HttpRequest.Builder::GET);
    }

    private byte[] send(NodeId peer, String path, UnaryOperator<HttpRequest.Builder> with) {
        Line line = line(peer);
        URI address = line.node().relayEndpoint().resolve(path);
        HttpRequest request = with.apply(HttpRequest.newBuilder(address).timeout(limits.answerTimeout()))
                .build();
        try {
            HttpResponse<InputStream> answer = line.client().send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] bytes = body.readNBytes(LONGEST_ANSWER);
                if (answer.statusCode() != OK) {
                    throw unreachable("status-" + answer.statusCode(), null);
                }
                return bytes;
            }
        } catch (IOException unanswered) {
            throw unreachable("connect", unanswered);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unreachable("stopped", stopped);
        }
    }

    private Line line(NodeId peer) {
        DirectoryNode listed = directory.get().node(peer, ErrorCode.DISPATCH_PEER_UNREACHABLE);
        return lines.compute(peer, (id, existing) -> {
            if (existing != null && existing.node().equals(listed)) {
                return existing;
            }
            if (existing != null) {
                existing.client().shutdown();
            }
            return new Line(listed, client(listed));
        });
    }

    private HttpClient client(DirectoryNode node) {
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(
                    identity.keyManagers(),
                    new TrustManager[] {new PinnedTrustManager(node.tlsCertificates(), anchors, clock)},
                    null);
            return HttpClient.newBuilder()
                    .sslContext(context)
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(limits.connectTimeout())
                    .build();
        } catch (GeneralSecurityException unusable) {
            throw new GatewayException(ErrorCode.SEAL_KEY_UNAVAILABLE, Detail.rule("tls-context"), unusable);
        }
    }

    private static GatewayException unreachable(String rule, @Nullable Throwable cause) {
        return cause == null
                ? new GatewayException(ErrorCode.DISPATCH_PEER_UNREACHABLE, Detail.rule(rule))
                : new GatewayException(ErrorCode.DISPATCH_PEER_UNREACHABLE, Detail.rule(rule), cause);
    }
}
