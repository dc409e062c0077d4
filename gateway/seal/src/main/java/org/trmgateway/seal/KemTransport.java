package org.trmgateway.seal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import javax.crypto.KDF;
import javax.crypto.KEM;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.CMSORIforKEMOtherInfo;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.KEMRecipientInfo;
import org.bouncycastle.asn1.cms.OtherRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientIdentifier;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/** ML-KEM-768 (FIPS 203) as a KEMRecipientInfo (RFC 9629, RFC 9936) with HKDF over SHA-256 (RFC 8619). */
final class KemTransport implements KeyTransport {

    private static final AlgorithmIdentifier DERIVATION =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.id_alg_hkdf_with_sha256);
    private static final byte[] OTHER_INFO = otherInfo();
    private static final KEM ML_KEM = kem();

    @Override
    public RecipientInfo send(KnownCertificate recipient, byte[] contentKey) throws GeneralSecurityException {
        KEM.Encapsulated encapsulated = ML_KEM.newEncapsulator(recipient.key(), CryptoProviders.random())
                .encapsulate();
        byte[] wrapped = KeyTransport.wrap(wrappingKey(encapsulated.key()), contentKey);
        return assemble(recipient, encapsulated.encapsulation(), wrapped);
    }

    @Override
    public byte[] receive(RecipientInfo info, KnownCertificate own, PrivateKey ownKey)
            throws GeneralSecurityException, IOException {
        if (!(info.getInfo() instanceof OtherRecipientInfo other)
                || !CMSObjectIdentifiers.id_ori_kem.equals(other.getType())) {
            throw new GatewayException(ErrorCode.OPEN_ALGORITHM_FORBIDDEN, Detail.rule("key-encapsulation"));
        }
        KEMRecipientInfo recipient = KEMRecipientInfo.getInstance(other.getValue());
        requireAddressee(recipient, own);
        byte[] encapsulation = recipient.getKemct().getOctets();
        byte[] wrapped = recipient.getEncryptedKey().getOctets();
        if (!KeyTransport.sameEncoding(assemble(own, encapsulation, wrapped), info)) {
            throw new GatewayException(ErrorCode.OPEN_ALGORITHM_FORBIDDEN, Detail.rule("key-encapsulation"));
        }
        // A wrong encapsulation gives a wrong secret, not an error (FIPS 203, implicit rejection); the unwrapping then
        // fails.
        SecretKey secret = ML_KEM.newDecapsulator(ownKey).decapsulate(encapsulation);
        return KeyTransport.unwrap(wrappingKey(secret), wrapped);
    }

    @Override
    public String rule() {
        return "post-quantum-layer";
    }

    private static void requireAddressee(KEMRecipientInfo recipient, KnownCertificate own) {
        if (!own.issuerAndSerialNumber()
                .equals(recipient.getRecipientIdentifier().getId())) {
            throw new GatewayException(ErrorCode.OPEN_ADDRESSEE_WRONG, Detail.rule("post-quantum-recipient"));
        }
    }

    private static RecipientInfo assemble(KnownCertificate recipient, byte[] encapsulation, byte[] wrapped) {
        KEMRecipientInfo info = new KEMRecipientInfo(
                new RecipientIdentifier(recipient.issuerAndSerialNumber()),
                KeyKind.ML_KEM_768.algorithm(),
                new DEROctetString(encapsulation),
                DERIVATION,
                new ASN1Integer(AuthEnveloped.KEY_BYTES),
                null,
                KEY_WRAP,
                new DEROctetString(wrapped));
        return new RecipientInfo(new OtherRecipientInfo(CMSObjectIdentifiers.id_ori_kem, info));
    }

    /** May be shared among threads, as its documentation says. */
    private static KEM kem() {
        try {
            return KEM.getInstance("ML-KEM", CryptoProviders.platform());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java platform has no ML-KEM: use an OpenJDK 25 build", impossible);
        }
    }

    private static byte[] wrappingKey(SecretKey secret) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256", CryptoProviders.platform())
                .deriveData(
                        HKDFParameterSpec.ofExtract().addIKM(secret).thenExpand(OTHER_INFO, AuthEnveloped.KEY_BYTES));
    }

    /** CMSORIforKEMOtherInfo (RFC 9629, section 5): the wrap algorithm and the length of its key in bytes. */
    private static byte[] otherInfo() {
        try {
            return new CMSORIforKEMOtherInfo(KEY_WRAP, AuthEnveloped.KEY_BYTES).getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new IllegalStateException("two constants have an encoding", impossible);
        }
    }
}
