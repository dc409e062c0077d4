package org.trmgateway.node.soap;

import jakarta.activation.DataHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trmgateway.contracts.wire.relay.Metadata;
import org.trmgateway.contracts.wire.relay.RelayPort;
import org.trmgateway.node.http.ClientIdentity.Auditor;
import org.trmgateway.node.http.ClientIdentity.NationalSystem;
import org.trmgateway.node.http.ClientIdentity.PeerNode;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.routes.Doors;

/** {@code /soap/relay}: a peer hands over envelopes and receipts. */
public final class RelayEndpoint implements RelayPort {

    private static final Logger LOG = LoggerFactory.getLogger(RelayEndpoint.class);

    private final Doors doors;

    public RelayEndpoint(Doors doors) {
        this.doors = doors;
    }

    @Override
    public byte[] relay(Metadata metadata, DataHandler sealed) {
        NodeId peer = peer();
        return orUnavailable(() -> doors.relay(peer, MetadataWire.read(metadata), bytes(sealed)));
    }

    @Override
    public void report(byte[] receipt) {
        NodeId peer = peer();
        orUnavailable(() -> {
            doors.report(peer, receipt);
            return receipt;
        });
    }

    /** The filter lets no one else in here; asked again, because a mistake there would be paid for by a person. */
    private static NodeId peer() {
        return switch (Caller.current()) {
            case PeerNode peer -> peer.node();
            case NationalSystem _, Auditor _ ->
                throw new GatewayException(ErrorCode.RECEIVE_PEER_UNKNOWN, Detail.rule("identity"));
        };
    }

    private static byte[] bytes(DataHandler sealed) {
        try (InputStream input = sealed.getInputStream()) {
            return input.readAllBytes();
        } catch (IOException unreadable) {
            throw new GatewayException(ErrorCode.RECEIVE_ENVELOPE_MALFORMED, Detail.field("Sealed"), unreadable);
        }
    }

    /** What broke here is ours, and the peer may try again. */
    private static byte[] orUnavailable(Supplier<byte[]> work) {
        try {
            return work.get();
        } catch (GatewayException refused) {
            throw refused;
        } catch (RuntimeException broken) {
            LOG.error("a relay call failed: {}", broken.getClass().getName());
            throw new GatewayException(ErrorCode.RECEIVE_UNAVAILABLE, Detail.NONE, broken);
        }
    }
}
