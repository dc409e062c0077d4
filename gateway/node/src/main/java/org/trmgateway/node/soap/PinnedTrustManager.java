package org.trmgateway.node.soap;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.seal.TrustAnchors;
import org.trmgateway.seal.TrustPurpose;

/**
 * Believes one server only: the one that shows exactly the certificate that the signed directory lists for a node, while that certificate
 * leads to a trusted root and is not revoked. Host names are not compared: the directory says which key a node has, and a name would only
 * be a weaker way to say the same. It never trusts a client.
 */
public final class PinnedTrustManager extends X509ExtendedTrustManager {

    private final X509Certificate listed;
    private final TrustAnchors anchors;
    private final Clock clock;

    /** Believes the holder of this certificate only. */
    public PinnedTrustManager(X509Certificate listed, TrustAnchors anchors, Clock clock) {
        this.listed = listed;
        this.anchors = anchors;
        this.clock = clock;
    }

    /** Throws with {@code RECEIVE_PEER_UNKNOWN} when the listed certificate is not, or no longer, to be trusted. */
    void requireStillTrusted() {
        anchors.requireTrusted(listed, List.of(), clock.instant(), TrustPurpose.PEER);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        if (chain.length == 0 || !chain[0].equals(listed)) {
            throw new CertificateException("not the certificate that the directory lists");
        }
        try {
            anchors.requireTrusted(listed, List.of(chain), clock.instant(), TrustPurpose.PEER);
        } catch (GatewayException refused) {
            throw new CertificateException("the listed certificate is not trusted", refused);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw noClient();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw noClient();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw noClient();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    private static CertificateException noClient() {
        return new CertificateException("this trust manager is for calls to another node");
    }
}
