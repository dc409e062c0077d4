package org.trmgateway.node.peer;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.trmgateway.node.directory.PeerHttp;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;

/**
 * Calls {@code /v1/peer/...} of other nodes, for what they owe each other beside messages.
 *
 * @param timeout longest wait for an answer
 */
public record PeerCalls(PeerHttp http, Duration timeout) {

    private static final int LONGEST_ANSWER = 256 * 1024;

    /**
     * Calls a node.
     *
     * @throws GatewayException with DISPATCH_PEER_UNREACHABLE when there is no answer in time
     */
    public PeerHttp.Answer send(NodeId peer, String path, UnaryOperator<HttpRequest.Builder> with) {
        try {
            return http.send(peer, path, with, timeout, LONGEST_ANSWER);
        } catch (IOException unanswered) {
            throw new GatewayException(ErrorCode.DISPATCH_PEER_UNREACHABLE, Detail.rule("connect"), unanswered);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new GatewayException(ErrorCode.DISPATCH_PEER_UNREACHABLE, Detail.rule("stopped"), stopped);
        }
    }
}
