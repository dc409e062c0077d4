package org.trmgateway.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.jspecify.annotations.Nullable;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;

/**
 * What a signature says about who made it, before anything was verified.
 *
 * @param signer the certificate the signer points at
 * @param others the rest, in the order of their encoding
 */
record ClaimedCertificates(Certificate signer, List<Certificate> others) {

    /** Tells the signer's certificate from the rest; throws {@link ErrorCode#OPEN_SIGNATURE_INVALID} when it is not there. */
    static ClaimedCertificates of(@Nullable ASN1Set certificates, SignerIdentifier signerId) {
        if (certificates == null) {
            throw invalid(Optional.empty());
        }
        List<Certificate> others = new ArrayList<>();
        Optional<Certificate> signer = Optional.empty();
        try {
            for (ASN1Encodable element : certificates) {
                Certificate certificate = Certificate.getInstance(element);
                if (new IssuerAndSerialNumber(certificate).equals(signerId.getId())) {
                    signer = Optional.of(certificate);
                } else {
                    others.add(certificate);
                }
            }
        } catch (RuntimeException unreadable) {
            throw invalid(Optional.of(unreadable));
        }
        return new ClaimedCertificates(signer.orElseThrow(() -> invalid(Optional.empty())), others);
    }

    Sha256 fingerprint() {
        try {
            return Sha256.of(signer.getEncoded(ASN1Encoding.DER));
        } catch (IOException unreadable) {
            throw invalid(Optional.of(unreadable));
        }
    }

    /** The signer's certificate with its key made ready, and the rest as its authorities. */
    KnownCertificate prepare(KeyKind kind) {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            List<X509Certificate> issuers = new ArrayList<>();
            for (Certificate other : others) {
                issuers.add(read(factory, other));
            }
            return KnownCertificate.of(read(factory, signer), issuers, kind);
        } catch (CertificateException | IOException unreadable) {
            throw invalid(Optional.of(unreadable));
        }
    }

    private static X509Certificate read(CertificateFactory factory, Certificate certificate)
            throws CertificateException, IOException {
        return (X509Certificate)
                factory.generateCertificate(new ByteArrayInputStream(certificate.getEncoded(ASN1Encoding.DER)));
    }

    private static GatewayException invalid(Optional<Exception> cause) {
        Detail detail = Detail.rule("signer-certificate");
        return cause.map(it -> new GatewayException(ErrorCode.OPEN_SIGNATURE_INVALID, detail, it))
                .orElseGet(() -> new GatewayException(ErrorCode.OPEN_SIGNATURE_INVALID, detail));
    }
}
