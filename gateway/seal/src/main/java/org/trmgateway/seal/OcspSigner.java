package org.trmgateway.seal;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/**
 * Who may answer for an authority (RFC 6960, section 4.2.2.2): itself, or one to whom it gave a certificate for that alone. Such a
 * certificate must carry id-pkix-ocsp-nocheck, since asking whether it is revoked would go in circles.
 *
 * @param issuer the authority that issued the certificate in question
 */
record OcspSigner(X509Certificate issuer) {

    private static final int DIGITAL_SIGNATURE = 0;
    private static final Set<ASN1ObjectIdentifier> ALGORITHMS = Set.of(
            X9ObjectIdentifiers.ecdsa_with_SHA256,
            X9ObjectIdentifiers.ecdsa_with_SHA384,
            X9ObjectIdentifiers.ecdsa_with_SHA512,
            PKCSObjectIdentifiers.sha256WithRSAEncryption,
            PKCSObjectIdentifiers.sha384WithRSAEncryption,
            PKCSObjectIdentifiers.sha512WithRSAEncryption);

    void requireSigned(BasicOCSPResp response, Instant now) throws OCSPException {
        if (!ALGORITHMS.contains(response.getSignatureAlgorithmID().getAlgorithm())) {
            throw refused("ocsp-algorithm");
        }
        if (!isSignedBy(response, issuer) && delegated(response, now).isEmpty()) {
            throw refused("ocsp-signer");
        }
    }

    private Optional<X509Certificate> delegated(BasicOCSPResp response, Instant now) throws OCSPException {
        for (X509CertificateHolder holder : response.getCerts()) {
            Optional<X509Certificate> responder = read(holder).filter(found -> mayAnswer(found, now));
            if (responder.isPresent() && isSignedBy(response, responder.get())) {
                return responder;
            }
        }
        return Optional.empty();
    }

    private boolean mayAnswer(X509Certificate responder, Instant now) {
        try {
            responder.verify(issuer.getPublicKey(), CryptoProviders.bouncyCastle());
            responder.checkValidity(Date.from(now));
        } catch (GeneralSecurityException notOurs) {
            return false;
        }
        boolean[] usage = responder.getKeyUsage();
        return responder.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                && responder.getBasicConstraints() < 0
                && usage != null
                && usage[DIGITAL_SIGNATURE]
                && purposes(responder).contains(KeyPurposeId.id_kp_OCSPSigning.getId())
                && responder.getExtensionValue(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck.getId()) != null;
    }

    private static List<String> purposes(X509Certificate certificate) {
        try {
            return Optional.ofNullable(certificate.getExtendedKeyUsage()).orElse(List.of());
        } catch (CertificateParsingException unreadable) {
            return List.of();
        }
    }

    private static boolean isSignedBy(BasicOCSPResp response, X509Certificate signer) throws OCSPException {
        try {
            return response.isSignatureValid(new JcaContentVerifierProviderBuilder()
                    .setProvider(CryptoProviders.bouncyCastle())
                    .build(signer.getPublicKey()));
        } catch (OperatorCreationException otherKey) {
            return false;
        }
    }

    private static Optional<X509Certificate> read(X509CertificateHolder holder) {
        try {
            return Optional.of(new JcaX509CertificateConverter().getCertificate(holder));
        } catch (GeneralSecurityException unreadable) {
            return Optional.empty();
        }
    }

    private static GatewayException refused(String rule) {
        return new GatewayException(ErrorCode.OPEN_REVOCATION_UNKNOWN, Detail.rule(rule));
    }
}
