package org.trmgateway.node.soap;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.seal.TrustAnchors;
import org.trmgateway.seal.TrustPurpose;

/**
 * Believes one server only: the one that shows exactly a certificate that the signed directory lists for a node, while that certificate
 * leads to a trusted root and is not revoked. A node that changes its certificate has two listed for a while. Host names are not compared: the directory says which key a node has, and a name would only
 * be a weaker way to say the same. It never trusts a client.
 */
final class PinnedTrustManager extends X509ExtendedTrustManager {

    private final List<X509Certificate> listed;
    private final TrustAnchors anchors;
    private final Clock clock;
    private final Set<X509Certificate> shown = ConcurrentHashMap.newKeySet();

    PinnedTrustManager(List<X509Certificate> listed, TrustAnchors anchors, Clock clock) {
        this.listed = List.copyOf(listed);
        this.anchors = anchors;
        this.clock = clock;
    }

    /** Whether connections that were made are still with somebody to be trusted. */
    boolean isShownStillTrusted() {
        return shown.stream().allMatch(this::isTrusted);
    }

    /** Throws with {@code RECEIVE_PEER_UNKNOWN} when no listed certificate is, or is still, to be trusted. */
    void requireStillTrusted() {
        if (listed.stream().noneMatch(this::isTrusted)) {
            anchors.requireTrusted(listed.getFirst(), List.of(), clock.instant(), TrustPurpose.PEER);
        }
    }

    private boolean isTrusted(X509Certificate certificate) {
        try {
            anchors.requireTrusted(certificate, List.of(), clock.instant(), TrustPurpose.PEER);
            return true;
        } catch (GatewayException refused) {
            return false;
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        if (chain.length == 0 || !listed.contains(chain[0])) {
            throw new CertificateException("not the certificate that the directory lists");
        }
        try {
            anchors.requireTrusted(chain[0], List.of(chain), clock.instant(), TrustPurpose.PEER);
            shown.add(chain[0]);
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
