package org.trmgateway.node.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collections;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import org.trmgateway.node.config.NodeProperties.TlsProperties;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sensitive;
import org.trmgateway.seal.KeyFiles;

/** The key and certificate with which this node serves and calls. */
public final class TlsIdentity {

    private final KeyStore store;
    private final Sensitive<String> password;

    private TlsIdentity(KeyStore store, Sensitive<String> password) {
        this.store = store;
        this.password = password;
    }

    /**
     * Reads the key store.
     *
     * @throws GatewayException with SEAL_KEY_UNAVAILABLE when a file is missing, the password is wrong, or there is not exactly one key
     */
    public static TlsIdentity load(TlsProperties properties) {
        try (InputStream input = Files.newInputStream(properties.keyStore())) {
            char[] password = KeyFiles.password(properties.passwordFile());
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(input, password);
            requireOneKey(store);
            return new TlsIdentity(store, new Sensitive<>(new String(password)));
        } catch (IOException | GeneralSecurityException unusable) {
            throw new GatewayException(ErrorCode.SEAL_KEY_UNAVAILABLE, Detail.rule("tls-key-store"), unusable);
        }
    }

    /** For the side that calls. */
    public KeyManager[] keyManagers() {
        try {
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password.value().toCharArray());
            return factory.getKeyManagers();
        } catch (GeneralSecurityException unusable) {
            throw new GatewayException(ErrorCode.SEAL_KEY_UNAVAILABLE, Detail.rule("tls-key-store"), unusable);
        }
    }

    /** The certificate with which this node serves and calls. */
    public X509Certificate certificate() {
        try {
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias) && store.getCertificate(alias) instanceof X509Certificate certificate) {
                    return certificate;
                }
            }
            throw new GatewayException(ErrorCode.SEAL_KEY_UNAVAILABLE, Detail.rule("tls-one-key"));
        } catch (GeneralSecurityException unusable) {
            throw new GatewayException(ErrorCode.SEAL_KEY_UNAVAILABLE, Detail.rule("tls-key-store"), unusable);
        }
    }

    KeyStore store() {
        return store;
    }

    Sensitive<String> password() {
        return password;
    }

    private static void requireOneKey(KeyStore store) throws GeneralSecurityException {
        int keys = 0;
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                keys++;
            }
        }
        if (keys != 1) {
            throw new GatewayException(ErrorCode.SEAL_KEY_UNAVAILABLE, Detail.rule("tls-one-key"));
        }
    }
}
