package org.trmgateway.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.seal.Refusals.assertRefused;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.CMSAuthEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.Recipient;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKEMAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKEMRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyAgreeAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OutputAEADEncryptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.referral.ErrorCode;

/** Each layer, read by somebody else's implementation, and written by one. */
class LayerJudgesTest {

    private static final byte[] CONTENT = "content of a layer".getBytes(UTF_8);

    private final TestAuthority authority = TestAuthority.root("judges").child("judges authority");
    private final KeyPair classical = TestAuthority.ellipticCurve();
    private final KeyPair postQuantum = TestAuthority.postQuantum("ML-KEM-768");
    private final KnownCertificate classicalCertificate = KnownCertificate.of(
            authority.issue("encryption", classical.getPublic(), KeyUsage.keyAgreement, Optional.empty()),
            List.of(authority.certificate()),
            KeyKind.EC_P256);
    private final KnownCertificate postQuantumCertificate = KnownCertificate.of(
            authority.issue("encryption", postQuantum.getPublic(), KeyUsage.keyEncipherment, Optional.empty()),
            List.of(authority.certificate()),
            KeyKind.ML_KEM_768);
    private final DecryptionIdentity own = DecryptionIdentity.of(
            classical.getPrivate(),
            authority.chain(classicalCertificate.certificate()),
            postQuantum.getPrivate(),
            authority.chain(postQuantumCertificate.certificate()));

    @Test
    void opensslDecryptsTheInnerLayer(@TempDir Path work) throws Exception {
        Files.write(
                work.resolve("inner.der"),
                AuthEnveloped.encrypt(CONTENT, new EllipticCurveTransport(), classicalCertificate));
        try (JcaPEMWriter pem = new JcaPEMWriter(Files.newBufferedWriter(work.resolve("pair.pem")))) {
            pem.writeObject(classicalCertificate.certificate());
            pem.writeObject(new JcaPKCS8Generator(classical.getPrivate(), null));
        }
        OpenSsl.Result result = OpenSsl.run(
                work,
                "cms",
                "-decrypt",
                "-binary",
                "-inform",
                "DER",
                "-in",
                "inner.der",
                "-inkey",
                "pair.pem",
                "-recip",
                "pair.pem",
                "-out",
                "content");
        assertThat(result.output()).isEmpty();
        assertThat(work.resolve("content")).hasBinaryContent(CONTENT);
    }

    @Test
    void bouncyCastleDecryptsBothLayers() throws Exception {
        byte[] inner = AuthEnveloped.encrypt(CONTENT, new EllipticCurveTransport(), classicalCertificate);
        byte[] outer = AuthEnveloped.encrypt(CONTENT, new KemTransport(), postQuantumCertificate);
        Set<ASN1ObjectIdentifier> allowed = Set.of(CMSAlgorithm.AES256_GCM);
        assertThat(decrypt(
                        inner,
                        new JceKeyAgreeAuthEnvelopedRecipient(own.classicalKey())
                                .setProvider(CryptoProviders.bouncyCastle())
                                .setAllowedContentAlgorithms(allowed)
                                .setMinimumTagSize(128)))
                .isEqualTo(CONTENT);
        assertThat(decrypt(
                        outer,
                        new JceKEMAuthEnvelopedRecipient(postQuantum.getPrivate())
                                .setProvider(CryptoProviders.bouncyCastle())
                                .setAllowedContentAlgorithms(allowed)
                                .setMinimumTagSize(128)))
                .isEqualTo(CONTENT);
    }

    @Test
    void decryptsLayersThatBouncyCastleWrote() throws Exception {
        assertThat(NestedEncryption.decryptInner(encrypt(CMSAlgorithm.AES256_GCM, keyAgreement()), own))
                .isEqualTo(CONTENT);
        assertThat(NestedEncryption.decryptOuter(encrypt(CMSAlgorithm.AES256_GCM, keyEncapsulation()), own))
                .isEqualTo(CONTENT);
    }

    @Test
    void refusesWeakerContentCipher() throws Exception {
        byte[] weaker = encrypt(CMSAlgorithm.AES128_GCM, keyAgreement());
        assertRefused(
                ErrorCode.OPEN_ALGORITHM_FORBIDDEN, "content-cipher", () -> NestedEncryption.decryptInner(weaker, own));
    }

    @Test
    void refusesSecondRecipient() throws Exception {
        byte[] either = encrypt(CMSAlgorithm.AES256_GCM, keyAgreement(), keyEncapsulation());
        assertRefused(
                ErrorCode.OPEN_ALGORITHM_FORBIDDEN, "one-recipient", () -> NestedEncryption.decryptInner(either, own));
    }

    @Test
    void refusesLayersToBeSwapped() {
        byte[] inner = AuthEnveloped.encrypt(CONTENT, new EllipticCurveTransport(), classicalCertificate);
        assertRefused(ErrorCode.OPEN_ALGORITHM_FORBIDDEN, () -> NestedEncryption.decryptOuter(inner, own));
    }

    @Test
    void bouncyCastleVerifiesBothSignatures() throws Exception {
        TestFederation federation = new TestFederation();
        SigningIdentity signer = federation.keysOf(TestFederation.SENDER).signing();
        byte[] one = DetachedSignature.sign(
                SignatureScheme.ECDSA_P256, signer.classicalKey(), signer.classical(), CONTENT, TestFederation.NOW);
        byte[] other = DetachedSignature.sign(
                SignatureScheme.ML_DSA_65, signer.postQuantumKey(), signer.postQuantum(), CONTENT, TestFederation.NOW);
        assertThat(isVerified(one, signer.classical())).isTrue();
        assertThat(isVerified(other, signer.postQuantum())).isTrue();
    }

    private static boolean isVerified(byte[] cms, KnownCertificate signer) throws Exception {
        CMSSignedData signed = new CMSSignedData(new CMSProcessableByteArray(CONTENT), cms);
        Collection<SignerInformation> signers = signed.getSignerInfos().getSigners();
        assertThat(signers).hasSize(1);
        return signers.iterator()
                .next()
                .verify(new JcaSimpleSignerInfoVerifierBuilder()
                        .setProvider(CryptoProviders.bouncyCastle())
                        .build(signer.certificate()));
    }

    private RecipientInfoGenerator keyAgreement() throws Exception {
        KeyPair ephemeral = TestAuthority.ellipticCurve();
        return new JceKeyAgreeRecipientInfoGenerator(
                        CMSAlgorithm.ECDH_SHA256KDF,
                        KeyKind.EC_P256.privateKey(ephemeral.getPrivate()),
                        ephemeral.getPublic(),
                        CMSAlgorithm.AES256_WRAP)
                .setProvider(CryptoProviders.bouncyCastle())
                .addRecipient(classicalCertificate.certificate());
    }

    private RecipientInfoGenerator keyEncapsulation() throws Exception {
        X509Certificate certificate = new JcaX509CertificateConverter()
                .setProvider(CryptoProviders.bouncyCastle())
                .getCertificate(new X509CertificateHolder(postQuantumCertificate.structure()));
        return new JceKEMRecipientInfoGenerator(certificate, CMSAlgorithm.AES256_WRAP)
                .setKDF(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_alg_hkdf_with_sha256))
                .setProvider(CryptoProviders.bouncyCastle());
    }

    private static byte[] encrypt(ASN1ObjectIdentifier cipher, RecipientInfoGenerator... recipients) throws Exception {
        CMSAuthEnvelopedDataGenerator generator = new CMSAuthEnvelopedDataGenerator();
        for (RecipientInfoGenerator recipient : recipients) {
            generator.addRecipientInfoGenerator(recipient);
        }
        OutputAEADEncryptor encryptor = (OutputAEADEncryptor) new JceCMSContentEncryptorBuilder(cipher)
                .setProvider(CryptoProviders.bouncyCastle())
                .build();
        return generator
                .generate(new CMSProcessableByteArray(CONTENT), encryptor)
                .toASN1Structure()
                .getEncoded(ASN1Encoding.DER);
    }

    private static byte[] decrypt(byte[] layer, Recipient recipient) throws Exception {
        return new CMSAuthEnvelopedData(layer)
                .getRecipientInfos()
                .iterator()
                .next()
                .getContent(recipient);
    }
}
