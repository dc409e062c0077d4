package org.trmgateway.node.directory;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.trmgateway.node.config.PeerProperties;
import org.trmgateway.node.http.TlsIdentity;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.directory.DirectoryPeers;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.TrustAnchors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls {@code /v1/directory...} of other nodes, over the same mutually authenticated TLS and pinned certificates as everything else. */
public final class HttpDirectoryPeers implements DirectoryPeers, AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_ANSWER = 16 * 1024 * 1024;
    private static final int OK = 200;

    private final PeerHttp http;
    private final Duration timeout;

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
        this.http = new PeerHttp(identity, anchors, directory, limits.connectTimeout(), clock);
        this.timeout = limits.answerTimeout();
    }

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
        http.close();
    }

    private byte[] get(NodeId peer, String path) {
        return send(peer, path, HttpRequest.Builder::GET);
    }

    private byte[] send(NodeId peer, String path, UnaryOperator<HttpRequest.Builder> with) {
        try {
            PeerHttp.Answer answer = http.send(peer, path, with, timeout, LONGEST_ANSWER);
            if (answer.status() != OK) {
                throw unreachable("status-" + answer.status(), null);
            }
            return answer.body();
        } catch (IOException unanswered) {
            throw unreachable("connect", unanswered);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unreachable("stopped", stopped);
        }
    }

    private static GatewayException unreachable(String rule, @Nullable Throwable cause) {
        return cause == null
                ? new GatewayException(ErrorCode.DISPATCH_PEER_UNREACHABLE, Detail.rule(rule))
                : new GatewayException(ErrorCode.DISPATCH_PEER_UNREACHABLE, Detail.rule(rule), cause);
    }
}
