package org.trmgateway.seal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.GenTimeAccuracy;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenInfo;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;

/**
 * A time-stamp token (RFC 3161) in its plainest form: what the authority signed and its certificate, in DER. Further certificates,
 * revocation lists and unsigned attributes are no part of what was signed; {@link #plain} leaves them out, and {@link #verify} refuses them,
 * so that every bit of a stamped receipt is accounted for. The authorities above come from {@link TrustAnchors}.
 */
final class StampToken {

    private static final int LARGEST = 16 * 1024;
    private static final Duration COARSEST = Duration.ofMinutes(1);

    private StampToken() {}

    /** The plain form of a token as its authority sent it. */
    static byte[] plain(byte[] token) {
        try {
            SignedData sent = signedData(token);
            TimeStampToken read = new TimeStampToken(new CMSSignedData(token));
            X509CertificateHolder authority = read.getCertificates().getMatches(null).stream()
                    .filter(read.getSID()::match)
                    .findFirst()
                    .orElseThrow(() -> invalid("stamp-certificate"));
            return assemble(sent, authority);
        } catch (GatewayException refused) {
            throw refused;
        } catch (IOException | CMSException | TSPException | RuntimeException unreadable) {
            throw new GatewayException(ErrorCode.OPEN_TIME_STAMP_INVALID, Detail.rule("stamp"), unreadable);
        }
    }

    /** The time in a token; nothing is verified. */
    static Instant statedTime(byte[] token) {
        try {
            return new TimeStampToken(new CMSSignedData(token))
                    .getTimeStampInfo()
                    .getGenTime()
                    .toInstant();
        } catch (IOException | CMSException | TSPException | RuntimeException unreadable) {
            throw new GatewayException(ErrorCode.OPEN_TIME_STAMP_INVALID, Detail.rule("stamp"), unreadable);
        }
    }

    /**
     * Verifies a token in its plain form.
     *
     * @param content what was stamped
     * @throws GatewayException with {@link ErrorCode#OPEN_TIME_STAMP_INVALID}
     */
    static TimeStamp verify(byte[] token, byte[] content, TrustAnchors anchors) {
        if (token.length > LARGEST) {
            throw invalid("stamp-size");
        }
        try {
            SignedData signed = signedData(token);
            TimeStampToken read = new TimeStampToken(new CMSSignedData(token));
            X509CertificateHolder authority = onlyCertificate(read);
            if (!Arrays.equals(assemble(signed, authority), token)) {
                throw invalid("stamp-shape");
            }
            requireAlgorithms(signer(signed));
            requireImprint(read.getTimeStampInfo(), content);
            return requireAuthority(read, authority, anchors);
        } catch (GatewayException refused) {
            throw refused;
        } catch (IOException
                | CMSException
                | TSPException
                | GeneralSecurityException
                | OperatorCreationException
                | RuntimeException unreadable) {
            throw new GatewayException(ErrorCode.OPEN_TIME_STAMP_INVALID, Detail.rule("stamp"), unreadable);
        }
    }

    private static X509CertificateHolder onlyCertificate(TimeStampToken token) {
        var certificates = token.getCertificates().getMatches(null);
        X509CertificateHolder authority = certificates.stream()
                .filter(token.getSID()::match)
                .findFirst()
                .orElseThrow(() -> invalid("stamp-certificate"));
        if (certificates.size() != 1) {
            throw invalid("stamp-shape");
        }
        return authority;
    }

    private static SignedData signedData(byte[] token) throws IOException {
        ContentInfo content = ContentInfo.getInstance(ASN1Primitive.fromByteArray(token));
        if (content == null || !CMSObjectIdentifiers.signedData.equals(content.getContentType())) {
            throw invalid("stamp");
        }
        SignedData signed = SignedData.getInstance(content.getContent());
        if (!PKCSObjectIdentifiers.id_ct_TSTInfo.equals(signed.getEncapContentInfo().getContentType())) {
            throw invalid("stamp");
        }
        return signed;
    }

    private static SignerInfo signer(SignedData signed) {
        if (signed.getSignerInfos().size() != 1) {
            throw invalid("stamp-signer");
        }
        return SignerInfo.getInstance(signed.getSignerInfos().getObjectAt(0));
    }

    /** RFC 5652, section 5.1: version 3, because the content is not {@code id-data}. */
    private static byte[] assemble(SignedData sent, X509CertificateHolder authority) throws IOException {
        SignerInfo signer = signer(sent);
        ASN1Encodable info = sent.getEncapContentInfo().getContent();
        SignerInfo plain = new SignerInfo(
                identifier(signer.getSID(), authority),
                signer.getDigestAlgorithm(),
                signer.getAuthenticatedAttributes(),
                signer.getDigestEncryptionAlgorithm(),
                signer.getEncryptedDigest(),
                null);
        SignedData token = new SignedData(
                new DERSet(signer.getDigestAlgorithm()),
                new ContentInfo(
                        PKCSObjectIdentifiers.id_ct_TSTInfo,
                        new DEROctetString(
                                DEROctetString.getInstance(info).getOctets())),
                new DERSet(authority.toASN1Structure()),
                null,
                new DERSet(plain));
        return new ContentInfo(CMSObjectIdentifiers.signedData, token).getEncoded(ASN1Encoding.DER);
    }

    /** Names that differ in case are one name and other bytes; there is one spelling, that of the certificate. */
    private static SignerIdentifier identifier(SignerIdentifier sent, X509CertificateHolder authority) {
        return sent.isTagged() ? sent : new SignerIdentifier(new IssuerAndSerialNumber(authority.toASN1Structure()));
    }

    /** The names of the algorithms are not signed: there is one right name for each, and it is short. */
    private static void requireAlgorithms(SignerInfo signer) {
        if (!StampAlgorithms.areAllowed(signer.getDigestAlgorithm(), signer.getDigestEncryptionAlgorithm())) {
            throw invalid("stamp-algorithm");
        }
    }

    private static void requireImprint(TimeStampTokenInfo info, byte[] content) {
        if (!NISTObjectIdentifiers.id_sha256.equals(info.getMessageImprintAlgOID())
                || !MessageDigest.isEqual(
                        info.getMessageImprintDigest(), Sha256.of(content).bytes())) {
            throw invalid("stamp-imprint");
        }
    }

    private static TimeStamp requireAuthority(
            TimeStampToken token, X509CertificateHolder authority, TrustAnchors anchors)
            throws GeneralSecurityException, OperatorCreationException, TSPException {
        X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(authority);
        // Also compares the certificate with the signed one (ESS signing-certificate, RFC 5035 and RFC 5816).
        token.validate(new JcaSimpleSignerInfoVerifierBuilder()
                .setProvider(CryptoProviders.bouncyCastle())
                .build(authority));
        Instant at = token.getTimeStampInfo().getGenTime().toInstant();
        anchors.requireTrusted(certificate, List.of(), at, TrustPurpose.TIME_STAMPING);
        Duration accuracy = accuracy(token.getTimeStampInfo().getGenTimeAccuracy());
        if (accuracy.compareTo(COARSEST) > 0) {
            throw invalid("stamp-accuracy");
        }
        return new TimeStamp(at, accuracy, certificate.getSubjectX500Principal().getName());
    }

    private static Duration accuracy(GenTimeAccuracy stated) {
        return stated == null
                ? Duration.ZERO
                : Duration.ofSeconds(stated.getSeconds())
                        .plusMillis(stated.getMillis())
                        .plusNanos(stated.getMicros() * 1000L);
    }

    static GatewayException invalid(String rule) {
        return new GatewayException(ErrorCode.OPEN_TIME_STAMP_INVALID, Detail.rule(rule));
    }
}
