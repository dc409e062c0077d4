package org.trmgateway.seal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
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
 * tag, content type id-data, no attributes; DER. How the content key travels is the recipient's {@link KeyTransport}. A message to a party has
 * exactly one recipient; what a group of people may read has one for each of them.
 *
 * <p>What is read is assembled again and compared, so that no bit outside the authenticated content can be changed unnoticed.
 */
final class AuthEnveloped {

    static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private AuthEnveloped() {}

    static byte[] encrypt(byte[] plaintext, KeyTransport transport, KnownCertificate recipient) {
        return encrypt(plaintext, transport, List.of(recipient));
    }

    /** Encrypts so that each of the recipients can decrypt alone. */
    static byte[] encrypt(byte[] plaintext, KeyTransport transport, List<KnownCertificate> recipients) {
        byte[] key = CryptoProviders.randomBytes(KEY_BYTES);
        byte[] nonce = CryptoProviders.randomBytes(NONCE_BYTES);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce).doFinal(plaintext);
            int split = sealed.length - TAG_BYTES;
            List<RecipientInfo> infos = new ArrayList<>();
            for (KnownCertificate recipient : recipients) {
                infos.add(transport.send(recipient, key));
            }
            return assemble(
                    infos, nonce, Arrays.copyOf(sealed, split), Arrays.copyOfRange(sealed, split, sealed.length));
        } catch (GeneralSecurityException | IOException | RuntimeException failed) {
            throw new GatewayException(ErrorCode.SEAL_FAILED, Detail.rule("encryption"), failed);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** Decrypts what was encrypted to this key pair; the plaintext is released only after its tag was verified. */
    static byte[] decrypt(byte[] der, KeyTransport transport, KnownCertificate own, PrivateKey ownKey) {
        return decrypt(der, transport, own, ownKey, 1);
    }

    /**
     * Decrypts what was encrypted to this key pair and perhaps to others.
     *
     * @param most how many recipients there may be
     */
    static byte[] decrypt(byte[] der, KeyTransport transport, KnownCertificate own, PrivateKey ownKey, int most) {
        try {
            AuthEnvelopedData data = parse(der);
            EncryptedContentInfo content = data.getAuthEncryptedContentInfo();
            byte[] nonce = requireAllowedCipher(content.getContentEncryptionAlgorithm());
            List<RecipientInfo> recipients = recipients(data, most);
            byte[] ciphertext = content.getEncryptedContent().getOctets();
            byte[] tag = data.getMac().getOctets();
            requireOneSpelling(der, assemble(recipients, nonce, ciphertext, tag));
            byte[] key = receive(recipients, transport, own, ownKey);
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

    private static List<RecipientInfo> recipients(AuthEnvelopedData data, int most) {
        int count = data.getRecipientInfos().size();
        if (count < 1 || count > most) {
            throw new GatewayException(
                    ErrorCode.OPEN_ALGORITHM_FORBIDDEN, Detail.rule(most == 1 ? "one-recipient" : "recipients"));
        }
        List<RecipientInfo> recipients = new ArrayList<>();
        for (ASN1Encodable info : data.getRecipientInfos()) {
            recipients.add(RecipientInfo.getInstance(info));
        }
        return recipients;
    }

    /** The content key from the one that is addressed to the own certificate; what the others say is theirs. */
    private static byte[] receive(
            List<RecipientInfo> recipients, KeyTransport transport, KnownCertificate own, PrivateKey ownKey)
            throws GeneralSecurityException, IOException {
        GatewayException notOurs = null;
        for (RecipientInfo recipient : recipients) {
            try {
                return transport.receive(recipient, own, ownKey);
            } catch (GatewayException refused) {
                if (refused.code() != ErrorCode.OPEN_ADDRESSEE_WRONG) {
                    throw refused;
                }
                notOurs = refused;
            }
        }
        throw Objects.requireNonNull(notOurs);
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

    private static byte[] assemble(List<RecipientInfo> recipients, byte[] nonce, byte[] ciphertext, byte[] tag)
            throws IOException {
        AlgorithmIdentifier algorithm =
                new AlgorithmIdentifier(NISTObjectIdentifiers.id_aes256_GCM, new GCMParameters(nonce, TAG_BYTES));
        EncryptedContentInfo content =
                new EncryptedContentInfo(CMSObjectIdentifiers.data, algorithm, new DEROctetString(ciphertext));
        DERSet infos = new DERSet(recipients.toArray(ASN1Encodable[]::new));
        AuthEnvelopedData data = new AuthEnvelopedData(null, infos, content, null, new DEROctetString(tag), null);
        return new ContentInfo(CMSObjectIdentifiers.authEnvelopedData, data).getEncoded(ASN1Encoding.DER);
    }
}
