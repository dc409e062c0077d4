package org.trmgateway.node.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.net.jsse.JSSEImplementation;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.util.unit.DataSize;
import org.trmgateway.node.config.HttpProperties;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/**
 * The one HTTPS connector: TLS 1.3 only, a client certificate demanded of everyone (see {@link PossessionTrustManager} for who judges it),
 * small headers, no plain HTTP, and no word about the software.
 */
public final class TlsPort implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final int MOST_HEADER_BYTES = 8 * 1024;
    private static final int MOST_HEADERS = 50;
    private static final int MOST_CONNECTIONS = 1024;
    private static final DataSize MOST_SWALLOWED = DataSize.ofMegabytes(128);
    // Longer than clients keep an idle connection, so that it is the client who closes and no request meets a closing
    // connection.
    private static final Duration IDLE = Duration.ofSeconds(75);
    private static final Duration READ = Duration.ofSeconds(20);

    private final HttpProperties properties;
    private final TlsIdentity identity;

    public TlsPort(HttpProperties properties, TlsIdentity identity) {
        this.properties = properties;
        this.identity = identity;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setPort(properties.port());
        factory.setAddress(address());
        factory.setDisableMBeanRegistry(true);
        factory.addConnectorCustomizers(this::secure);
        factory.addContextCustomizers(TlsPort::silence);
    }

    private InetAddress address() {
        try {
            return InetAddress.getByName(properties.host());
        } catch (UnknownHostException unknown) {
            throw new GatewayException(ErrorCode.INTERNAL, Detail.rule("trm.http.host"), unknown);
        }
    }

    private void secure(Connector connector) {
        connector.setScheme("https");
        connector.setSecure(true);
        if (!(connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol)) {
            throw new GatewayException(ErrorCode.INTERNAL, Detail.rule("connector"));
        }
        protocol.setSSLEnabled(true);
        protocol.setSslImplementationName(JSSEImplementation.class.getName());
        protocol.addSslHostConfig(hostConfig());
        protocol.setMaxHttpRequestHeaderSize(MOST_HEADER_BYTES);
        protocol.setMaxHeaderCount(MOST_HEADERS);
        protocol.setMaxConnections(MOST_CONNECTIONS);
        // The stock queue is short: a burst of peers that come back after an outage would overflow it and meet silence.
        protocol.setAcceptCount(MOST_CONNECTIONS);
        protocol.setMaxKeepAliveRequests(-1);
        protocol.setKeepAliveTimeout(Math.toIntExact(IDLE.toMillis()));
        protocol.setConnectionTimeout(Math.toIntExact(READ.toMillis()));
        // A client that waits for "100 Continue" is refused before it sends a byte; another may finish sending what is
        // refused: most read no answer before, and to be cut off would tell them nothing but to try again.
        protocol.setContinueResponseTiming("onRead");
        protocol.setMaxSwallowSize(Math.toIntExact(
                Math.max(MOST_SWALLOWED.toBytes(), 2 * properties.maxEnvelope().toBytes())));
    }

    private SSLHostConfig hostConfig() {
        SSLHostConfig config = new SSLHostConfig();
        config.setSslProtocol("TLS");
        config.setProtocols("TLSv1.3");
        config.setCertificateVerification("required");
        config.setTrustManagerClassName(PossessionTrustManager.class.getName());
        SSLHostConfigCertificate certificate =
                new SSLHostConfigCertificate(config, SSLHostConfigCertificate.Type.UNDEFINED);
        certificate.setCertificateKeystore(identity.store());
        certificate.setCertificateKeystorePassword(identity.password().value());
        config.addCertificate(certificate);
        return config;
    }

    private static void silence(Context context) {
        if (context.getParent() instanceof StandardHost host) {
            host.setErrorReportValveClass(ProblemReportValve.class.getName());
        }
    }
}
