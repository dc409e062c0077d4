package org.trmgateway.seal;

import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** Answers questions about certificates as a test wants them answered. */
record TestResponder(
        PrivateKey key,
        Optional<X509Certificate> certificate,
        Instant thisUpdate,
        Instant nextUpdate,
        String algorithm,
        Optional<BigInteger> otherSerial,
        Optional<Extension> nonce) {

    static TestResponder of(TestAuthority authority, Instant now) {
        return new TestResponder(
                authority.key(),
                Optional.empty(),
                now.minusSeconds(60),
                now.plusSeconds(3600),
                "SHA256withECDSA",
                Optional.empty(),
                Optional.empty());
    }

    TestResponder signing(PrivateKey other, X509Certificate own) {
        return new TestResponder(other, Optional.of(own), thisUpdate, nextUpdate, algorithm, otherSerial, nonce);
    }

    TestResponder between(Instant from, Instant until) {
        return new TestResponder(key, certificate, from, until, algorithm, otherSerial, nonce);
    }

    TestResponder with(String otherAlgorithm) {
        return new TestResponder(key, certificate, thisUpdate, nextUpdate, otherAlgorithm, otherSerial, nonce);
    }

    TestResponder about(BigInteger serial) {
        return new TestResponder(key, certificate, thisUpdate, nextUpdate, algorithm, Optional.of(serial), nonce);
    }

    TestResponder repeating(Extension otherNonce) {
        return new TestResponder(
                key, certificate, thisUpdate, nextUpdate, algorithm, otherSerial, Optional.of(otherNonce));
    }

    byte[] answer(byte[] request, @Nullable CertificateStatus status) {
        try {
            OCSPReq asked = new OCSPReq(request);
            CertificateID id = asked.getRequestList()[0].getCertID();
            if (otherSerial.isPresent()) {
                id = CertificateID.deriveCertificateID(id, otherSerial.get());
            }
            BasicOCSPRespBuilder builder =
                    new BasicOCSPRespBuilder(new RespID(new JcaX509CertificateHolder(certificate.orElseGet(
                                    () -> TestAuthority.root("any").certificate()))
                            .getSubject()));
            builder.addResponse(id, status, Date.from(thisUpdate), Date.from(nextUpdate));
            Extension repeated = nonce.orElse(asked.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce));
            builder.setResponseExtensions(new Extensions(repeated));
            X509CertificateHolder[] chain = certificate.isPresent()
                    ? new X509CertificateHolder[] {new JcaX509CertificateHolder(certificate.get())}
                    : new X509CertificateHolder[0];
            return new OCSPRespBuilder()
                    .build(
                            OCSPResp.SUCCESSFUL,
                            builder.build(
                                    new JcaContentSignerBuilder(algorithm).build(key), chain, Date.from(thisUpdate)))
                    .getEncoded();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
