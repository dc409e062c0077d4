package org.trmgateway.node.soap.signature;

import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import org.trmgateway.node.config.SystemProperties.WsSecurityProperties;
import org.trmgateway.seal.KeyFiles;

/**
 * With what one national system signs.
 *
 * @param certificate under each of its messages
 * @param authorities of it, without the root
 */
record SystemSigner(X509Certificate certificate, List<X509Certificate> authorities) {

    private static final int EC_BITS = 256;

    SystemSigner {
        authorities = List.copyOf(authorities);
    }

    /**
     * Reads the certificate; whether it is trusted is asked anew with each message.
     *
     * @throws org.trmgateway.referral.GatewayException with SEAL_KEY_UNAVAILABLE when the file cannot be read
     * @throws IllegalArgumentException when its key is none of those that are allowed
     */
    static SystemSigner load(WsSecurityProperties properties) {
        List<X509Certificate> chain = KeyFiles.certificates(properties.certificate());
        if (!isStrong(chain.getFirst())) {
            throw new IllegalArgumentException(
                    "trm.systems[].ws-security.certificate: needs an EC key of 256 bits or more, or an RSA key of 3072 bits or more");
        }
        return new SystemSigner(chain.getFirst(), chain.subList(1, chain.size()));
    }

    private static boolean isStrong(X509Certificate certificate) {
        return switch (certificate.getPublicKey()) {
            case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= Engine.LEAST_RSA_BITS;
            case ECPublicKey curve -> curve.getParams().getOrder().bitLength() >= EC_BITS;
            default -> false;
        };
    }
}
