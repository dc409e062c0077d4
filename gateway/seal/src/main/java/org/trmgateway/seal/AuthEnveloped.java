package org.trmgateway.seal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.EncryptedContentInfo;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/**
 * One layer of encryption: CMS AuthEnvelopedData (RFC 5083) with AES-256-GCM (RFC 5084), a fresh content key, a 12-byte nonce, a 16-byte
 * tag, exactly one recipient, content type id-data, no attributes; DER. How the content key travels is the recipient's {@link KeyTransport}.
 *
 * <p>What is read is assembled again and compared, so that no bit outside the authenticated content can be changed unnoticed.
 */
final class AuthEnveloped {

    static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private AuthEnveloped() {}

    static byte[] encrypt(byte[] plaintext, KeyTransport transport, KnownCertificate recipient) {
        byte[] key = CryptoProviders.randomBytes(KEY_BYTES);
        byte[] nonce = CryptoProviders.randomBytes(NONCE_BYTES);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce).doFinal(plaintext);
            int split = sealed.length - TAG_BYTES;
            return assemble(
                    transport.send(recipient, key),
                    nonce,
                    Arrays.copyOf(sealed, split),
                    Arrays.copyOfRange(sealed, split, sealed.length));
        } catch (GeneralSecurityException | IOException | RuntimeException failed) {
            throw new GatewayException(ErrorCode.SEAL_FAILED, Detail.rule("encryption"), failed);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** Decrypts what was encrypted to this key pair; the plaintext is released only after its tag was verified. */
    static byte[] decrypt(byte[] der, KeyTransport transport, KnownCertificate own, PrivateKey ownKey) {
        try {
            AuthEnvelopedData data = parse(der);
            EncryptedContentInfo content = data.getAuthEncryptedContentInfo();
            byte[] nonce = requireAllowedCipher(content.getContentEncryptionAlgorithm());
            RecipientInfo recipient = onlyRecipient(data);
            byte[] ciphertext = content.getEncryptedContent().getOctets();
            byte[] tag = data.getMac().getOctets();
            requireOneSpelling(der, assemble(recipient, nonce, ciphertext, tag));
            byte[] key = transport.receive(recipient, own, ownKey);
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce);
            Arrays.fill(key, (byte) 0);
            byte[] sealed = Arrays.copyOf(ciphertext, ciphertext.length + tag.length);
            System.arraycopy(tag, 0, sealed, ciphertext.length, tag.length);
            return cipher.doFinal(sealed);
        } catch (AEADBadTagException altered) {
            throw new GatewayException(ErrorCode.OPEN_DECRYPTION_FAILED, Detail.rule("tag"), altered);
        } catch (GatewayException refused) {
            throw refused;
        } catch (GeneralSecurityException | IOException | RuntimeException failed) {
            throw new GatewayException(ErrorCode.OPEN_DECRYPTION_FAILED, Detail.rule(transport.rule()), failed);
        }
    }

    private static AuthEnvelopedData parse(byte[] der) throws IOException {
        ContentInfo info = ContentInfo.getInstance(ASN1Primitive.fromByteArray(der));
        if (info == null || !CMSObjectIdentifiers.authEnvelopedData.equals(info.getContentType())) {
            throw new GatewayException(ErrorCode.OPEN_ALGORITHM_FORBIDDEN, Detail.rule("cms-type"));
        }
        return AuthEnvelopedData.getInstance(info.getContent());
    }

    private static byte[] requireAllowedCipher(AlgorithmIdentifier algorithm) {
        if (!NISTObjectIdentifiers.id_aes256_GCM.equals(algorithm.getAlgorithm())) {
            throw new GatewayException(ErrorCode.OPEN_ALGORITHM_FORBIDDEN, Detail.rule("content-cipher"));
        }
        GCMParameters parameters = GCMParameters.getInstance(algorithm.getParameters());
        // A short tag can be guessed, and GCM gives away more with every guess (NIST SP 800-38D, appendix C).
        if (parameters.getIcvLen() != TAG_BYTES || parameters.getNonce().length != NONCE_BYTES) {
            throw new GatewayException(ErrorCode.OPEN_ALGORITHM_FORBIDDEN, Detail.rule("content-tag-length"));
        }
        return parameters.getNonce();
    }

    private static RecipientInfo onlyRecipient(AuthEnvelopedData data) {
        if (data.getRecipientInfos().size() != 1) {
            throw new GatewayException(ErrorCode.OPEN_ALGORITHM_FORBIDDEN, Detail.rule("one-recipient"));
        }
        return RecipientInfo.getInstance(data.getRecipientInfos().getObjectAt(0));
    }

    private static void requireOneSpelling(byte[] received, byte[] expected) {
        if (!Arrays.equals(received, expected)) {
            throw new GatewayException(ErrorCode.OPEN_DECRYPTION_FAILED, Detail.rule("one-spelling"));
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", CryptoProviders.platform());
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        return cipher;
    }

    private static byte[] assemble(RecipientInfo recipient, byte[] nonce, byte[] ciphertext, byte[] tag)
            throws IOException {
        AlgorithmIdentifier algorithm =
                new AlgorithmIdentifier(NISTObjectIdentifiers.id_aes256_GCM, new GCMParameters(nonce, TAG_BYTES));
        EncryptedContentInfo content =
                new EncryptedContentInfo(CMSObjectIdentifiers.data, algorithm, new DEROctetString(ciphertext));
        AuthEnvelopedData data =
                new AuthEnvelopedData(null, new DERSet(recipient), content, null, new DEROctetString(tag), null);
        return new ContentInfo(CMSObjectIdentifiers.authEnvelopedData, data).getEncoded(ASN1Encoding.DER);
    }
}
