package org.trmgateway.seal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;

/**
 * The time-stamps on a {@link DetachedSignature}, its only unsigned attributes: one attribute signature-time-stamp with one token for each
 * authority (ETSI EN 319 122-1, section 5.3), in the one order that DER has for a set. They can be added and taken away without touching a
 * byte of the signature.
 */
final class SignatureStamps {

    private static final int MOST = 4;

    private SignatureStamps() {}

    /** The tokens, none verified. Throws {@link ErrorCode#OPEN_SIGNATURE_INVALID} when anything else is unsigned. */
    static List<byte[]> tokens(byte[] signature) {
        try {
            ASN1Set attributes = signerInfo(signature).getUnauthenticatedAttributes();
            List<byte[]> tokens = new ArrayList<>();
            if (attributes != null) {
                for (ASN1Encodable attribute : attributes) {
                    tokens.add(token(Attribute.getInstance(attribute)));
                }
            }
            if (tokens.size() > MOST || distinct(tokens) != tokens.size()) {
                throw invalid();
            }
            return tokens;
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new GatewayException(
                    ErrorCode.OPEN_SIGNATURE_INVALID, Detail.rule("unsigned-attributes"), unreadable);
        }
    }

    /** The signature with exactly these tokens; those it had are left out. */
    static byte[] replace(byte[] signature, List<byte[]> tokens) {
        SignedData signed = DetachedSignature.parse(signature);
        SignerInfo signer = signerInfo(signature);
        try {
            ASN1EncodableVector attributes = new ASN1EncodableVector();
            for (byte[] token : tokens) {
                attributes.add(new Attribute(
                        PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                        new DERSet(ASN1Primitive.fromByteArray(token))));
            }
            SignerInfo stamped = new SignerInfo(
                    signer.getSID(),
                    signer.getDigestAlgorithm(),
                    signer.getAuthenticatedAttributes(),
                    signer.getDigestEncryptionAlgorithm(),
                    signer.getEncryptedDigest(),
                    tokens.isEmpty() ? null : new DERSet(attributes));
            SignedData changed = new SignedData(
                    signed.getVersion(),
                    signed.getDigestAlgorithms(),
                    signed.getEncapContentInfo(),
                    signed.getCertificates(),
                    signed.getCRLs(),
                    new DERSet(stamped));
            return new ContentInfo(CMSObjectIdentifiers.signedData, changed).getEncoded(ASN1Encoding.DER);
        } catch (IOException | RuntimeException unreadable) {
            throw new GatewayException(
                    ErrorCode.OPEN_SIGNATURE_INVALID, Detail.rule("unsigned-attributes"), unreadable);
        }
    }

    /** What a time-stamp is about: the value of the signature. */
    static byte[] value(byte[] signature) {
        return signerInfo(signature).getEncryptedDigest().getOctets();
    }

    private static long distinct(List<byte[]> tokens) {
        return tokens.stream().map(Sha256::of).distinct().count();
    }

    private static byte[] token(Attribute attribute) throws IOException {
        if (!PKCSObjectIdentifiers.id_aa_signatureTimeStampToken.equals(attribute.getAttrType())
                || attribute.getAttrValues().size() != 1) {
            throw invalid();
        }
        return attribute.getAttrValues().getObjectAt(0).toASN1Primitive().getEncoded(ASN1Encoding.DER);
    }

    private static SignerInfo signerInfo(byte[] signature) {
        ASN1Set signers = DetachedSignature.parse(signature).getSignerInfos();
        if (signers.size() != 1) {
            throw new GatewayException(ErrorCode.OPEN_SIGNATURE_INVALID, Detail.rule("one-signer"));
        }
        try {
            return SignerInfo.getInstance(signers.getObjectAt(0));
        } catch (RuntimeException notASigner) {
            throw new GatewayException(ErrorCode.OPEN_SIGNATURE_INVALID, Detail.rule("signer-info"), notASigner);
        }
    }

    private static GatewayException invalid() {
        return new GatewayException(ErrorCode.OPEN_SIGNATURE_INVALID, Detail.rule("unsigned-attributes"));
    }
}
