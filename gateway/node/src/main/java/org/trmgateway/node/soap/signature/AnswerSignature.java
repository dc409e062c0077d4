package org.trmgateway.node.soap.signature;

import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509KeyManager;
import org.apache.wss4j.common.WSEncryptionPart;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.message.WSSecHeader;
import org.apache.wss4j.dom.message.WSSecSignature;
import org.apache.wss4j.dom.message.WSSecTimestamp;
import org.trmgateway.node.http.TlsIdentity;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.w3c.dom.Document;

/**
 * Signs body and timestamp of a SOAP answer with the node's TLS key, which the system knows already. It says no more than the connection did;
 * what proves that the gateway took a message over is the receipt in the answer. Thread-safe.
 */
public final class AnswerSignature {

    private static final int SECONDS_VALID = 300;

    private final Provider xmlSignatures = Engine.XML_SIGNATURES;
    private final TlsIdentity identity;
    private final Clock clock;

    public AnswerSignature(TlsIdentity identity, Clock clock) {
        this.identity = identity;
        this.clock = clock;
    }

    private record Signer(PrivateKey key, X509Certificate certificate) {}

    /** Adds a Security header to an envelope. Throws with SEAL_FAILED when the key cannot sign. */
    public Document sign(Document envelope) {
        Signer signer = signer();
        try {
            WSSecHeader header = new WSSecHeader(envelope);
            header.setMustUnderstand(false);
            header.insertSecurityHeader();
            WSSecTimestamp timestamp = new WSSecTimestamp(header);
            timestamp.setWsTimeSource(clock::instant);
            timestamp.setTimeToLive(SECONDS_VALID);
            timestamp.build();
            WSSecSignature signature = new WSSecSignature(header, xmlSignatures);
            signature.setX509Certificate(signer.certificate());
            signature.setKeyIdentifierType(WSConstants.BST_DIRECT_REFERENCE);
            signature.setSignatureAlgorithm(method(signer.key()));
            signature.setDigestAlgo(Names.SHA_256);
            signature.getParts().add(new WSEncryptionPart("Body", Names.SOAP, ""));
            signature.getParts().add(new WSEncryptionPart("Timestamp", Names.WSU, ""));
            return signature.build(new FixedCertificate(signer.certificate(), Optional.of(signer.key())));
        } catch (WSSecurityException failed) {
            throw new GatewayException(ErrorCode.SEAL_FAILED, Detail.rule("answer-signature"), failed);
        }
    }

    private static String method(PrivateKey key) {
        return "RSA".equals(key.getAlgorithm()) ? Names.RSA_SHA_256 : Names.ECDSA_SHA_256;
    }

    private Signer signer() {
        for (KeyManager manager : identity.keyManagers()) {
            if (manager instanceof X509KeyManager keys) {
                Optional<Signer> signer = Stream.of("EC", "RSA")
                        .flatMap(kind -> Stream.ofNullable(keys.getServerAliases(kind, null)))
                        .flatMap(Stream::of)
                        .map(alias -> new Signer(keys.getPrivateKey(alias), keys.getCertificateChain(alias)[0]))
                        .findFirst();
                if (signer.isPresent()) {
                    return signer.get();
                }
            }
        }
        throw new GatewayException(
                ErrorCode.SEAL_KEY_UNAVAILABLE, Detail.rule("answer-signature"), new KeyStoreException());
    }
}
