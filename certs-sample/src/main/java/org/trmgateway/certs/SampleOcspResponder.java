package org.trmgateway.certs;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;
import org.trmgateway.seal.CryptoProviders;

/**
 * Answers whether certificates of the sample are revoked (RFC 6960), bytes for bytes: whoever carries them is somebody else. Every
 * authority has a responder certificate of its own. An answer holds for an hour. Thread-safe.
 */
public final class SampleOcspResponder {

    private static final Duration LIFE = Duration.ofHours(1);

    private final List<Signer> signers;
    private final Collection<X509CRL> lists;
    private final Map<BigInteger, Instant> revoked = new ConcurrentHashMap<>();
    private final Clock clock;

    /** A responder's key with its certificate and the authority that it answers for. */
    record Signer(PrivateKey key, List<X509Certificate> chain) {}

    SampleOcspResponder(List<Signer> signers, Collection<X509CRL> lists, Clock clock) {
        this.signers = List.copyOf(signers);
        this.lists = List.copyOf(lists);
        this.clock = clock;
    }

    /** From now on says that a certificate is revoked, whatever the lists say. */
    public void revoke(X509Certificate certificate) {
        revoked.put(certificate.getSerialNumber(), clock.instant());
    }

    /**
     * Answers one request about certificates of one authority.
     *
     * @param request a DER OCSPRequest
     * @return a DER OCSPResponse: {@code unauthorized} for certificates of a stranger, {@code malformedRequest} for anything else
     */
    public byte[] answer(byte[] request) {
        try {
            OCSPReq asked = new OCSPReq(request);
            for (Signer signer : signers) {
                if (isFor(signer, asked)) {
                    return response(OCSPResp.SUCCESSFUL, Optional.of(signed(asked, signer)));
                }
            }
            return response(OCSPResp.UNAUTHORIZED, Optional.empty());
        } catch (IOException | IllegalArgumentException | OCSPException unreadable) {
            return response(OCSPResp.MALFORMED_REQUEST, Optional.empty());
        } catch (GeneralSecurityException | OperatorCreationException failed) {
            throw new IllegalStateException("the responder's key does not work", failed);
        }
    }

    private static boolean isFor(Signer signer, OCSPReq asked)
            throws GeneralSecurityException, OCSPException, OperatorCreationException {
        X509CertificateHolder authority =
                new JcaX509CertificateHolder(signer.chain().getLast());
        for (Req one : asked.getRequestList()) {
            if (!one.getCertID()
                    .matchesIssuer(
                            authority,
                            new JcaDigestCalculatorProviderBuilder()
                                    .setProvider(CryptoProviders.bouncyCastle())
                                    .build())) {
                return false;
            }
        }
        return true;
    }

    private BasicOCSPResp signed(OCSPReq asked, Signer signer)
            throws CertificateEncodingException, OCSPException, OperatorCreationException {
        Instant now = clock.instant();
        X509CertificateHolder own = new JcaX509CertificateHolder(signer.chain().getFirst());
        BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(new RespID(own.getSubject()));
        for (Req one : asked.getRequestList()) {
            CertificateID id = one.getCertID();
            builder.addResponse(id, status(id.getSerialNumber(), signer), Date.from(now), Date.from(now.plus(LIFE)));
        }
        Extension nonce = asked.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (nonce != null) {
            builder.setResponseExtensions(new Extensions(nonce));
        }
        return builder.build(
                new JcaContentSignerBuilder("SHA256withECDSA")
                        .setProvider(CryptoProviders.bouncyCastle())
                        .build(signer.key()),
                new X509CertificateHolder[] {own},
                Date.from(now));
    }

    private @Nullable CertificateStatus status(BigInteger serial, Signer signer) {
        Optional<Date> listed = lists.stream()
                .filter(list -> list.getIssuerX500Principal()
                        .equals(signer.chain().getLast().getSubjectX500Principal()))
                .flatMap(list -> Optional.ofNullable(list.getRevokedCertificate(serial)).stream())
                .map(X509CRLEntry::getRevocationDate)
                .findFirst();
        return Optional.ofNullable(revoked.get(serial))
                .map(Date::from)
                .or(() -> listed)
                .<CertificateStatus>map(since -> new RevokedStatus(since, CRLReason.keyCompromise))
                .orElse(CertificateStatus.GOOD);
    }

    private static byte[] response(int status, Optional<BasicOCSPResp> signed) {
        try {
            return new OCSPRespBuilder().build(status, signed.orElse(null)).getEncoded();
        } catch (IOException | OCSPException impossible) {
            throw new IllegalStateException("a response has an encoding", impossible);
        }
    }
}
