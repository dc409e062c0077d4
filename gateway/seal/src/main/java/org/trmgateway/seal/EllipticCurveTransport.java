package org.trmgateway.seal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import javax.crypto.KeyAgreement;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientIdentifier;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientInfo;
import org.bouncycastle.asn1.cms.OriginatorIdentifierOrKey;
import org.bouncycastle.asn1.cms.OriginatorPublicKey;
import org.bouncycastle.asn1.cms.RecipientEncryptedKey;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.cms.ecc.ECCCMSSharedInfo;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/** Ephemeral-static ECDH on P-256 with the X9.63 key derivation over SHA-256 (RFC 5753, section 3.1). */
final class EllipticCurveTransport implements KeyTransport {

    private static final AlgorithmIdentifier AGREEMENT =
            new AlgorithmIdentifier(SECObjectIdentifiers.dhSinglePass_stdDH_sha256kdf_scheme, KEY_WRAP);
    private static final int UNCOMPRESSED_POINT_BYTES = 65;
    private static final byte UNCOMPRESSED_POINT = 4;
    private static final byte[] COUNTER_1 = {0, 0, 0, 1};
    private static final byte[] SHARED_INFO = sharedInfo();

    @Override
    public RecipientInfo send(KnownCertificate recipient, byte[] contentKey) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", CryptoProviders.bouncyCastle());
        generator.initialize(new ECGenParameterSpec("P-256"), CryptoProviders.random());
        KeyPair ephemeral = generator.generateKeyPair();
        byte[] point = SubjectPublicKeyInfo.getInstance(ephemeral.getPublic().getEncoded())
                .getPublicKeyData()
                .getOctets();
        byte[] wrappingKey = wrappingKey(ephemeral.getPrivate(), recipient.key());
        return assemble(recipient, point, KeyTransport.wrap(wrappingKey, contentKey));
    }

    @Override
    public byte[] receive(RecipientInfo info, KnownCertificate own, PrivateKey ownKey)
            throws GeneralSecurityException, IOException {
        if (!(info.getInfo() instanceof KeyAgreeRecipientInfo agreement)) {
            throw new GatewayException(ErrorCode.OPEN_ALGORITHM_FORBIDDEN, Detail.rule("key-agreement"));
        }
        RecipientEncryptedKey encrypted = RecipientEncryptedKey.getInstance(
                agreement.getRecipientEncryptedKeys().getObjectAt(0));
        requireAddressee(encrypted, own);
        byte[] point =
                agreement.getOriginator().getOriginatorKey().getPublicKeyData().getOctets();
        byte[] wrapped = encrypted.getEncryptedKey().getOctets();
        // A point also has a compressed and a hybrid form (SEC 1, section 2.3.3), which would decode to the same key.
        if (point.length != UNCOMPRESSED_POINT_BYTES
                || point[0] != UNCOMPRESSED_POINT
                || !KeyTransport.sameEncoding(assemble(own, point, wrapped), info)) {
            throw new GatewayException(ErrorCode.OPEN_ALGORITHM_FORBIDDEN, Detail.rule("key-agreement"));
        }
        // Decoding the key refuses a point that is not on the curve.
        PublicKey ephemeral =
                KeyKind.EC_P256.publicKey(new SubjectPublicKeyInfo(KeyKind.EC_P256.algorithm(), point).getEncoded());
        return KeyTransport.unwrap(wrappingKey(ownKey, ephemeral), wrapped);
    }

    @Override
    public String rule() {
        return "elliptic-curve-layer";
    }

    private static void requireAddressee(RecipientEncryptedKey encrypted, KnownCertificate own) {
        if (!own.issuerAndSerialNumber().equals(encrypted.getIdentifier().getIssuerAndSerialNumber())) {
            throw new GatewayException(ErrorCode.OPEN_ADDRESSEE_WRONG, Detail.rule("elliptic-curve-recipient"));
        }
    }

    private static RecipientInfo assemble(KnownCertificate recipient, byte[] point, byte[] wrapped) {
        OriginatorPublicKey originator = new OriginatorPublicKey(KeyKind.EC_P256.algorithm(), point);
        RecipientEncryptedKey encrypted = new RecipientEncryptedKey(
                new KeyAgreeRecipientIdentifier(recipient.issuerAndSerialNumber()), new DEROctetString(wrapped));
        return new RecipientInfo(new KeyAgreeRecipientInfo(
                new OriginatorIdentifierOrKey(originator), null, AGREEMENT, new DERSequence(encrypted)));
    }

    private static byte[] wrappingKey(PrivateKey own, PublicKey other) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH", TokenKey.providerOf(own));
        agreement.init(TokenKey.usable(own));
        agreement.doPhase(other, true);
        byte[] secret = agreement.generateSecret();
        // X9.63: one block of SHA-256 is the whole 256-bit key.
        MessageDigest digest = FreshDigest.SHA_256.get();
        digest.update(secret);
        digest.update(COUNTER_1);
        Arrays.fill(secret, (byte) 0);
        return digest.digest(SHARED_INFO);
    }

    /** ECC-CMS-SharedInfo (RFC 5753, section 7.2): the wrap algorithm and the length of its key in bits. */
    private static byte[] sharedInfo() {
        byte[] keyBits = ByteBuffer.allocate(Integer.BYTES)
                .putInt(AuthEnveloped.KEY_BYTES * Byte.SIZE)
                .array();
        try {
            return new ECCCMSSharedInfo(KEY_WRAP, keyBits).getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new IllegalStateException("two constants have an encoding", impossible);
        }
    }
}
