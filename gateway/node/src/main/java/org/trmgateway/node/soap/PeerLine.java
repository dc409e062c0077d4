package org.trmgateway.node.soap;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.apache.cxf.Bus;
import org.apache.cxf.annotations.SchemaValidation.SchemaValidationType;
import org.apache.cxf.configuration.jsse.TLSClientParameters;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.message.Message;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.transports.http.configuration.ConnectionType;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;
import org.trmgateway.contracts.wire.relay.RelayPort;
import org.trmgateway.node.config.PeerProperties;
import org.trmgateway.node.http.TlsIdentity;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.seal.DirectoryNode;
import org.trmgateway.seal.TrustAnchors;

/**
 * The way to one node, for as long as the directory lists it like this: its own TLS context, its own pool of connections that stay open,
 * and a proxy that many threads may use at once.
 */
final class PeerLine {

    private static final String ONE_CLIENT_PER_LINE = "share.httpclient.http.conduit";
    private static final String FAULT_FROM_ANY_STATUS = "org.apache.cxf.transport.no_io_exceptions";
    private static final long LONGEST_RECEIPT = 1024L * 1024;

    private final DirectoryNode node;
    private final PinnedTrustManager trust;
    private final RelayPort port;

    private PeerLine(DirectoryNode node, PinnedTrustManager trust, RelayPort port) {
        this.node = node;
        this.trust = trust;
        this.port = port;
    }

    static PeerLine to(
            DirectoryNode node,
            Bus bus,
            TlsIdentity identity,
            TrustAnchors anchors,
            PeerProperties limits,
            Clock clock) {
        PinnedTrustManager trust = new PinnedTrustManager(node.tlsCertificates(), anchors, clock);
        JaxWsProxyFactoryBean factory = new JaxWsProxyFactoryBean();
        factory.setBus(bus);
        factory.setServiceClass(RelayPort.class);
        factory.setBindingId(SoapConfiguration.SOAP_12);
        factory.setAddress(node.relayEndpoint().toString());
        factory.setProperties(properties());
        RelayPort port = factory.create(RelayPort.class);
        Client client = ClientProxy.getClient(port);
        if (client.getConduit() instanceof HTTPConduit conduit) {
            conduit.setTlsClientParameters(tls(identity, trust));
            conduit.setClient(policy(limits));
        }
        return new PeerLine(node, trust, port);
    }

    /** Whether the directory still says what this line was built for, and the certificate that the peer showed on it is still trusted. */
    boolean leadsTo(DirectoryNode listed) {
        return node.equals(listed) && trust.isShownStillTrusted();
    }

    /** The proxy; throws with {@code RECEIVE_PEER_UNKNOWN} when no listed certificate of the peer is, or is still, trusted. */
    RelayPort port() {
        trust.requireStillTrusted();
        return port;
    }

    void close() {
        ClientProxy.getClient(port).destroy();
    }

    private static Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>(SoapLimits.of(LONGEST_RECEIPT));
        properties.put(ONE_CLIENT_PER_LINE, false);
        properties.put(FAULT_FROM_ANY_STATUS, true);
        // An answer is a receipt or nothing; the receipt is verified, which a schema cannot do.
        properties.put(Message.SCHEMA_VALIDATION_ENABLED, SchemaValidationType.NONE);
        return properties;
    }

    private static TLSClientParameters tls(TlsIdentity identity, PinnedTrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(identity.keyManagers(), new TrustManager[] {trust}, null);
            TLSClientParameters parameters = new TLSClientParameters();
            parameters.setSslContext(context);
            parameters.setSecureSocketProtocol("TLSv1.3");
            return parameters;
        } catch (GeneralSecurityException unusable) {
            throw new GatewayException(ErrorCode.SEAL_KEY_UNAVAILABLE, Detail.rule("tls-context"), unusable);
        }
    }

    private static HTTPClientPolicy policy(PeerProperties limits) {
        HTTPClientPolicy policy = new HTTPClientPolicy();
        policy.setConnectionTimeout(limits.connectTimeout().toMillis());
        policy.setReceiveTimeout(limits.answerTimeout().toMillis());
        policy.setConnection(ConnectionType.KEEP_ALIVE);
        policy.setVersion("1.1");
        policy.setAutoRedirect(false);
        // The whole message is in memory anyway; with its length declared, the peer can refuse it before it is sent.
        policy.setAllowChunking(false);
        return policy;
    }
}
