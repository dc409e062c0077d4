package org.trmgateway.node.soap.signature;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.security.auth.callback.CallbackHandler;
import org.apache.wss4j.common.crypto.CryptoBase;
import org.apache.wss4j.common.crypto.CryptoType;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * A key store of one certificate. However a message names its signer, this is the certificate that is meant, or the signature is worthless.
 * Trust is decided elsewhere: whoever asks here is told no.
 */
final class FixedCertificate extends CryptoBase {

    private final X509Certificate certificate;
    private final Optional<PrivateKey> key;

    FixedCertificate(X509Certificate certificate, Optional<PrivateKey> key) {
        this.certificate = certificate;
        this.key = key;
    }

    @Override
    public X509Certificate[] getX509Certificates(CryptoType cryptoType) {
        return new X509Certificate[] {certificate};
    }

    @Override
    public String getX509Identifier(X509Certificate asked) {
        return "signer";
    }

    @Override
    public PrivateKey getPrivateKey(X509Certificate asked, @Nullable CallbackHandler password)
            throws WSSecurityException {
        return key();
    }

    @Override
    public PrivateKey getPrivateKey(PublicKey asked, @Nullable CallbackHandler password) throws WSSecurityException {
        return key();
    }

    @Override
    public PrivateKey getPrivateKey(@Nullable String identifier, @Nullable String password) throws WSSecurityException {
        return key();
    }

    @Override
    public void verifyTrust(
            X509Certificate[] certificates,
            boolean enableRevocation,
            @Nullable Collection<Pattern> subjects,
            @Nullable Collection<Pattern> issuers)
            throws WSSecurityException {
        throw new WSSecurityException(WSSecurityException.ErrorCode.FAILED_AUTHENTICATION);
    }

    @Override
    public void verifyTrust(PublicKey publicKey) throws WSSecurityException {
        throw new WSSecurityException(WSSecurityException.ErrorCode.FAILED_AUTHENTICATION);
    }

    private PrivateKey key() throws WSSecurityException {
        return key.orElseThrow(() -> new WSSecurityException(WSSecurityException.ErrorCode.FAILED_SIGNATURE));
    }
}
