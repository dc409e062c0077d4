package org.trmgateway.officer.door;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.trmgateway.seal.KeyFiles;

/** TLS 1.3 with the certificate of an office's system. */
public final class ClientTls {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private ClientTls() {}

    /**
     * A client that shows the certificate and believes servers under the root.
     *
     * @param keyStore PKCS #12 with the client's key
     * @param trustRoot PEM
     * @param password file with the key store's password
     * @throws IOException when one of them cannot be used
     */
    public static HttpClient open(Path keyStore, Path trustRoot, Path password) throws IOException {
        try {
            char[] secret = KeyFiles.password(password);
            KeyStore own = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(keyStore)) {
                own.load(in, secret);
            }
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(own, secret);
            KeyStore roots = KeyStore.getInstance("PKCS12");
            roots.load(null, null);
            for (var root : KeyFiles.certificates(trustRoot)) {
                roots.setCertificateEntry(root.getSerialNumber().toString(), root);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(roots);
            SSLContext tls = SSLContext.getInstance("TLSv1.3");
            tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return HttpClient.newBuilder()
                    .sslContext(tls)
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .build();
        } catch (GeneralSecurityException unusable) {
            throw new IOException("unusable key store or root", unusable);
        }
    }
}
