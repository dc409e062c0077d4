package org.trmgateway.node.proof;

import java.net.http.HttpRequest;
import java.util.Optional;
import org.trmgateway.node.directory.PeerHttp;
import org.trmgateway.node.peer.PeerCalls;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.Sha256;

/** Calls {@code /v1/peer/messages/{id}/proofs/{sha256}} of other nodes. */
public record HttpProofPeers(PeerCalls line) implements ProofPeers {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int TOO_EARLY = 425;

    @Override
    public Optional<byte[]> proof(NodeId peer, MessageId message, Sha256 receipt) {
        PeerHttp.Answer answer =
                line.send(peer, "/v1/peer/messages/" + message + "/proofs/" + receipt.hex(), HttpRequest.Builder::GET);
        return switch (answer.status()) {
            case OK -> Optional.of(answer.body());
            case NOT_FOUND, TOO_EARLY -> Optional.empty();
            default ->
                throw new GatewayException(
                        ErrorCode.DISPATCH_PEER_UNREACHABLE, Detail.rule("status-" + answer.status()));
        };
    }
}
