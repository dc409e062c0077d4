package org.trmgateway.seal;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** A time-stamping authority for tests that says what time it is told to say. */
final class TestStampAuthority {

    private final KeyPair keys;
    private final X509Certificate certificate;
    private final List<X509Certificate> sent;
    private int accuracySeconds = 1;

    TestStampAuthority(TestAuthority authority) {
        this(authority, Optional.of(TrustPurpose.Usage.TIME_STAMPING), TestAuthority.UNTIL);
    }

    TestStampAuthority(TestAuthority authority, Optional<String> extendedKeyUsage, Instant until) {
        this.keys = TestAuthority.ellipticCurve();
        this.certificate = authority.issue(
                "time stamping", keys.getPublic(), KeyUsage.digitalSignature, extendedKeyUsage, until);
        this.sent = authority.chain(certificate);
    }

    X509Certificate certificate() {
        return certificate;
    }

    TestStampAuthority accurateTo(int seconds) {
        accuracySeconds = seconds;
        return this;
    }

    /** The answer to a request at a time; with its whole chain, as most authorities send it. */
    byte[] answer(byte[] request, Instant at) {
        try {
            TimeStampTokenGenerator generator = generator();
            generator.setAccuracySeconds(accuracySeconds);
            generator.addCertificates(new JcaCertStore(sent));
            return new TimeStampResponseGenerator(generator, TSPAlgorithms.ALLOWED)
                    .generate(new TimeStampRequest(request), BigInteger.ONE, Date.from(at))
                    .getEncoded();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private TimeStampTokenGenerator generator() throws Exception {
        DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
        return new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder()
                        .build("SHA256withECDSA", keys.getPrivate(), certificate),
                digests.get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                new ASN1ObjectIdentifier("2.25.1"));
    }
}
