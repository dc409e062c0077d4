package org.trmgateway.seal;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;

/**
 * The signature of a person who approves a file: detached CMS (RFC 5652), ECDSA with P-256 and SHA-256, the signer's certificate inside, as
 * PEM with the label {@code CMS} (RFC 7468, section 9). {@code openssl cms -verify} judges it.
 */
public final class ApprovalSignature {

    private static final String LABEL = "CMS";

    private ApprovalSignature() {}

    /**
     * Signs.
     *
     * @throws GatewayException with {@link ErrorCode#SEAL_KEY_UNAVAILABLE} when the key is none for ECDSA with P-256, or not that of the
     *     certificate
     */
    public static byte[] sign(PrivateKey key, X509Certificate signer, byte[] content, Instant at) {
        try {
            KnownCertificate known = KnownCertificate.of(signer, List.of(), KeyKind.EC_P256);
            PrivateKey usable = KeyKind.EC_P256.privateKey(key);
            byte[] der = DetachedSignature.sign(SignatureScheme.ECDSA_P256, usable, known, content, at);
            DetachedSignature.verify(SignatureScheme.ECDSA_P256, der, known, content);
            return pem(der).getBytes(StandardCharsets.US_ASCII);
        } catch (GatewayException | GeneralSecurityException | IOException unusable) {
            throw new GatewayException(ErrorCode.SEAL_KEY_UNAVAILABLE, Detail.rule("key-of-the-certificate"), unusable);
        }
    }

    /**
     * The certificate that claims to have signed. Nothing is verified.
     *
     * @throws GatewayException with {@link ErrorCode#OPEN_SIGNATURE_INVALID} when it cannot be read
     */
    public static X509Certificate claimedSigner(byte[] signature) {
        return DetachedSignature.claimedCertificates(DetachedSignature.parse(der(signature)))
                .prepare(KeyKind.EC_P256)
                .certificate();
    }

    /**
     * Verifies that exactly this signer signed exactly this content, at a time when the certificate was valid.
     *
     * @return the signing time, as the signer claims it
     * @throws GatewayException with {@link ErrorCode#OPEN_SIGNATURE_INVALID}, with {@link ErrorCode#OPEN_SIGNER_UNKNOWN} when another
     *     certificate is inside, with {@link ErrorCode#OPEN_SIGNER_EXPIRED}
     */
    public static Instant verify(byte[] signature, X509Certificate signer, byte[] content) {
        KnownCertificate known = KnownCertificate.of(signer, List.of(), KeyKind.EC_P256);
        Instant at = DetachedSignature.verify(SignatureScheme.ECDSA_P256, der(signature), known, content);
        if (at.isBefore(signer.getNotBefore().toInstant())
                || at.isAfter(signer.getNotAfter().toInstant())) {
            throw new GatewayException(ErrorCode.OPEN_SIGNER_EXPIRED, Detail.rule("signing-time"));
        }
        return at;
    }

    /**
     * Verifies that whoever has the certificate inside signed exactly this content. Whose certificate it is stays open: anybody can make one.
     *
     * @return SHA-256 of the key, by which two people can be told apart however many certificates one of them has
     * @throws GatewayException as {@link #verify} does, with {@link ErrorCode#OPEN_ALGORITHM_FORBIDDEN} for another kind of key
     */
    public static Sha256 verifiedKey(byte[] signature, byte[] content) {
        X509Certificate signer = claimedSigner(signature);
        verify(signature, signer, content);
        return Sha256.of(
                KnownCertificate.of(signer, List.of(), KeyKind.EC_P256).key().getEncoded());
    }

    private static String pem(byte[] der) throws IOException {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(LABEL, der));
        }
        return withPlainLineEnds(text.toString());
    }

    /** One spelling but for the ends of lines, which a checkout may change: else the same signature would be many files. */
    private static byte[] der(byte[] pem) {
        String text = new String(pem, StandardCharsets.US_ASCII);
        try (PemReader reader = new PemReader(new StringReader(text))) {
            PemObject object = reader.readPemObject();
            if (object != null && pem(object.getContent()).equals(withPlainLineEnds(text))) {
                return object.getContent();
            }
        } catch (IOException | RuntimeException unreadable) {
            throw new GatewayException(ErrorCode.OPEN_SIGNATURE_INVALID, Detail.rule("pem"), unreadable);
        }
        throw new GatewayException(ErrorCode.OPEN_SIGNATURE_INVALID, Detail.rule("pem"));
    }

    private static String withPlainLineEnds(String text) {
        return text.replace("\r\n", "\n");
    }
}
