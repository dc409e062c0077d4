package org.trmgateway.node.trail;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.trmgateway.seal.ApprovalSignature;

/** Somebody who signs orders at noon. A witness tells such people apart, and knows none of them. */
final class PlayedOfficer {

    private final KeyPair keys;
    private final X509Certificate certificate;

    PlayedOfficer(String name) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
            X500Name subject = new X500Name("CN=" + name);
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    subject,
                    BigInteger.ONE,
                    Date.from(MemoryTrail.NOON.minus(Duration.ofDays(1))),
                    Date.from(MemoryTrail.NOON.plus(Duration.ofDays(1))),
                    subject,
                    keys.getPublic());
            certificate = new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    byte[] approve(byte[] content) {
        return ApprovalSignature.sign(keys.getPrivate(), certificate, content, MemoryTrail.NOON);
    }
}
