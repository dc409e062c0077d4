package org.trmgateway.node.soap;

import jakarta.activation.DataHandler;
import jakarta.xml.ws.WebServiceException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.apache.cxf.Bus;
import org.apache.cxf.attachment.ByteDataSource;
import org.apache.cxf.binding.soap.SoapFault;
import org.trmgateway.contracts.wire.relay.RelayPort;
import org.trmgateway.node.config.PeerProperties;
import org.trmgateway.node.http.TlsIdentity;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.routes.outbound.dispatch.PeerClient;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.DirectoryNode;
import org.trmgateway.seal.TrustAnchors;

/** Calls other nodes by {@code relay.wsdl}: SOAP 1.2 with MTOM over mutually authenticated TLS 1.3, on connections that stay open. */
public final class SoapPeerClient implements PeerClient, AutoCloseable {

    private static final String SEALED_TYPE = "application/octet-stream";
    private static final int DEEPEST = 16;

    private final Bus bus;
    private final TlsIdentity identity;
    private final TrustAnchors anchors;
    private final Supplier<Directory> directory;
    private final PeerProperties limits;
    private final Clock clock;
    private final Map<NodeId, PeerLine> lines = new ConcurrentHashMap<>();

    /**
     * @param bus of this node
     * @param identity with which this node calls
     * @param anchors whom the node believes
     * @param directory the directory in force: where peers are and with which certificate
     * @param limits longest waits
     */
    public SoapPeerClient(
            Bus bus,
            TlsIdentity identity,
            TrustAnchors anchors,
            Supplier<Directory> directory,
            PeerProperties limits,
            Clock clock) {
        this.bus = bus;
        this.identity = identity;
        this.anchors = anchors;
        this.directory = directory;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public byte[] relay(NodeId peer, EnvelopeMetadata metadata, byte[] cms) {
        DataHandler sealed = new DataHandler(new ByteDataSource(cms, SEALED_TYPE));
        byte[] receipt = call(peer, port -> port.relay(MetadataWire.write(metadata), sealed));
        if (receipt == null || receipt.length == 0) {
            throw unreachable("receipt-missing");
        }
        return receipt;
    }

    @Override
    public void report(NodeId peer, byte[] receipt) {
        call(peer, port -> {
            port.report(receipt);
            return receipt;
        });
    }

    @Override
    public void close() {
        lines.values().forEach(PeerLine::close);
        lines.clear();
    }

    private byte[] call(NodeId peer, Function<RelayPort, byte[]> work) {
        try {
            return work.apply(line(peer).port());
        } catch (WebServiceException unanswered) {
            throw new GatewayException(
                    ErrorCode.DISPATCH_PEER_UNREACHABLE, Detail.rule(reason(unanswered)), unanswered);
        } catch (GatewayException refused) {
            throw new GatewayException(
                    ErrorCode.DISPATCH_PEER_UNREACHABLE,
                    Detail.rule(refused.code().name()),
                    refused);
        }
    }

    private PeerLine line(NodeId peer) {
        DirectoryNode listed = directory.get().node(peer, ErrorCode.DISPATCH_PEER_UNREACHABLE);
        return lines.compute(peer, (id, existing) -> {
            if (existing != null && existing.leadsTo(listed)) {
                return existing;
            }
            if (existing != null) {
                existing.close();
            }
            return PeerLine.to(listed, bus, identity, anchors, limits, clock);
        });
    }

    /** A word for the operator: the peer's own code if it gave one. The exception's text may name addresses. */
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            switch (cause) {
                case SoapFault fault -> {
                    return RefusalWire.codeIn(fault.getDetail())
                            .map(ErrorCode::name)
                            .orElse("fault");
                }
                case SSLException tls -> {
                    return "tls";
                }
                case HttpTimeoutException timeout -> {
                    return "timeout";
                }
                case ConnectException refused -> {
                    return "connect";
                }
                default -> cause = cause.getCause();
            }
        }
        return "answer";
    }

    private static GatewayException unreachable(String rule) {
        return new GatewayException(ErrorCode.DISPATCH_PEER_UNREACHABLE, Detail.rule(rule));
    }
}
