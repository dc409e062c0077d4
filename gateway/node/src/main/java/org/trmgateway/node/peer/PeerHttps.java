package org.trmgateway.node.peer;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.trmgateway.node.config.PeerProperties;
import org.trmgateway.node.http.TlsIdentity;
import org.trmgateway.node.soap.PinnedTrustManager;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.DirectoryNode;
import org.trmgateway.seal.TrustAnchors;

/** Calls addresses of other nodes, over the same mutually authenticated TLS and pinned certificates as the relay. */
public final class PeerHttps implements AutoCloseable {

    private static final int LONGEST_ANSWER = 16 * 1024 * 1024;

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
    public PeerHttps(
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

    /**
     * What a node answered.
     *
     * @param status of HTTP
     * @param body at most 16 MiB of it
     */
    public record Answer(int status, byte[] body) {}

    private record Line(DirectoryNode node, HttpClient client) {}

    /**
     * Calls a node.
     *
     * @param path from the root of its HTTPS port
     * @throws GatewayException with DISPATCH_PEER_UNREACHABLE when there is no answer in time
     */
    public Answer send(NodeId peer, String path, UnaryOperator<HttpRequest.Builder> with) {
        Line line = line(peer);
        HttpRequest request = with.apply(HttpRequest.newBuilder(
                                line.node().relayEndpoint().resolve(path))
                        .timeout(limits.answerTimeout()))
                .build();
        try {
            HttpResponse<InputStream> answer = line.client().send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                return new Answer(answer.statusCode(), body.readNBytes(LONGEST_ANSWER));
            }
        } catch (IOException unanswered) {
            throw new GatewayException(ErrorCode.DISPATCH_PEER_UNREACHABLE, Detail.rule("connect"), unanswered);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new GatewayException(ErrorCode.DISPATCH_PEER_UNREACHABLE, Detail.rule("stopped"), stopped);
        }
    }

    @Override
    public void close() {
        lines.values().forEach(line -> line.client().shutdownNow());
        lines.clear();
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
}
