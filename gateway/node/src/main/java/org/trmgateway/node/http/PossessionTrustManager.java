package org.trmgateway.node.http;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Lets the TLS handshake of a client end, whatever its certificate, so that a refusal can be a coded answer with a receipt on the trail
 * instead of a bare TLS alert of which nobody learns.
 *
 * <p>Why this is safe: the port demands a certificate, and TLS 1.3 (RFC 8446, section 4.4.3) ends the handshake only after the client has
 * signed it with the private key of that certificate, which this class cannot waive. So possession is proven here and nothing else is
 * claimed. What the certificate is worth is judged by {@link ClientIdentityFilter} on <em>every request</em>, before any body byte is read
 * and before any other code of ours runs: a client that is not found good there gets the refusal and nothing else. Judging each request and
 * not each handshake also shuts out a certificate that is revoked while its connection stays open.
 *
 * <p>It never trusts a server.
 */
public final class PossessionTrustManager extends X509ExtendedTrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        requirePresent(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        requirePresent(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        requirePresent(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw noServer();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw noServer();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw noServer();
    }

    /** Empty: the node does not tell strangers whom it believes. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    private static void requirePresent(X509Certificate[] chain) throws CertificateException {
        if (chain.length == 0) {
            throw new CertificateException("a client certificate is required");
        }
    }

    private static CertificateException noServer() {
        return new CertificateException("this trust manager is for clients at our own port");
    }
}
