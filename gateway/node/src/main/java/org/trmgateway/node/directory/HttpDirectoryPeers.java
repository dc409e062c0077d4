package org.trmgateway.node.directory;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.trmgateway.node.peer.PeerHttps;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.directory.DirectoryPeers;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls {@code /v1/directory...} of other nodes, over the same mutually authenticated TLS and pinned certificates as everything else. */
public final class HttpDirectoryPeers implements DirectoryPeers {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int OK = 200;

    private final PeerHttps line;

    public HttpDirectoryPeers(PeerHttps line) {
        this.line = line;
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

    private byte[] get(NodeId peer, String path) {
        return send(peer, path, HttpRequest.Builder::GET);
    }

    private byte[] send(NodeId peer, String path, UnaryOperator<HttpRequest.Builder> with) {
        PeerHttps.Answer answer = line.send(peer, path, with);
        if (answer.status() != OK) {
            throw unreachable("status-" + answer.status(), null);
        }
        return answer.body();
    }

    private static GatewayException unreachable(String rule, @Nullable Throwable cause) {
        return cause == null
                ? new GatewayException(ErrorCode.DISPATCH_PEER_UNREACHABLE, Detail.rule(rule))
                : new GatewayException(ErrorCode.DISPATCH_PEER_UNREACHABLE, Detail.rule(rule), cause);
    }
}
