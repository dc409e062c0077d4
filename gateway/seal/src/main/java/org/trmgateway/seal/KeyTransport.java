package org.trmgateway.seal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/** How the content key of a layer reaches its recipient: always wrapped with AES-256 (RFC 3394) under a key agreed for it alone. */
sealed interface KeyTransport permits EllipticCurveTransport, KemTransport {

    /** The one key-wrapping algorithm; no parameters (RFC 3565, section 2.3.2). */
    AlgorithmIdentifier KEY_WRAP = new AlgorithmIdentifier(NISTObjectIdentifiers.id_aes256_wrap);

    /** Wraps the content key for a recipient. */
    RecipientInfo send(KnownCertificate recipient, byte[] contentKey) throws GeneralSecurityException, IOException;

    /** Unwraps the content key; refuses what {@link #send} would not have written for this certificate. */
    byte[] receive(RecipientInfo info, KnownCertificate own, PrivateKey ownKey)
            throws GeneralSecurityException, IOException;

    /** Names the layer in a refusal. */
    String rule();

    static byte[] wrap(byte[] wrappingKey, byte[] contentKey) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/KW/NoPadding", CryptoProviders.platform());
        cipher.init(Cipher.WRAP_MODE, new SecretKeySpec(wrappingKey, "AES"));
        return cipher.wrap(new SecretKeySpec(contentKey, "AES"));
    }

    static byte[] unwrap(byte[] wrappingKey, byte[] wrapped) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/KW/NoPadding", CryptoProviders.platform());
        cipher.init(Cipher.UNWRAP_MODE, new SecretKeySpec(wrappingKey, "AES"));
        Key key = cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY);
        byte[] contentKey = key.getEncoded();
        if (contentKey.length != AuthEnveloped.KEY_BYTES) {
            throw new GatewayException(ErrorCode.OPEN_ALGORITHM_FORBIDDEN, Detail.rule("content-key-length"));
        }
        return contentKey;
    }

    /** Whether two structures have one DER encoding. */
    static boolean sameEncoding(ASN1Encodable one, ASN1Encodable other) throws IOException {
        return Arrays.equals(
                one.toASN1Primitive().getEncoded(ASN1Encoding.DER),
                other.toASN1Primitive().getEncoded(ASN1Encoding.DER));
    }
}
