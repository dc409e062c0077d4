package org.trmgateway.node.directory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.trmgateway.node.http.TlsIdentity;
import org.trmgateway.node.soap.PinnedTrustManager;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.DirectoryNode;
import org.trmgateway.seal.TrustAnchors;

/**
 * HTTPS to other nodes, mutually authenticated and pinned to the certificates of the directory in force; every node is where its relay endpoint
 * is. Thread-safe.
 */
public final class PeerHttp implements AutoCloseable {

    private final TlsIdentity identity;
    private final TrustAnchors anchors;
    private final Supplier<Directory> directory;
    private final Duration connectTimeout;
    private final Clock clock;
    private final Map<NodeId, Line> lines = new ConcurrentHashMap<>();

    /**
     * @param identity with which this node calls
     * @param directory the directory in force: where nodes are and with which certificate
     */
    public PeerHttp(
            TlsIdentity identity,
            TrustAnchors anchors,
            Supplier<Directory> directory,
            Duration connectTimeout,
            Clock clock) {
        this.identity = identity;
        this.anchors = anchors;
        this.directory = directory;
        this.connectTimeout = connectTimeout;
        this.clock = clock;
    }

    private record Line(DirectoryNode node, HttpClient client) {}

    /**
     * An answer.
     *
     * @param body at most as long as was asked for; the rest is not read
     */
    public record Answer(int status, byte[] body) {}

    /**
     * Calls a node.
     *
     * @param path absolute, at the host and port of the relay endpoint
     * @param with method and body
     * @param timeout longest wait for all of the answer
     * @param longest most bytes of its body
     * @throws GatewayException with DISPATCH_PEER_UNREACHABLE when the directory does not list the node
     * @throws IOException when there is no answer, or the certificate is not the node's
     */
    public Answer send(NodeId peer, String path, UnaryOperator<HttpRequest.Builder> with, Duration timeout, int longest)
            throws IOException, InterruptedException {
        Line line = line(peer);
        HttpRequest request = with.apply(
                        HttpRequest.newBuilder(line.node().relayEndpoint().resolve(path))
                                .timeout(timeout))
                .build();
        return ask(line.client(), request, timeout, longest);
    }

    /** The time-out of a request ends with the head of its answer: whoever sends the body byte by byte is ended here. */
    static Answer ask(HttpClient client, HttpRequest request, Duration timeout, int longest)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            CompletableFuture<Void> deadline = CompletableFuture.runAsync(
                    () -> cut(body),
                    CompletableFuture.delayedExecutor(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS));
            try {
                return new Answer(answer.statusCode(), body.readNBytes(longest));
            } finally {
                deadline.cancel(false);
            }
        }
    }

    /** Whoever reads it gets an exception. */
    private static void cut(InputStream body) {
        try {
            body.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
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
                    .connectTimeout(connectTimeout)
                    .build();
        } catch (GeneralSecurityException unusable) {
            throw new GatewayException(ErrorCode.SEAL_KEY_UNAVAILABLE, Detail.rule("tls-context"), unusable);
        }
    }
}
