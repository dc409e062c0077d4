package org.trmgateway.seal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/**
 * One question to an authority: is this certificate still good? (RFC 6960). Writes the request and reads the response; carries neither.
 * One certificate a request, with a nonce (RFC 9654) that the responder need not repeat, because many answer with responses made before.
 */
public final class OcspQuestion {

    /** The longest response that is looked at, in bytes. */
    public static final int LARGEST_RESPONSE = 64 * 1024;

    private static final int NONCE_BYTES = 32;

    private final X509Certificate certificate;
    private final X509Certificate issuer;
    private final CertificateID id;
    private final byte[] nonce;

    private OcspQuestion(X509Certificate certificate, X509Certificate issuer, CertificateID id) {
        this.certificate = certificate;
        this.issuer = issuer;
        this.id = id;
        this.nonce = CryptoProviders.randomBytes(NONCE_BYTES);
    }

    /**
     * A question about a certificate.
     *
     * @param issuer the authority that issued it
     * @throws GatewayException with {@code OPEN_REVOCATION_UNKNOWN} when it did not
     */
    public static OcspQuestion about(X509Certificate certificate, X509Certificate issuer) {
        try {
            certificate.verify(issuer.getPublicKey(), CryptoProviders.bouncyCastle());
            // SHA-1 is what every responder knows (RFC 5019, section 2.1.1). It only names the issuer; the signature
            // proves it.
            CertificateID id = new CertificateID(
                    new JcaDigestCalculatorProviderBuilder()
                            .setProvider(CryptoProviders.bouncyCastle())
                            .build()
                            .get(CertificateID.HASH_SHA1),
                    new JcaX509CertificateHolder(issuer),
                    certificate.getSerialNumber());
            return new OcspQuestion(certificate, issuer, id);
        } catch (GeneralSecurityException | OperatorCreationException | OCSPException notIssued) {
            throw unknown("ocsp-issuer", notIssued);
        }
    }

    /** The DER OCSPRequest. */
    public byte[] request() {
        try {
            Extension extension = new Extension(
                    OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(nonce).getEncoded());
            return new OCSPReqBuilder()
                    .addRequest(id)
                    .setRequestExtensions(new Extensions(extension))
                    .build()
                    .getEncoded();
        } catch (IOException | OCSPException impossible) {
            throw new IllegalStateException("a request has an encoding", impossible);
        }
    }

    /**
     * Reads what the responder said.
     *
     * @param response a DER OCSPResponse
     * @param now the present
     * @throws GatewayException with {@code OPEN_REVOCATION_UNKNOWN} and a rule {@code ocsp-...} when the response says nothing, or nothing
     *     that can be believed
     */
    public OcspAnswer read(byte[] response, Instant now) {
        if (response.length > LARGEST_RESPONSE) {
            throw unknown("ocsp-size");
        }
        try {
            BasicOCSPResp basic = basic(new OCSPResp(response));
            requireNonce(basic);
            new OcspSigner(issuer).requireSigned(basic, now);
            SingleResp single = single(basic);
            Instant thisUpdate = requireTime(single, now);
            return new OcspAnswer(
                    OcspAnswer.Subject.of(certificate),
                    thisUpdate,
                    single.getNextUpdate().toInstant(),
                    revocation(single.getCertStatus()));
        } catch (GatewayException refused) {
            throw refused;
        } catch (IOException | OCSPException | RuntimeException unreadable) {
            throw unknown("ocsp-malformed", unreadable);
        }
    }

    private static BasicOCSPResp basic(OCSPResp response) throws OCSPException {
        switch (response.getStatus()) {
            case OCSPResp.SUCCESSFUL -> {
                if (response.getResponseObject() instanceof BasicOCSPResp basic) {
                    return basic;
                }
                throw unknown("ocsp-type");
            }
            case OCSPResp.TRY_LATER -> throw unknown("ocsp-try-later");
            default -> throw unknown("ocsp-status");
        }
    }

    private void requireNonce(BasicOCSPResp basic) {
        Extension repeated = basic.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (repeated != null
                && !Arrays.equals(
                        nonce,
                        DEROctetString.getInstance(repeated.getParsedValue()).getOctets())) {
            throw unknown("ocsp-nonce");
        }
    }

    /** Exactly one answer, about exactly this certificate. */
    private SingleResp single(BasicOCSPResp basic) {
        SingleResp[] all = basic.getResponses();
        if (all.length != 1 || !isSame(all[0].getCertID())) {
            throw unknown("ocsp-certificate");
        }
        return all[0];
    }

    /** By its parts: responders differ in whether they write the absent parameters of the digest. */
    private boolean isSame(CertificateID other) {
        return id.getHashAlgOID().equals(other.getHashAlgOID())
                && Arrays.equals(id.getIssuerNameHash(), other.getIssuerNameHash())
                && Arrays.equals(id.getIssuerKeyHash(), other.getIssuerKeyHash())
                && id.getSerialNumber().equals(other.getSerialNumber());
    }

    private static Instant requireTime(SingleResp single, Instant now) {
        Instant thisUpdate = single.getThisUpdate().toInstant();
        Date nextUpdate = single.getNextUpdate();
        Duration skew = Opener.CLOCK_SKEW;
        if (nextUpdate == null || thisUpdate.isAfter(now.plus(skew)) || !now.isBefore(nextUpdate.toInstant())) {
            throw unknown("ocsp-time");
        }
        return thisUpdate;
    }

    private static Optional<Revocation> revocation(@Nullable CertificateStatus status) {
        // The library's word for good is null.
        if (status == null) {
            return Optional.empty();
        }
        if (status instanceof RevokedStatus revoked) {
            Instant since = revoked.getRevocationTime().toInstant();
            return Optional.of(
                    revoked.hasRevocationReason()
                            ? Revocation.of(since, revoked.getRevocationReason())
                            : Revocation.of(since, CRLReason.unspecified));
        }
        throw unknown("ocsp-unknown");
    }

    private static GatewayException unknown(String rule) {
        return new GatewayException(ErrorCode.OPEN_REVOCATION_UNKNOWN, Detail.rule(rule));
    }

    private static GatewayException unknown(String rule, Exception cause) {
        return new GatewayException(ErrorCode.OPEN_REVOCATION_UNKNOWN, Detail.rule(rule), cause);
    }
}
