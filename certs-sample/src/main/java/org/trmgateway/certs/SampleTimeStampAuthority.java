package org.trmgateway.certs;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.trmgateway.seal.CryptoProviders;

/** Answers time-stamp requests (RFC 3161) with the time of its clock. Thread-safe. */
public final class SampleTimeStampAuthority {

    private static final ASN1ObjectIdentifier POLICY =
            new ASN1ObjectIdentifier("2.25.134808123062434219516280217554270051537");
    private static final int SERIAL_BITS = 63;

    private final PrivateKey key;
    private final List<X509Certificate> chain;
    private final Clock clock;

    /** An authority whose chain is its certificate, then the issuing authority. */
    public SampleTimeStampAuthority(PrivateKey key, List<X509Certificate> chain, Clock clock) {
        this.key = key;
        this.chain = List.copyOf(chain);
        this.clock = clock;
    }

    /**
     * Answers one request.
     *
     * @param request a DER TimeStampReq
     * @return a DER TimeStampResp; a refusal when the digest of the request is not of the SHA-2 family
     * @throws IOException when the bytes are no request
     */
    public byte[] answer(byte[] request) throws IOException {
        TimeStampRequest parsed = new TimeStampRequest(request);
        try {
            TimeStampResponseGenerator generator =
                    new TimeStampResponseGenerator(tokenGenerator(), TSPAlgorithms.ALLOWED);
            BigInteger serial = new BigInteger(SERIAL_BITS, CryptoProviders.random());
            return generator
                    .generate(parsed, serial, Date.from(clock.instant()))
                    .getEncoded();
        } catch (TSPException | GeneralSecurityException | OperatorCreationException failed) {
            throw new IllegalStateException("the time-stamping key does not work", failed);
        }
    }

    private TimeStampTokenGenerator tokenGenerator()
            throws GeneralSecurityException, OperatorCreationException, TSPException {
        DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder()
                .setProvider(CryptoProviders.bouncyCastle())
                .build();
        SignerInfoGenerator signer = new JcaSignerInfoGeneratorBuilder(digests)
                .build(
                        new JcaContentSignerBuilder("SHA256withECDSA")
                                .setProvider(CryptoProviders.bouncyCastle())
                                .build(key),
                        new JcaX509CertificateHolder(chain.getFirst()));
        TimeStampTokenGenerator generator = new TimeStampTokenGenerator(
                signer, digests.get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)), POLICY);
        generator.addCertificates(new JcaCertStore(chain));
        return generator;
    }
}
