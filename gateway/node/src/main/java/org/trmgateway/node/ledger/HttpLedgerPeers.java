package org.trmgateway.node.ledger;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.util.Optional;
import org.trmgateway.node.directory.PeerHttp;
import org.trmgateway.node.peer.PeerCalls;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;

/** Calls {@code /v1/peer/ledgers/{day}} of other nodes. */
public record HttpLedgerPeers(PeerCalls line) implements LedgerPeers {

    private static final int OK = 200;
    private static final int TOO_EARLY = 425;

    @Override
    public Optional<byte[]> exchange(NodeId peer, LocalDate day, byte[] ours) {
        PeerHttp.Answer answer = line.send(
                peer,
                "/v1/peer/ledgers/" + day,
                request -> request.header("Content-Type", "text/plain").POST(BodyPublishers.ofByteArray(ours)));
        return switch (answer.status()) {
            case OK -> Optional.of(answer.body());
            case TOO_EARLY -> Optional.empty();
            default ->
                throw new GatewayException(
                        ErrorCode.DISPATCH_PEER_UNREACHABLE, Detail.rule("status-" + answer.status()));
        };
    }
}
