package org.trmgateway.auditor.tampering;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.trmgateway.seal.ApprovalSignature;

/** Somebody with a key and a certificate for it; whether a node knows the officer, no auditor can say. */
final class SampleOfficer {

    private static final Instant FROM = Instant.parse("2026-06-01T00:00:00Z");

    private final KeyPair keys;
    private final X509Certificate certificate;

    SampleOfficer(String name) {
        this(name, keys());
    }

    private SampleOfficer(String name, KeyPair keys) {
        this.keys = keys;
        this.certificate = certificate(new X500Name("CN=" + name), keys);
    }

    /** The same person under another name: the key stays the one it was. */
    SampleOfficer as(String name) {
        return new SampleOfficer(name, keys);
    }

    byte[] approve(byte[] content, Instant at) {
        return ApprovalSignature.sign(keys.getPrivate(), certificate, content, at);
    }

    /** The same with one byte of the signature turned. */
    byte[] approveBadly(byte[] content, Instant at) {
        String[] lines = new String(approve(content, at), US_ASCII).split("\n", -1);
        byte[] der =
                Base64.getMimeDecoder().decode(String.join("", List.of(lines).subList(1, lines.length - 2)));
        String body =
                Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(Tampering.flipped(der, der.length - 1, 1));
        return (lines[0] + "\n" + body + "\n" + lines[lines.length - 2] + "\n").getBytes(US_ASCII);
    }

    private static X509Certificate certificate(X500Name name, KeyPair keys) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.TWO,
                    Date.from(FROM),
                    Date.from(FROM.plus(Duration.ofDays(365))),
                    name,
                    keys.getPublic());
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
