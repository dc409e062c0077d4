package org.trmgateway.seal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Certificate;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/**
 * A detached CMS signature (RFC 5652) of the CAdES baseline B shape (ETSI EN 319 122-1): one signer, its certificate and authorities
 * inside, and exactly the signed attributes content type, message digest, signing time and signing-certificate-v2 (RFC 5035).
 *
 * <p>There is one DER encoding for a given signer, content, time and signature value. The verifier builds it from the certificate it
 * expects and compares, so a second signer, another certificate, an extra attribute or a loose encoding has nowhere to be.
 */
final class DetachedSignature {

    private static final ASN1Integer VERSION_1 = new ASN1Integer(1);

    private DetachedSignature() {}

    /** Signs; the time is cut to whole seconds, as CMS writes it. */
    static byte[] sign(
            SignatureScheme scheme, PrivateKey key, KnownCertificate signer, byte[] content, Instant signingTime) {
        try {
            ASN1Set attributes = signedAttributes(scheme, signer, content, signingTime.truncatedTo(ChronoUnit.SECONDS));
            byte[] value = scheme.sign(key, attributes.getEncoded(ASN1Encoding.DER));
            return assemble(scheme, signer, attributes, value);
        } catch (GeneralSecurityException | IOException | RuntimeException failed) {
            throw new GatewayException(ErrorCode.SEAL_FAILED, Detail.rule("signature"), failed);
        }
    }

    /**
     * Verifies that exactly this signer signed exactly this content.
     *
     * @return the signing time, as the signer claims it
     * @throws GatewayException with {@link ErrorCode#OPEN_SIGNATURE_INVALID}, or {@link ErrorCode#OPEN_SIGNER_UNKNOWN} when another
     *     certificate is inside
     */
    static Instant verify(SignatureScheme scheme, byte[] der, KnownCertificate signer, byte[] content) {
        try {
            SignerInfo signerInfo = onlySigner(parse(der));
            requireSigner(signerInfo, signer);
            Instant signingTime = signingTime(signerInfo);
            ASN1Set attributes = signedAttributes(scheme, signer, content, signingTime);
            byte[] value = signerInfo.getEncryptedDigest().getOctets();
            if (!Arrays.equals(assemble(scheme, signer, attributes, value), der)) {
                throw invalid("signature-shape");
            }
            if (!scheme.verifies(signer.key(), attributes.getEncoded(ASN1Encoding.DER), value)) {
                throw invalid("signature-value");
            }
            return signingTime;
        } catch (GatewayException refused) {
            throw refused;
        } catch (GeneralSecurityException | IOException | RuntimeException broken) {
            throw new GatewayException(ErrorCode.OPEN_SIGNATURE_INVALID, Detail.rule("signature"), broken);
        }
    }

    /** Reads the structure; nothing is verified. */
    static SignedData parse(byte[] der) {
        try {
            ContentInfo content = ContentInfo.getInstance(ASN1Primitive.fromByteArray(der));
            if (content == null
                    || !CMSObjectIdentifiers.signedData.equals(content.getContentType())
                    || content.getContent() == null) {
                throw invalid("cms-type");
            }
            return SignedData.getInstance(content.getContent());
        } catch (GatewayException refused) {
            throw refused;
        } catch (IOException | RuntimeException notCms) {
            throw new GatewayException(ErrorCode.OPEN_SIGNATURE_INVALID, Detail.rule("cms"), notCms);
        }
    }

    /** The certificates inside, with the one the signer points at told apart. Nothing is verified. */
    static ClaimedCertificates claimedCertificates(SignedData signedData) {
        return ClaimedCertificates.of(
                signedData.getCertificates(), onlySigner(signedData).getSID());
    }

    private static SignerInfo onlySigner(SignedData signedData) {
        if (signedData.getSignerInfos().size() != 1) {
            throw invalid("one-signer");
        }
        try {
            return SignerInfo.getInstance(signedData.getSignerInfos().getObjectAt(0));
        } catch (RuntimeException notASigner) {
            throw new GatewayException(ErrorCode.OPEN_SIGNATURE_INVALID, Detail.rule("signer-info"), notASigner);
        }
    }

    private static void requireSigner(SignerInfo signerInfo, KnownCertificate signer) {
        if (!signer.issuerAndSerialNumber().equals(signerInfo.getSID().getId())) {
            throw new GatewayException(ErrorCode.OPEN_SIGNER_UNKNOWN, Detail.rule("signer-certificate"));
        }
    }

    private static Instant signingTime(SignerInfo signerInfo) {
        ASN1Set attributes = signerInfo.getAuthenticatedAttributes();
        Attribute attribute = attributes == null ? null : new AttributeTable(attributes).get(CMSAttributes.signingTime);
        if (attribute == null || attribute.getAttrValues().size() != 1) {
            throw invalid("signing-time");
        }
        return Time.getInstance(attribute.getAttrValues().getObjectAt(0))
                .getDate()
                .toInstant();
    }

    private static ASN1Set signedAttributes(
            SignatureScheme scheme, KnownCertificate signer, byte[] content, Instant signingTime) {
        ESSCertIDv2 certificateId = new ESSCertIDv2(signer.fingerprint().bytes());
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        attributes.add(attribute(CMSAttributes.contentType, CMSObjectIdentifiers.data));
        attributes.add(attribute(CMSAttributes.messageDigest, new DEROctetString(scheme.digest(content))));
        attributes.add(attribute(CMSAttributes.signingTime, new Time(Date.from(signingTime))));
        attributes.add(
                attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new SigningCertificateV2(certificateId)));
        return new DERSet(attributes);
    }

    private static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return new Attribute(type, new DERSet(value));
    }

    private static byte[] assemble(SignatureScheme scheme, KnownCertificate signer, ASN1Set attributes, byte[] value)
            throws IOException {
        SignerInfo signerInfo = new SignerInfo(
                new SignerIdentifier(signer.issuerAndSerialNumber()),
                scheme.digestAlgorithm(),
                attributes,
                scheme.signatureAlgorithm(),
                new DEROctetString(value),
                null);
        ASN1EncodableVector certificates = new ASN1EncodableVector();
        certificates.add(signer.structure());
        for (Certificate issuer : signer.issuerStructures()) {
            certificates.add(issuer);
        }
        SignedData signedData = new SignedData(
                VERSION_1,
                new DERSet(scheme.digestAlgorithm()),
                new ContentInfo(CMSObjectIdentifiers.data, null),
                new DERSet(certificates),
                null,
                new DERSet(signerInfo));
        return new ContentInfo(CMSObjectIdentifiers.signedData, signedData).getEncoded(ASN1Encoding.DER);
    }

    private static GatewayException invalid(String rule) {
        return new GatewayException(ErrorCode.OPEN_SIGNATURE_INVALID, Detail.rule(rule));
    }
}
